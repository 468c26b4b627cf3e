import * as tf from '@tensorflow/tfjs-core';
import type { KernelReplacement } from '../replaceKernels';
import type { WasmContext } from './context';
import { addressOf } from './heap';

/**
 * Adding a bias to each row, and its gradient, the sum of the rows; all other sums use tfjs's own kernel, which
 * transposes first.
 */
export function biasKernels({ backend, kernels }: WasmContext): KernelReplacement[] {
  return [
    {
      kernelName: tf.Add,
      create: (stock) => (params) => {
        const { a, b } = params.inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
        const columns = b.shape[0]!;
        const served = b.shape.length === 1 && a.shape.length > 1 && a.shape.at(-1) === columns;
        if (!served || a.dtype !== 'float32' || b.dtype !== 'float32') return stock!(params);
        const y = backend.makeOutput(a.shape, 'float32');
        const rows = tf.util.sizeFromShape(a.shape.slice(0, -1));
        kernels.addBias(
          addressOf(backend, a),
          addressOf(backend, b),
          addressOf(backend, y),
          rows,
          columns,
          false,
        );
        return y;
      },
    },
    {
      kernelName: tf.Sum,
      create: (stock) => (params) => {
        const { x } = params.inputs as { x: tf.TensorInfo };
        const { axis, keepDims } = params.attrs as unknown as tf.SumAttrs;
        const axes = tf.util.parseAxisParam(axis, x.shape);
        const leading = axes.every((along, index) => along === index) && axes.length < x.shape.length;
        if (x.dtype !== 'float32' || keepDims || !leading) return stock!(params);
        const rest = x.shape.slice(axes.length);
        const y = backend.makeOutput(rest, 'float32');
        const rows = tf.util.sizeFromShape(x.shape.slice(0, axes.length));
        kernels.sumRows(addressOf(backend, x), addressOf(backend, y), rows, tf.util.sizeFromShape(rest));
        return y;
      },
    },
  ];
}
