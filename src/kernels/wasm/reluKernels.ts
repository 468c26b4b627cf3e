import * as tf from '@tensorflow/tfjs-core';
import { RELU_GRAD } from '../kernelNames';
import type { KernelReplacement } from '../replaceKernels';
import type { WasmContext } from './context';
import { addressOf } from './heap';

/** ReLU and its gradient, four numbers at a time. */
export function reluKernels({ backend, kernels }: WasmContext): KernelReplacement[] {
  return [
    {
      kernelName: tf.Relu,
      create: (stock) => (params) => {
        const x = params.inputs.x as tf.TensorInfo;
        if (x.dtype !== 'float32') return stock!(params);
        const y = backend.makeOutput(x.shape, 'float32');
        kernels.relu(addressOf(backend, x), addressOf(backend, y), tf.util.sizeFromShape(x.shape));
        return y;
      },
    },
    {
      kernelName: RELU_GRAD,
      create: () => (params) => {
        const { dy, y } = params.inputs as { dy: tf.TensorInfo; y: tf.TensorInfo };
        const dx = backend.makeOutput(y.shape, 'float32');
        const count = tf.util.sizeFromShape(y.shape);
        kernels.reluGrad(addressOf(backend, dy), addressOf(backend, y), addressOf(backend, dx), count);
        return dx;
      },
    },
  ];
}
