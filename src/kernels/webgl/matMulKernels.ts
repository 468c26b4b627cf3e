import * as tf from '@tensorflow/tfjs';
import type { KernelReplacement } from '../replaceKernels';
import { isOnCpu, sizeOf, type WebglBackend } from './backend';
import { type Finish, multiplyMatrices } from './matMul';
import { type KernelCall, runtimeOf } from './runtime';

interface MatMulAttributes {
  transposeA: boolean;
  transposeB: boolean;
  activation?: string | null;
}

/** Products of matrices, alone and with bias and ReLU; batches of products are left to the stock kernel. */
export const matMulKernels: KernelReplacement[] = [
  {
    kernelName: tf.BatchMatMul,
    create: (stock) => (call) => product(call, { relu: false }) ?? stock!(call),
  },
  {
    kernelName: tf._FusedMatMul,
    create: (stock) => (call) => {
      const { bias, preluActivationWeights, a, b } = call.inputs;
      const { activation, transposeB } = call.attrs as unknown as MatMulAttributes;
      const columns = transposeB ? b!.shape.at(-2) : b!.shape.at(-1);
      const served =
        !preluActivationWeights &&
        a!.shape.length === b!.shape.length &&
        (!bias || sizeOf(bias.shape) === columns) &&
        (!activation || activation === 'linear' || activation === 'relu');
      return (served && product(call, { bias, relu: activation === 'relu' })) || stock!(call);
    },
  },
];

function product({ inputs, backend, attrs }: KernelCall, finish: Finish): tf.TensorInfo | undefined {
  const { a, b } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
  const { transposeA, transposeB } = attrs as unknown as MatMulAttributes;
  const outer = [...a.shape.slice(0, -2), ...b.shape.slice(0, -2)];
  const floats = a.dtype === 'float32' && b.dtype === 'float32';
  const onCpu = [a, b].every((info) => isOnCpu(backend as WebglBackend, info) && sizeOf(info.shape) < 128);
  if (!floats || onCpu || a.shape.length !== b.shape.length || sizeOf(outer) !== 1) return undefined;
  const [aRows, aColumns] = a.shape.slice(-2) as [number, number];
  const [bRows, bColumns] = b.shape.slice(-2) as [number, number];
  const m = transposeA ? aColumns : aRows;
  const k = transposeA ? aRows : aColumns;
  const n = transposeB ? bRows : bColumns;
  const outShape = [...a.shape.slice(0, -2), m, n];
  return multiplyMatrices(runtimeOf(backend), a, b, { m, k, n, transposeA, transposeB }, outShape, finish);
}
