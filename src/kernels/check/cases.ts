import * as tf from '@tensorflow/tfjs';
import { adamStep } from '../adamStep';
import { normaliseBatch } from '../normaliseBatch';
import { type KernelCase, valueAndGradients, wave } from './caseParts';
import { convPoolCases } from './convPoolCases';

export { type KernelCase, valueAndGradients, wave } from './caseParts';

/** Widths, kernels and channel counts of the lab's networks, and edge cases. */
const CONVOLUTIONS_1D = [
  { batch: 3, width: 251, inChannels: 1, outChannels: 8, kernel: 4 },
  { batch: 2, width: 251, inChannels: 1, outChannels: 8, kernel: 6 },
  { batch: 2, width: 251, inChannels: 1, outChannels: 8, kernel: 8 },
  { batch: 3, width: 125, inChannels: 8, outChannels: 16, kernel: 6 },
  { batch: 1, width: 125, inChannels: 8, outChannels: 16, kernel: 8 },
  { batch: 2, width: 125, inChannels: 8, outChannels: 16, kernel: 10 },
  { batch: 1, width: 251, inChannels: 2, outChannels: 8, kernel: 5 },
  { batch: 2, width: 251, inChannels: 4, outChannels: 8, kernel: 6 },
  { batch: 1, width: 251, inChannels: 8, outChannels: 8, kernel: 4 },
  { batch: 2, width: 13, inChannels: 3, outChannels: 5, kernel: 4 },
  { batch: 2, width: 7, inChannels: 6, outChannels: 7, kernel: 9 },
  { batch: 5, width: 1, inChannels: 4, outChannels: 4, kernel: 3 },
  { batch: 70, width: 31, inChannels: 4, outChannels: 12, kernel: 3 },
  { batch: 2, width: 33, inChannels: 5, outChannels: 8, kernel: 5, pad: 'valid' as const },
  { batch: 2, width: 33, inChannels: 4, outChannels: 8, kernel: 5, stride: 2 },
  { batch: 2, width: 40, inChannels: 40, outChannels: 36, kernel: 3 },
];

const CONVOLUTIONS_2D = [
  { batch: 2, height: 11, width: 9, inChannels: 3, outChannels: 8, kernel: 5 },
  { batch: 1, height: 7, width: 10, inChannels: 4, outChannels: 6, kernel: 4 },
  { batch: 2, height: 8, width: 8, inChannels: 3, outChannels: 4, kernel: 3, pad: 'valid' as const },
  { batch: 1, height: 9, width: 9, inChannels: 2, outChannels: 4, kernel: 3, stride: 2 },
];

/** Stretches of beats as images of `width` columns, convolved from beat to beat; `top`: rows of zeros above, for causal ones. */
const CONVOLUTIONS_OVER_BEATS = [
  { batch: 2, height: 32, width: 1, channels: 64, top: 0 },
  { batch: 1, height: 16, width: 8, channels: 12, top: 0 },
  { batch: 2, height: 8, width: 4, channels: 7, top: 2 },
];

const MATMULS = [
  { m: 3, k: 5, n: 7 },
  { m: 1, k: 32, n: 4 },
  // Its gradients are those of a transposed factor; all three take the cpu backend long.
  { m: 32, k: 2976, n: 256, transposed: [false] },
  { m: 33, k: 61, n: 30 },
  { m: 4, k: 4, n: 4 },
  { m: 65, k: 1, n: 5 },
];

const POOLS = [
  { batch: 2, height: 251, width: 1, channels: 8, filter: [2, 1] },
  { batch: 1, height: 125, width: 1, channels: 16, filter: [2, 1] },
  { batch: 3, height: 7, width: 1, channels: 5, filter: [2, 1] },
  { batch: 2, height: 9, width: 8, channels: 6, filter: [2, 2] },
  { batch: 1, height: 9, width: 8, channels: 4, filter: [3, 2], strides: [2, 1] },
];

const NORMALISED = [
  [3, 251, 8],
  [2, 125, 16],
  [4, 7, 5],
  [1, 3, 9, 18],
];

/** Every kernel that `src/kernels` replaces, forward and backward. */
export function kernelCases(): KernelCase[] {
  return [
    ...CONVOLUTIONS_1D.map(({ batch, width, inChannels, outChannels, kernel, pad, stride }) => ({
      name: `conv1d ${batch}×${width}×${inChannels}→${outChannels} k${kernel} ${pad ?? 'same'} s${stride ?? 1}`,
      compute: () =>
        valueAndGradients(
          [wave([batch, width, inChannels], 1), wave([kernel, inChannels, outChannels], 2)],
          (x, filter) => tf.conv1d(x as tf.Tensor3D, filter as tf.Tensor3D, stride ?? 1, pad ?? 'same'),
        ),
    })),
    ...CONVOLUTIONS_2D.map(({ batch, height, width, inChannels, outChannels, kernel, pad, stride }) => ({
      name: `conv2d ${batch}×${height}×${width}×${inChannels}→${outChannels} k${kernel} ${pad ?? 'same'} s${stride ?? 1}`,
      compute: () =>
        valueAndGradients(
          [wave([batch, height, width, inChannels], 1), wave([kernel, kernel, inChannels, outChannels], 2)],
          (x, filter) => tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, stride ?? 1, pad ?? 'same'),
        ),
    })),
    ...CONVOLUTIONS_OVER_BEATS.map(({ batch, height, width, channels, top }) => ({
      name: `conv2d ${batch}×${height}×${width}×${channels} k3×1${top > 0 ? ' causal' : ''}`,
      compute: () =>
        valueAndGradients(
          [wave([batch, height, width, channels], 1), wave([3, 1, channels, channels], 2)],
          (x, filter) => {
            const image = x as tf.Tensor4D;
            if (top === 0) return tf.conv2d(image, filter as tf.Tensor4D, 1, 'same');
            const padded = tf.pad4d(image, [
              [0, 0],
              [top, 0],
              [0, 0],
              [0, 0],
            ]);
            return tf.conv2d(padded, filter as tf.Tensor4D, 1, 'valid');
          },
        ),
    })),
    ...MATMULS.flatMap(({ m, k, n, transposed = [false, true] }) =>
      transposed.flatMap((transposeA) =>
        transposed.map((transposeB) => ({
          name: `matMul ${m}×${k}·${k}×${n}${transposeA ? ' Aᵀ' : ''}${transposeB ? ' Bᵀ' : ''}`,
          compute: () =>
            valueAndGradients(
              [wave(transposeA ? [k, m] : [m, k], 1), wave(transposeB ? [n, k] : [k, n], 2)],
              (a, b) => tf.matMul(a!, b!, transposeA, transposeB),
            ),
        })),
      ),
    ),
    ...POOLS.map(({ batch, height, width, channels, filter, strides }) => ({
      name: `maxPool ${batch}×${height}×${width}×${channels} ${filter.join('×')}`,
      compute: () =>
        valueAndGradients([wave([batch, height, width, channels], 3)], (x) =>
          tf.maxPool(
            x as tf.Tensor4D,
            filter as [number, number],
            (strides ?? filter) as [number, number],
            'valid',
          ),
        ),
    })),
    ...convPoolCases(),
    {
      name: 'relu → maxPool with ties',
      compute: () =>
        valueAndGradients([wave([2, 30, 1, 8], 4)], (x) =>
          tf.maxPool(tf.relu(x!) as tf.Tensor4D, [2, 1], [2, 1], 'valid'),
        ),
    },
    {
      name: 'conv1d → relu → maxPool → conv1d → relu → maxPool',
      compute: () =>
        valueAndGradients(
          [wave([3, 251, 1], 1), wave([4, 1, 8], 2), wave([6, 8, 16], 3)],
          (x, first, second) => {
            const pooled = (y: tf.Tensor) => {
              const [batch, width, channels] = y.shape as [number, number, number];
              const image = tf.reshape(tf.relu(y), [batch, width, 1, channels]) as tf.Tensor4D;
              return tf.squeeze(tf.maxPool(image, [2, 1], [2, 1], 'valid'), [2]) as tf.Tensor3D;
            };
            const inner = pooled(tf.conv1d(x as tf.Tensor3D, first as tf.Tensor3D, 1, 'same'));
            return pooled(tf.conv1d(inner, second as tf.Tensor3D, 1, 'same'));
          },
        ),
    },
    {
      name: 'dense with bias and relu, softmax cross-entropy',
      compute: () =>
        valueAndGradients([wave([6, 40], 1), wave([40, 9], 2), wave([9], 3)], (x, kernel, bias) =>
          tf.neg(tf.logSoftmax(tf.relu(tf.add(tf.matMul(x!, kernel!), bias!)))),
        ),
    },
    ...NORMALISED.map((shape) => ({
      name: `batch normalisation ${shape.join('×')}`,
      compute: () =>
        valueAndGradients(
          [wave(shape, 1), wave(shape.slice(-1), 2), wave(shape.slice(-1), 3)],
          (x, scale, offset) => {
            const { y, mean, variance } = normaliseBatch(x!, scale!, offset!, { epsilon: 1e-3 });
            tf.dispose([mean, variance]);
            return y;
          },
        ),
    })),
    {
      name: 'batch normalisation: mean and variance',
      compute: () => {
        const { mean, variance } = normaliseBatch(wave([3, 31, 8], 1), wave([8], 2), wave([8], 3), {
          epsilon: 1e-3,
        });
        return [mean, variance];
      },
    },
    {
      name: 'features beside flattened heads, joined, dense',
      compute: () =>
        valueAndGradients(
          [wave([5, 7, 3], 1), wave([5, 6], 2), wave([27, 4], 3)],
          (heads, features, kernel) =>
            tf.matMul(tf.concat([tf.reshape(heads!, [5, 21]), features!], 1), kernel!),
        ),
    },
    {
      name: 'relu of special numbers: −0, tiny, large',
      compute: () =>
        valueAndGradients([tf.tensor1d([-0, 0, 2e-38, -2e-38, 3e38, -3e38, 1, -1, 2])], (x) => tf.relu(x!)),
    },
    ...[0, 2e-4].map((decay) => ({
      name: `adam step, decay ${decay}`,
      compute: () =>
        adamStep(
          {
            weight: wave([37, 11], 1),
            first: wave([37, 11], 2),
            second: tf.square(wave([37, 11], 3)),
            gradient: wave([37, 11], 4),
          },
          { beta1: 0.9, beta2: 0.999, rate: 0.01, floor: 1e-6, decay },
        ),
    })),
  ];
}
