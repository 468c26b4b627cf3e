import * as tf from '@tensorflow/tfjs-core';
import type { KernelReplacement } from '../replaceKernels';
import { type BatchPair, broadcastBatches } from './broadcastBatches';
import type { WasmContext } from './context';
import { addressOf } from './heap';

const FLOAT_BYTES = 4;

/** Sizes of op(A) · op(B) for each pair of matrices of two stacks. */
interface Product {
  m: number;
  k: number;
  n: number;
  outShape: number[];
  batches: BatchPair[];
}

/**
 * Matrix products in all four transpositions, also with bias and ReLU, as `tf.layers.dense` needs for prediction.
 *
 * tfjs's own kernel keeps a packed copy of the second operand for the lifetime of that tensor, which in training is one
 * step, and handles transposed operands with plain loops.
 */
export function matMulKernels(context: WasmContext): KernelReplacement[] {
  const { backend, kernels } = context;
  return [
    {
      kernelName: tf.BatchMatMul,
      create: (stock) => (params) => {
        const { a, b } = params.inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
        if (a.dtype !== 'float32' || b.dtype !== 'float32') return stock!(params);
        const { transposeA, transposeB } = params.attrs as unknown as tf.BatchMatMulAttrs;
        return multiply(context, a, b, transposeA, transposeB);
      },
    },
    {
      kernelName: tf._FusedMatMul,
      create: (stock) => (params) => {
        const { a, b, bias } = params.inputs as unknown as tf._FusedMatMulInputs;
        const { transposeA, transposeB, activation } = params.attrs as unknown as tf._FusedMatMulAttrs;
        const served = activation === 'linear' || activation === 'relu';
        if (a.dtype !== 'float32' || b.dtype !== 'float32' || !served) return stock!(params);
        const columns = b.shape[b.shape.length - (transposeB ? 2 : 1)]!;
        if (bias && (bias.shape.at(-1) !== columns || tf.util.sizeFromShape(bias.shape) !== columns)) {
          return stock!(params);
        }
        const out = multiply(context, a, b, transposeA, transposeB);
        const address = addressOf(backend, out);
        const size = tf.util.sizeFromShape(out.shape);
        if (bias) {
          const rows = size / Math.max(columns, 1);
          kernels.addBias(address, addressOf(backend, bias), address, rows, columns, activation === 'relu');
        } else if (activation === 'relu') kernels.relu(address, address, size);
        return out;
      },
    },
  ];
}

function multiply(
  { backend, kernels, scratch }: WasmContext,
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  transposeA: boolean,
  transposeB: boolean,
): tf.TensorInfo {
  const { m, k, n, outShape, batches } = productOf(a.shape, b.shape, transposeA, transposeB);
  const out = backend.makeOutput(outShape, 'float32');
  const work = scratch.reserve(kernels.matMulScratch(m, k, n) * FLOAT_BYTES);
  const aAddress = addressOf(backend, a);
  const bAddress = addressOf(backend, b);
  const outAddress = addressOf(backend, out);
  batches.forEach((pair, index) => {
    kernels.matMul(
      aAddress + pair.a * m * k * FLOAT_BYTES,
      bAddress + pair.b * k * n * FLOAT_BYTES,
      outAddress + index * m * n * FLOAT_BYTES,
      m,
      k,
      n,
      transposeA,
      transposeB,
      work,
    );
  });
  return out;
}

function productOf(a: number[], b: number[], transposeA: boolean, transposeB: boolean): Product {
  const [aRows, aColumns] = a.slice(-2) as [number, number];
  const [bRows, bColumns] = b.slice(-2) as [number, number];
  const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const [inner, n] = transposeB ? [bColumns, bRows] : [bRows, bColumns];
  tf.util.assert(k === inner, () => `matMul: the inner sizes of ${a} and ${b} differ (${k}, ${inner}).`);
  const { shape, pairs } = broadcastBatches(a.slice(0, -2), b.slice(0, -2));
  const outShape = [...shape, m, n];
  // One right matrix for all left ones: the left ones form one tall matrix.
  if (pairs.length > 1 && !transposeA && pairs.every((pair, index) => pair.a === index && pair.b === 0)) {
    return { m: m * pairs.length, k, n, outShape, batches: [{ a: 0, b: 0 }] };
  }
  return { m, k, n, outShape, batches: pairs };
}
