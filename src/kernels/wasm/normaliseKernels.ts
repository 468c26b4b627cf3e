import type * as tf from '@tensorflow/tfjs-core';
import { NORMALISE_BATCH, NORMALISE_BATCH_GRAD } from '../kernelNames';
import type { NormaliseAttributes } from '../normaliseBatch';
import type { KernelReplacement } from '../replaceKernels';
import type { WasmContext } from './context';
import { addressOf } from './heap';

const FLOAT_BYTES = 4;

/** Batch normalisation in training and its gradient, three passes over the numbers each. */
export function normaliseKernels({ backend, kernels, scratch }: WasmContext): KernelReplacement[] {
  const at = (tensor: tf.TensorInfo) => addressOf(backend, tensor);
  const make = (shape: number[]) => backend.makeOutput(shape, 'float32');
  return [
    {
      kernelName: NORMALISE_BATCH,
      create: () => (params) => {
        const { x, scale, offset } = params.inputs as Record<'x' | 'scale' | 'offset', tf.TensorInfo>;
        const { epsilon } = params.attrs as unknown as NormaliseAttributes;
        const { rows, columns } = extentOf(x);
        const [y, mean, variance] = [make(x.shape), make([columns]), make([columns])];
        const work = scratch.reserve(FLOAT_BYTES * columns);
        kernels.normaliseBatch(
          ...([at(x), at(scale), at(offset), at(y), at(mean), at(variance)] as const),
          ...([rows, columns, epsilon, work] as const),
        );
        return [y, mean, variance];
      },
    },
    {
      kernelName: NORMALISE_BATCH_GRAD,
      create: () => (params) => {
        const { x, dy, scale, mean, variance } = params.inputs as Record<
          'x' | 'dy' | 'scale' | 'mean' | 'variance',
          tf.TensorInfo
        >;
        const { epsilon } = params.attrs as unknown as NormaliseAttributes;
        const { rows, columns } = extentOf(x);
        const [dx, dScale, dOffset] = [make(x.shape), make([columns]), make([columns])];
        const work = scratch.reserve(3 * FLOAT_BYTES * columns);
        kernels.normaliseBatchGrad(
          ...([at(x), at(dy), at(scale), at(mean), at(variance), at(dx), at(dScale), at(dOffset)] as const),
          ...([rows, columns, epsilon, work] as const),
        );
        return [dx, dScale, dOffset];
      },
    },
  ];
}

/** Channels are the columns; all axes before them are rows. */
function extentOf({ shape }: tf.TensorInfo): { rows: number; columns: number } {
  const columns = shape.at(-1)!;
  return { rows: shape.slice(0, -1).reduce((product, extent) => product * extent, 1), columns };
}
