import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultMultiHead } from '../../src/model/defaults';
import { crossEntropyPerBeat, l2Factors, l2Penalty } from '../../src/model/losses';
import { createMultiHeadCnn, logitsOf } from '../../src/model/multiHeadCnn';
import { useCpuBackend } from './cpuBackend';

beforeAll(useCpuBackend);

describe('the cross-entropy of a beat', () => {
  it('is −log of the true class’s probability', () => {
    // softmax([1, 2, 3]) = .09003057, .24472847, .66524096 (SciPy)
    const losses = tf.tidy(() => [
      ...crossEntropyPerBeat(
        tf.tensor2d([
          [1, 2, 3],
          [1, 2, 3],
          [0, 0, 0],
        ]),
        tf.tensor2d([
          [0, 0, 1],
          [1, 0, 0],
          [0, 1, 0],
        ]),
      ).dataSync(),
    ]);
    expect(losses[0]).toBeCloseTo(0.40760596, 6);
    expect(losses[1]).toBeCloseTo(2.40760596, 6);
    expect(losses[2]).toBeCloseTo(Math.log(3), 6);
  });

  it('stays finite where the probability rounds to 0, and is 0 in padding rows', () => {
    const losses = tf.tidy(() => [
      ...crossEntropyPerBeat(
        tf.tensor2d([
          [0, 500],
          [0, 500],
        ]),
        tf.tensor2d([
          [1, 0],
          [0, 0],
        ]),
      ).dataSync(),
    ]);
    expect(losses[0]).toBe(500);
    expect(losses[1]).toBeCloseTo(0, 12);
  });
});

describe('the L2 penalty', () => {
  const model = () => createMultiHeadCnn({ ...defaultMultiHead(12, 3), dense: [4], l2: 0.02 });

  it('is what tf.layers itself computes from the layers’ regularisers', () => {
    const network = model();
    const [ours, theirs] = tf.tidy(() => [
      l2Penalty(network).dataSync()[0]!,
      tf.addN(network.calculateLosses()).dataSync()[0]!,
    ]);
    expect(theirs).toBeGreaterThan(0);
    expect(ours).toBeCloseTo(theirs, 6);
    network.dispose();
  });

  it('weighs the six convolution kernels and nothing else', () => {
    const network = model();
    const factors = l2Factors(network);
    const names = network.trainableWeights.filter(({ name }) => factors.has(name)).map((w) => w.originalName);
    expect(names.sort()).toEqual(
      ['head1', 'head2', 'head3'].flatMap((head) => [`${head}_conv1/kernel`, `${head}_conv2/kernel`]),
    );
    expect([...factors.values()].every((factor) => Math.abs(factor - 0.02) < 1e-12)).toBe(true);
    network.dispose();
  });

  it('adds up with the cross-entropy: the gradient of the sum is the sum of the gradients, the penalty’s 2 λ w', () => {
    const network = model();
    const factors = l2Factors(network);
    const variables = network.trainableWeights.map((weight) => weight.read() as tf.Variable);
    tf.tidy(() => {
      const x = tf.randomNormal([4, 12, 1], 0, 1, 'float32', 2) as tf.Tensor3D;
      const oneHot = tf.oneHot(tf.tensor1d([0, 1, 2, 1], 'int32'), 3).toFloat() as tf.Tensor2D;
      const crossEntropy = () =>
        tf.mean(crossEntropyPerBeat(logitsOf(network).apply(x) as tf.Tensor2D, oneHot)) as tf.Scalar;
      const whole = tf.variableGrads(
        () => tf.add(crossEntropy(), l2Penalty(network)) as tf.Scalar,
        variables,
      );
      const part = tf.variableGrads(crossEntropy, variables);
      expect(whole.value.dataSync()[0]!).toBeCloseTo(
        part.value.dataSync()[0]! + l2Penalty(network).dataSync()[0]!,
        6,
      );
      for (const variable of variables) {
        const expected = tf.add(
          part.grads[variable.name]!,
          tf.mul(variable, 2 * (factors.get(variable.name) ?? 0)),
        );
        const error = tf.max(tf.abs(tf.sub(whole.grads[variable.name]!, expected))).dataSync()[0]!;
        expect(error).toBeLessThan(1e-6);
      }
    });
    network.dispose();
  });
});
