import * as tf from '@tensorflow/tfjs';
import { createRandom } from '../../base/random';
import { type KernelCase, valueAndGradients, wave } from './cases';

/** Random shapes, the same for the same seed, each with its gradients. */
export function fuzzCases(seed: number, count: number): KernelCase[] {
  const random = createRandom(seed);
  /** From 1 to `most`; a multiple of four half of the time, since kernels often treat those separately. */
  const extent = (most: number) => {
    const any = 1 + random.below(most);
    return random.below(2) === 0 ? any : Math.max(4, any - (any % 4));
  };
  const makers = [
    () => convolution(extent(4), extent(60), extent(12), extent(20), extent(18), random.below(4) === 0),
    () => product(extent(70), extent(90), extent(40), random.below(2) === 0, random.below(2) === 0),
    () => pool(extent(4), 4 + extent(40), extent(20), 1 + random.below(4), 1 + random.below(4)),
  ];
  return Array.from({ length: count }, (_, i) => makers[i % makers.length]!());
}

function convolution(
  batch: number,
  width: number,
  inChannels: number,
  outChannels: number,
  taps: number,
  valid: boolean,
): KernelCase {
  const pad = valid && taps <= width ? 'valid' : 'same';
  return {
    name: `fuzz conv1d ${batch}×${width}×${inChannels}→${outChannels} k${taps} ${pad}`,
    compute: () =>
      valueAndGradients(
        [wave([batch, width, inChannels], 1), wave([taps, inChannels, outChannels], 2)],
        (x, f) => tf.conv1d(x as tf.Tensor3D, f as tf.Tensor3D, 1, pad),
      ),
  };
}

function product(m: number, k: number, n: number, transposeA: boolean, transposeB: boolean): KernelCase {
  return {
    name: `fuzz matMul ${m}×${k}×${n}${transposeA ? ' Aᵀ' : ''}${transposeB ? ' Bᵀ' : ''}`,
    compute: () =>
      valueAndGradients(
        [wave(transposeA ? [k, m] : [m, k], 1), wave(transposeB ? [n, k] : [k, n], 2), wave([n], 3)],
        (a, b, bias) => tf.relu(tf.add(tf.matMul(a!, b!, transposeA, transposeB), bias!)),
      ),
  };
}

function pool(batch: number, height: number, channels: number, filter: number, stride: number): KernelCase {
  return {
    name: `fuzz maxPool ${batch}×${height}×${channels} ${filter} by ${stride}`,
    compute: () =>
      valueAndGradients([wave([batch, height, 1, channels], 1)], (x) =>
        tf.maxPool(tf.relu(x!) as tf.Tensor4D, [filter, 1], [stride, 1], 'valid'),
      ),
  };
}
