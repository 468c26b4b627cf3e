import * as tf from '@tensorflow/tfjs-core';
import type { KernelReplacement } from '../replaceKernels';
import type { WasmContext } from './context';
import { addressOf } from './heap';

type Pool = tf.backend_util.Conv2DInfo;

/**
 * Max-pooling and its gradient, channels last, any window, stride and padding. As in tfjs's cpu kernels the gradient goes
 * to the first maximum of a window. tfjs's own gradient on this backend does not (it uses the padding of the forward pass).
 */
export function poolKernels({ backend, kernels }: WasmContext): KernelReplacement[] {
  return [
    {
      kernelName: tf.MaxPool,
      create: (stock) => (params) => {
        const { x } = params.inputs as { x: tf.TensorInfo };
        const pool = describe(x, params.attrs as unknown as tf.MaxPoolAttrs);
        if (x.dtype !== 'float32') return stock!(params);
        const output = backend.makeOutput(pool.outShape, 'float32');
        const addresses = [addressOf(backend, x), addressOf(backend, output)] as const;
        const { rows, length } = asRows(pool);
        if (isPairs(pool)) kernels.maxPoolPairs(...addresses, pool.batchSize, rows, length);
        else if (isQuads(pool)) kernels.maxPoolQuads(...addresses, ...image(pool));
        else kernels.maxPool(...addresses, ...window(pool));
        return output;
      },
    },
    {
      kernelName: tf.MaxPoolGrad,
      create: (stock) => (params) => {
        const { dy, input } = params.inputs as { dy: tf.TensorInfo; input: tf.TensorInfo };
        const pool = describe(input, params.attrs as unknown as tf.MaxPoolGradAttrs);
        if (dy.dtype !== 'float32' || input.dtype !== 'float32') return stock!(params);
        const dx = backend.makeOutput(pool.inShape, 'float32');
        const addresses = [
          addressOf(backend, input),
          addressOf(backend, dy),
          addressOf(backend, dx),
        ] as const;
        const { rows, length } = asRows(pool);
        if (isPairs(pool)) kernels.maxPoolPairsGrad(...addresses, pool.batchSize, rows, length);
        else if (isQuads(pool)) kernels.maxPoolQuadsGrad(...addresses, ...image(pool));
        else kernels.maxPoolGrad(...addresses, ...window(pool));
        return dx;
      },
    },
  ];
}

function describe(x: tf.TensorInfo, { filterSize, strides, pad, dimRoundingMode }: tf.MaxPoolAttrs): Pool {
  const shape = x.shape as [number, number, number, number];
  return tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
}

/** Adjacent windows [2, 1], as for `maxPooling1d` of 2. */
function isPairs({
  filterHeight,
  filterWidth,
  strideHeight,
  strideWidth,
  outHeight,
  ...pool
}: Pool): boolean {
  return (
    filterHeight === 2 &&
    filterWidth === 1 &&
    strideHeight === 2 &&
    strideWidth === 1 &&
    pool.padInfo.top === 0 &&
    pool.padInfo.left === 0 &&
    outHeight === Math.floor(pool.inHeight / 2) &&
    pool.outWidth === pool.inWidth
  );
}

/** Adjacent windows [2, 2], channels a multiple of the vector length. */
function isQuads({ filterHeight, filterWidth, strideHeight, strideWidth, ...pool }: Pool): boolean {
  return (
    filterHeight === 2 &&
    filterWidth === 2 &&
    strideHeight === 2 &&
    strideWidth === 2 &&
    pool.padInfo.top === 0 &&
    pool.padInfo.left === 0 &&
    pool.outHeight === Math.floor(pool.inHeight / 2) &&
    pool.outWidth === Math.floor(pool.inWidth / 2) &&
    pool.inChannels % 4 === 0
  );
}

const asRows = (pool: Pool) => ({ rows: pool.inHeight, length: pool.inWidth * pool.inChannels });
const image = (pool: Pool) => [pool.batchSize, pool.inHeight, pool.inWidth, pool.inChannels] as const;
const window = (pool: Pool) =>
  [
    ...image(pool),
    pool.outHeight,
    pool.outWidth,
    pool.filterHeight,
    pool.filterWidth,
    pool.strideHeight,
    pool.strideWidth,
    pool.padInfo.top,
    pool.padInfo.left,
  ] as const;
