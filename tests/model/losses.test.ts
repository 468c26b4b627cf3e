import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultMultiHead } from '../../src/experiment/network/defaults';
import { createModel } from '../../src/model/createModel';
import { logitsOf } from '../../src/model/logits';
import { crossEntropyPerBeat, focalPerBeat, l2Factors } from '../../src/model/losses';
import { useCpuBackend } from './cpuBackend';
import { l2Penalty } from './l2Penalty';

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

describe('the focal loss of a beat', () => {
  const oneHot = [
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
    [0, 0, 1],
  ];
  const logits = [
    [2, -1, 0.5],
    [-3, 2, 1],
    [0.1, 0.2, -0.3],
    [-2, -1, 5],
  ];
  const probabilities = (row: number[]) => {
    const powers = row.map(Math.exp);
    const sum = powers.reduce((total, power) => total + power, 0);
    return powers.map((power) => power / sum);
  };
  /** In float64, from the definition. */
  const focal = (row: number[], truth: number, gamma: number) => {
    const p = probabilities(row)[truth]!;
    return -((1 - p) ** gamma) * Math.log(p);
  };
  const values = (gamma: number) =>
    tf.tidy(() => {
      const ce = crossEntropyPerBeat(tf.tensor2d(logits), tf.tensor2d(oneHot));
      return [...focalPerBeat(ce, gamma).dataSync()];
    });
  /** Of Σ upstream · loss, by the logits. */
  const gradients = (x: number[][], truth: number[][], gamma: number, upstream: number[]) =>
    tf.tidy(() =>
      (
        tf
          .grad((z) =>
            tf.sum(
              tf.mul(
                focalPerBeat(crossEntropyPerBeat(z as tf.Tensor2D, tf.tensor2d(truth)), gamma),
                upstream,
              ),
            ),
          )(tf.tensor2d(x))
          .arraySync() as number[][]
      ).map((row) => [...row]),
    );

  it.each([0.5, 1, 2, 5])('is (1 − p)^γ · −log p, γ = %d', (gamma) => {
    const expected = logits.map((row, i) => focal(row, oneHot[i]!.indexOf(1), gamma));
    values(gamma).forEach((value, i) => {
      expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-6 * Math.max(1, expected[i]!));
    });
  });

  it('is the cross-entropy where γ is 0', () => {
    expect(values(0)).toEqual(
      tf.tidy(() => [...crossEntropyPerBeat(tf.tensor2d(logits), tf.tensor2d(oneHot)).dataSync()]),
    );
  });

  it.each([0.5, 1, 2, 5])('has the gradient computed from finite differences in float64, γ = %d', (gamma) => {
    const upstream = [1, 0.25, -2, 3];
    const step = 1e-5;
    gradients(logits, oneHot, gamma, upstream).forEach((row, i) => {
      const truth = oneHot[i]!.indexOf(1);
      row.forEach((value, j) => {
        const at = (change: number) => focal(logits[i]!.with(j, logits[i]![j]! + change), truth, gamma);
        const expected = (upstream[i]! * (at(step) - at(-step))) / (2 * step);
        expect(Math.abs(value - expected), `${i}, ${j}`).toBeLessThan(2e-6 + 1e-5 * Math.abs(expected));
      });
    });
  });

  it.each([0.5, 2])(
    'has a finite gradient where the network is sure or the row is padding, γ = %d',
    (gamma) => {
      const sure = [
        [100, 0, 0],
        [18, 0, 0],
        [3, 4, 5],
      ];
      const truth = [
        [1, 0, 0],
        [1, 0, 0],
        [0, 0, 0],
      ];
      for (const row of gradients(sure, truth, gamma, [1, 1, 1])) {
        for (const value of row) expect(Math.abs(value)).toBeLessThan(1e-7);
      }
      const wrong = gradients([[0, 200, 0]], [[1, 0, 0]], gamma, [1])[0]!;
      expect(wrong[0]!).toBeCloseTo(-1, 5);
      expect(wrong[1]!).toBeCloseTo(1, 5);
    },
  );
});

describe('the L2 penalty', () => {
  const model = () => createModel({ ...defaultMultiHead(12, 3), dense: [4], l2: 0.02 });

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

  it('applies to the six convolution kernels only', () => {
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
