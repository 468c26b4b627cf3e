import * as tf from '@tensorflow/tfjs-core';
import type { KernelReplacement } from '../replaceKernels';
import type { WasmContext } from './context';
import { addressOf } from './heap';

const FLOAT_BYTES = 4;

/**
 * Kernels that copy numbers without changing them.
 *
 * A clone shares its memory with the original, as on tfjs's other backends: its wasm backend copies, and a training
 * step clones whatever a gradient will need again. No kernel writes to an existing tensor, so sharing is not
 * observable. Splitting copies each part once; tfjs's own kernel reads the complete tensor again for each part.
 */
export function copyKernels({ backend, kernels }: WasmContext): KernelReplacement[] {
  return [
    {
      kernelName: tf.Identity,
      create: (stock) => (params) => {
        const { x } = params.inputs as { x: tf.TensorInfo };
        if (x.dtype === 'string') return stock!(params);
        backend.incRef(x.dataId);
        return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
      },
    },
    {
      kernelName: tf.SplitV,
      create: (stock) => (params) => {
        const { x } = params.inputs as { x: tf.TensorInfo };
        if (x.dtype !== 'float32') return stock!(params);
        const { numOrSizeSplits, axis } = params.attrs as unknown as tf.SplitVAttrs;
        const along = tf.util.parseAxisParam(axis, x.shape)[0]!;
        const sizes = tf.backend_util.prepareSplitSize(
          { shape: x.shape } as tf.Tensor,
          numOrSizeSplits,
          along,
        );
        const rows = tf.util.sizeFromShape(x.shape.slice(0, along));
        const bytesEach = tf.util.sizeFromShape(x.shape.slice(along + 1)) * FLOAT_BYTES;
        let from = addressOf(backend, x);
        return sizes.map((size) => {
          const part = backend.makeOutput(x.shape.with(along, size), 'float32');
          const bytes = size * bytesEach;
          kernels.copyRows(from, x.shape[along]! * bytesEach, addressOf(backend, part), bytes, bytes, rows);
          from += bytes;
          return part;
        });
      },
    },
  ];
}
