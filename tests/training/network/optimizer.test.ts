import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOptimizer } from '../../../src/training/network/optimizer';
import { useCpuBackend } from '../../model/cpuBackend';

beforeAll(useCpuBackend);

const start = [0.5, -1.0, 2.0, 0.01];
const gradients = [
  [0.1, -0.2, 0.3, 1e-4],
  [0.05, 0.4, -0.3, -2e-4],
  [-0.3, 0.0, 0.2, 1e-4],
  [0.2, 0.1, -0.1, 0.0],
];
const rates = [1e-2, 3e-3, 2e-2, 1e-2];

/** A variable that owns its values alone. */
const variableOf = (values: number[]) => tf.tidy(() => tf.variable(tf.tensor1d(values), true));

/** Weights after each step. */
function walk(kind: 'adam' | 'rmsprop', l2 = 0): number[][] {
  const variable = variableOf(start);
  const optimizer = createOptimizer(kind, [variable], new Map(l2 > 0 ? [[variable.name, l2]] : []));
  const path = gradients.map((gradient, step) => {
    const tensor = tf.tensor1d(gradient);
    optimizer.apply({ [variable.name]: tensor }, rates[step]!);
    tensor.dispose();
    return [...variable.dataSync()];
  });
  optimizer.dispose();
  variable.dispose();
  return path;
}

function expectPath(actual: number[][], expected: number[][]): void {
  actual.forEach((row, step) => {
    row.forEach((value, i) => {
      expect(Math.abs(value - expected[step]![i]!), `step ${step}, weight ${i}: ${value}`).toBeLessThan(5e-7);
    });
  });
}

describe('Adam', () => {
  it('walks as torch.optim.Adam(betas=(.9, .999), eps=1e-7) does, the rate changing each step', () => {
    // torch 1.13.0, float64
    expectPath(walk('adam'), [
      [0.49000000999999, -0.9900000049999975, 1.9900000033333323, 9.990009990011942e-6],
      [0.4872034746214553, -0.991098315233841, 1.9901578980175427, 0.001107606501633037],
      [0.494147941005207, -0.9967582947911382, 1.9854426414932687, 0.0010554583692794339],
      [0.4934795283663714, -1.0002899193069303, 1.984766985024838, 0.0010341024196589],
    ]);
  });
});

describe('RMSprop', () => {
  it('walks as Keras’s does (ρ .9, ε 1e-7 under the root)', () => {
    // NumPy, float64: v = .9 v + .1 g²; w −= rate · g / √(v + 1e-7)
    expectPath(walk('rmsprop'), [
      [0.46837880441857077, -0.9683776186756123, 1.9683773990789444, 0.006853416122362236],
      [0.4639557380369774, -0.9769490253812354, 1.9752598509709622, 0.00870593868564555],
      [0.5238507144308933, -0.9769490253812354, 1.9465341942063512, 0.0025458198681279102],
      [0.5063308345131403, -0.984646778084801, 1.95389607648804, 0.0025458198681279102],
    ]);
  });
});

describe.each(['adam', 'rmsprop'] as const)('%s', (kind) => {
  it('walks as tf.train’s over many steps and several weights', () => {
    const shapes = [[3, 2], [4]];
    const make = () =>
      shapes.map((shape, i) => tf.variable(tf.randomNormal(shape, 0, 1, 'float32', i + 1), true));
    const ours = make();
    const theirs = make();
    const optimizer = createOptimizer(kind, ours, new Map());
    const reference =
      kind === 'adam' ? tf.train.adam(1e-2, 0.9, 0.999, 1e-7) : tf.train.rmsprop(1e-2, 0.9, 0, 1e-7);
    for (let step = 0; step < 60; step++) {
      tf.tidy(() => {
        const values = shapes.map((shape, i) => tf.randomNormal(shape, 0.1, 1, 'float32', 10 * step + i + 5));
        const named = (variables: tf.Variable[]) =>
          Object.fromEntries(variables.map(({ name }, i) => [name, values[i]!]));
        optimizer.apply(named(ours), 1e-2);
        reference.applyGradients(named(theirs) as never);
      });
    }
    const differences = ours.map((variable, i) =>
      tf.tidy(() => tf.max(tf.abs(tf.sub(variable, theirs[i]!))).dataSync()[0]!),
    );
    expect(Math.max(...differences)).toBeLessThan(2e-5);
    tf.dispose([...ours, ...theirs]);
    optimizer.dispose();
    reference.dispose();
  });

  it('adds 2 λ w of the L2 penalty to the gradient', () => {
    const l2 = 0.05;
    const variable = variableOf(start);
    const optimizer = createOptimizer(kind, [variable], new Map());
    const path = gradients.map((gradient, step) => {
      const whole = tf.tidy(() => tf.add(tf.tensor1d(gradient), tf.mul(variable, 2 * l2)));
      optimizer.apply({ [variable.name]: whole }, rates[step]!);
      whole.dispose();
      return [...variable.dataSync()];
    });
    expectPath(walk(kind, l2), path);
    optimizer.dispose();
    variable.dispose();
  });

  it('holds no more tensors after a hundred steps than after one, and none after dispose', () => {
    const before = tf.memory().numTensors;
    const variable = variableOf(start);
    const gradient = tf.tensor1d(gradients[0]!);
    const optimizer = createOptimizer(kind, [variable], new Map([[variable.name, 0.1]]));
    optimizer.apply({ [variable.name]: gradient }, 0.01);
    const after = tf.memory().numTensors;
    for (let step = 0; step < 100; step++) optimizer.apply({ [variable.name]: gradient }, 0.01);
    expect(tf.memory().numTensors).toBe(after);
    optimizer.dispose();
    tf.dispose([variable, gradient]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
