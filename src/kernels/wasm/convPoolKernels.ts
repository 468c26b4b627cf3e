import * as tf from '@tensorflow/tfjs-core';
import { CONV_RELU_POOL, CONV_RELU_POOL_GRAD } from '../kernelNames';
import type { KernelReplacement } from '../replaceKernels';
import type { WasmContext } from './context';
import { addressOf } from './heap';
import { type Convolution, reserve } from './runConvolution';

/** Number of taps read at a time. */
const TAPS_AT_ONCE = 16;

/**
 * Convolution, bias, ReLU and 2 × 2 max-pooling in one, and its gradients; see `convReluPool`. Neither the
 * convolution's output, four times as large as the pooled one, is stored, nor its gradient, three quarters of which are zeros.
 */
export function convPoolKernels(context: WasmContext): KernelReplacement[] {
  const { backend, kernels } = context;
  return [
    {
      kernelName: CONV_RELU_POOL,
      create: () => (params) => {
        const { x, filter, bias } = params.inputs as Record<'x' | 'filter' | 'bias', tf.TensorInfo>;
        const c = describe(x.shape, filter.shape);
        const y = backend.makeOutput(pooledShape(c), 'float32');
        // Bytes 0…4, read only by the gradient; `bool` is the only one-byte type.
        const winners = backend.makeOutput(pooledShape(c), 'bool');
        const taps = c.filterWidth * c.inChannels;
        const { sizes, paddedFloats } = padding(c);
        const [packed, padded, rows] = reserve(context, [
          c.filterHeight * taps * c.outChannels,
          paddedFloats,
          2 * c.outWidth * c.outChannels,
        ]) as [number, number, number];
        kernels.packFilter(addressOf(backend, filter), packed, c.filterHeight * taps, c.outChannels);
        kernels.convPool(
          ...image(addressOf(backend, x), c),
          padded,
          ...sizes,
          packed,
          c.filterHeight,
          taps,
          addressOf(backend, bias),
          rows,
          addressOf(backend, y),
          addressOf(backend, winners),
          c.outChannels,
        );
        return [y, winners];
      },
    },
    {
      kernelName: CONV_RELU_POOL_GRAD,
      create: () => (params) => {
        const { x, dy, winners } = params.inputs as Record<'x' | 'dy' | 'winners', tf.TensorInfo>;
        const { filterShape } = params.attrs as unknown as { filterShape: number[] };
        const c = describe(x.shape, filterShape);
        const gradient = backend.makeOutput(filterShape, 'float32');
        const biasGradient = backend.makeOutput([c.outChannels], 'float32');
        const taps = c.filterWidth * c.inChannels;
        const sumsPerRow = Math.ceil(taps / TAPS_AT_ONCE) * TAPS_AT_ONCE;
        const { sizes, paddedFloats } = padding(c);
        const [padded, list, sums] = reserve(context, [
          paddedFloats + TAPS_AT_ONCE,
          // One more than the windows of a row: a window that does not count is written after the last one.
          2 * (Math.floor(c.outWidth / 2) + 1),
          c.outChannels * c.filterHeight * sumsPerRow,
        ]) as [number, number, number];
        kernels.convPoolGrad(
          ...image(addressOf(backend, x), c),
          padded,
          ...sizes,
          addressOf(backend, dy),
          addressOf(backend, winners),
          c.outChannels,
          c.filterHeight,
          taps,
          list,
          sums,
          addressOf(backend, gradient),
          addressOf(backend, biasGradient),
        );
        return [gradient, biasGradient];
      },
    },
  ];
}

function describe(x: number[], filter: number[]): Convolution {
  const shapes = [x, filter] as [[number, number, number, number], [number, number, number, number]];
  return tf.backend_util.computeConv2DInfo(...shapes, 1, 1, 'same');
}

const pooledShape = (c: Convolution) => [
  c.batchSize,
  Math.floor(c.outHeight / 2),
  Math.floor(c.outWidth / 2),
  c.outChannels,
];

const image = (address: number, c: Convolution) =>
  [address, c.batchSize, c.inHeight, c.inWidth, c.inChannels] as const;

function padding(c: Convolution) {
  const height = c.inHeight + c.filterHeight - 1;
  const width = c.inWidth + c.filterWidth - 1;
  const sizes = [height, width, c.padInfo.top, c.padInfo.left] as const;
  return { sizes, paddedFloats: height * width * c.inChannels };
}
