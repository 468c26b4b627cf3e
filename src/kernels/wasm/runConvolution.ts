import type * as tf from '@tensorflow/tfjs-core';
import type { WasmContext } from './context';
import { addressOf } from './heap';

/** Sizes, strides and padding of a convolution, channels last. */
export type Convolution = tf.backend_util.Conv2DInfo;

/** Channels rounded up to blocks of four, as in the packed filters. */
const roundedToFour = (count: number) => (count + 3) & ~3;

/** The size of an image with its padding, and whether it is padded at all. */
function paddedSize(c: Convolution): { height: number; width: number; isPadded: boolean } {
  const height = (c.outHeight - 1) * c.strideHeight + c.filterHeight;
  const width = (c.outWidth - 1) * c.strideWidth + c.filterWidth;
  const isPadded = c.padInfo.top > 0 || c.padInfo.left > 0 || height > c.inHeight || width > c.inWidth;
  return isPadded ? { height, width, isPadded } : { height: c.inHeight, width: c.inWidth, isPadded };
}

/** Splits the scratch memory into blocks of floats; all addresses are multiples of 16. */
export function reserve({ scratch }: WasmContext, floats: number[]): number[] {
  const sizes = floats.map(roundedToFour);
  let address = scratch.reserve(4 * sizes.reduce((sum, size) => sum + size, 0));
  return sizes.map((size) => {
    const block = address;
    address += 4 * size;
    return block;
  });
}

/** Operands of a forward convolution; without a bias nothing is added. */
export interface Forward {
  x: tf.TensorInfo;
  filter: tf.TensorInfo;
  bias?: tf.TensorInfo | undefined;
  relu?: boolean;
}

/** @returns x ⋆ filter + bias, and max(…, 0) with `relu` */
export function forward(
  context: WasmContext,
  c: Convolution,
  { x, filter, bias, relu }: Forward,
): tf.TensorInfo {
  const { backend, kernels } = context;
  const y = backend.makeOutput(c.outShape, 'float32');
  const taps = c.filterWidth * c.inChannels;
  const lanes = roundedToFour(c.outChannels);
  const { height, width, isPadded } = paddedSize(c);
  const [packed, offsets, padded] = reserve(context, [
    c.filterHeight * taps * lanes,
    lanes,
    isPadded ? height * width * c.inChannels : 0,
  ]) as [number, number, number];
  kernels.packFilter(addressOf(backend, filter), packed, c.filterHeight * taps, c.outChannels);
  if (bias) kernels.padChannels(addressOf(backend, bias), offsets, 1, c.outChannels);
  else kernels.clear(offsets, lanes);
  kernels.correlate(
    addressOf(backend, x),
    c.batchSize,
    c.inHeight,
    c.inWidth,
    c.inChannels,
    isPadded ? padded : 0,
    height,
    width,
    c.padInfo.top,
    c.padInfo.left,
    1,
    1,
    packed,
    c.filterHeight,
    taps,
    c.strideHeight,
    c.strideWidth,
    offsets,
    addressOf(backend, y),
    c.outHeight,
    c.outWidth,
    c.outChannels,
    relu ? 0 : -Infinity,
  );
  return y;
}

/** @returns the gradient of x: dy, dilated by the strides, correlated with the rotated filter */
export function inputGradient(
  context: WasmContext,
  c: Convolution,
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
): tf.TensorInfo {
  const { backend, kernels } = context;
  const dx = backend.makeOutput(c.inShape, 'float32');
  const taps = c.filterWidth * c.outChannels;
  const lanes = roundedToFour(c.inChannels);
  const height = c.inHeight + c.filterHeight - 1;
  const width = c.inWidth + c.filterWidth - 1;
  const [packed, zeros, padded] = reserve(context, [
    c.filterHeight * taps * lanes,
    lanes,
    height * width * c.outChannels,
  ]) as [number, number, number];
  const positions = c.filterHeight * c.filterWidth;
  kernels.packTurnedFilter(addressOf(backend, filter), packed, positions, c.inChannels, c.outChannels);
  kernels.clear(zeros, lanes);
  kernels.correlate(
    addressOf(backend, dy),
    c.batchSize,
    c.outHeight,
    c.outWidth,
    c.outChannels,
    padded,
    height,
    width,
    c.filterHeight - 1 - c.padInfo.top,
    c.filterWidth - 1 - c.padInfo.left,
    c.strideHeight,
    c.strideWidth,
    packed,
    c.filterHeight,
    taps,
    1,
    1,
    zeros,
    addressOf(backend, dx),
    c.inHeight,
    c.inWidth,
    c.inChannels,
    -Infinity,
  );
  return dx;
}

/** @returns the gradient of the filter, [filterHeight, filterWidth, inChannels, outChannels] */
export function filterGradient(
  context: WasmContext,
  c: Convolution,
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
): tf.TensorInfo {
  const { backend, kernels } = context;
  const gradient = backend.makeOutput(c.filterShape, 'float32');
  const taps = c.filterWidth * c.inChannels;
  const lanes = roundedToFour(c.outChannels);
  const isAligned = lanes === c.outChannels;
  const { height, width, isPadded } = paddedSize(c);
  const [wide, dyPadded, padded] = reserve(context, [
    isAligned ? 0 : c.filterHeight * taps * lanes,
    isAligned ? 0 : c.outHeight * c.outWidth * lanes,
    isPadded ? height * width * c.inChannels : 0,
  ]) as [number, number, number];
  const address = addressOf(backend, gradient);
  kernels.filterGrad(
    addressOf(backend, x),
    c.batchSize,
    c.inHeight,
    c.inWidth,
    c.inChannels,
    isPadded ? padded : 0,
    height,
    width,
    c.padInfo.top,
    c.padInfo.left,
    addressOf(backend, dy),
    isAligned ? 0 : dyPadded,
    c.outHeight,
    c.outWidth,
    c.outChannels,
    c.filterHeight,
    taps,
    c.strideHeight,
    c.strideWidth,
    isAligned ? address : wide,
  );
  if (!isAligned) kernels.cropChannels(wide, address, c.filterHeight * taps, c.outChannels);
  return gradient;
}
