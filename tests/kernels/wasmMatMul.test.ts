import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkKernels } from '../../src/kernels/check/checkKernels';
import type { OpenWasm } from '../../src/kernels/wasm/openWasm';
import { allowRelaxedSimd } from './relaxedSimd';
import { openWasmInNode } from './wasmBackend';

/** Numbers between −1 and 1, the same for the same position and salt. */
function numbers(shape: number[], salt: number): tf.Tensor {
  const size = tf.util.sizeFromShape(shape);
  const values = Float32Array.from(
    { length: size },
    (_, i) => ((Math.imul(i + 1, 2654435761) ^ Math.imul(salt, 40503)) >> 8) / 2 ** 23,
  );
  return tf.tensor(values, shape);
}

async function differenceFromCpu(compute: () => tf.Tensor): Promise<number> {
  const before = tf.memory();
  const [check] = await checkKernels('wasm', [{ name: 'one', compute: () => [compute()] }]);
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numBytes).toBe(before.numBytes);
  return check!.worst;
}

/** Sizes around a tile's (4, 6, 8), a slice's (12, 16) and a stretch's (320), and none at all. */
const size = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(48, 63, 64, 65, 96, 127));
const depth = fc.oneof(size, fc.constantFrom(319, 320, 321, 640, 643));

describe.each(['simd', 'relaxed-simd'] as const)('matMul on the wasm backend with %s', (features) => {
  let wasm: OpenWasm;
  beforeAll(async () => {
    tf.env().set('PROD', true);
    allowRelaxedSimd(features === 'relaxed-simd');
    wasm = await openWasmInNode();
  });
  afterAll(() => {
    wasm.close();
    allowRelaxedSimd(false);
  });

  it.runIf(features === 'relaxed-simd')('takes the module with fused multiply-add', () => {
    expect(wasm.features).toBe(features);
  });

  it('equals the cpu backend for any sizes in all four transpositions', async () => {
    const product = fc.record({
      m: size,
      k: depth,
      n: size,
      transposeA: fc.boolean(),
      transposeB: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(product, async ({ m, k, n, transposeA, transposeB }) => {
        const worst = await differenceFromCpu(() =>
          tf.matMul(
            numbers(transposeA ? [k, m] : [m, k], 1) as tf.Tensor2D,
            numbers(transposeB ? [n, k] : [k, n], 2) as tf.Tensor2D,
            transposeA,
            transposeB,
          ),
        );
        expect(worst).toBeLessThan(2e-5);
      }),
      { seed: 3, numRuns: 250 },
    );
  });

  it('packs the resident operand in parts if it is too large', async () => {
    for (const [m, n] of [
      [450, 470],
      [470, 450],
    ] as const) {
      const worst = await differenceFromCpu(() => tf.matMul(numbers([m, 317], 1), numbers([317, n], 2)));
      expect(worst).toBeLessThan(2e-5);
    }
  });

  it.each([
    { a: [3, 5, 7], b: [3, 7, 9] },
    { a: [3, 5, 7], b: [7, 9] },
    { a: [5, 7], b: [4, 7, 9] },
    { a: [1, 5, 7], b: [4, 7, 9] },
    { a: [2, 1, 5, 7], b: [3, 7, 4] },
    { a: [2, 3, 5, 7], b: [2, 1, 7, 4] },
  ])('multiplies stacks $a · $b, plain and transposed', async ({ a, b }) => {
    const flipped = (shape: number[]) => [...shape.slice(0, -2), shape.at(-1)!, shape.at(-2)!];
    const plain = numbers(a, 1);
    const right = numbers(b, 2);
    for (const transposeA of [false, true]) {
      const actual = tf.tidy(() => tf.matMul(transposeA ? numbers(flipped(a), 1) : plain, right, transposeA));
      // tfjs's cpu backend does not repeat every stack: each pair of matrices by itself instead.
      const expected = tf.tidy(() => {
        const left = transposeA ? numbers(flipped(a), 1) : plain;
        const outer = actual.shape.slice(0, -2);
        const rows = left.shape.slice(-2) as [number, number];
        const columns = b.slice(-2) as [number, number];
        const lefts = tf.unstack(tf.reshape(tf.broadcastTo(left, [...outer, ...rows]), [-1, ...rows]));
        const rights = tf.unstack(
          tf.reshape(tf.broadcastTo(right, [...outer, ...columns]), [-1, ...columns]),
        );
        return tf.reshape(
          tf.stack(lefts.map((matrix, i) => tf.matMul(matrix, rights[i]!, transposeA))),
          actual.shape,
        );
      });
      expect([...(await actual.data())]).toEqual([...(await expected.data())]);
      tf.dispose([actual, expected]);
    }
    tf.dispose([plain, right]);
  });

  it('adds a bias and applies ReLU, as a dense layer needs for prediction', async () => {
    for (const { m, k, n } of [
      { m: 5, k: 33, n: 13 },
      { m: 32, k: 64, n: 16 },
      { m: 1, k: 3, n: 1 },
    ]) {
      for (const activation of ['linear', 'relu'] as const) {
        for (const bias of [undefined, numbers([n], 3)]) {
          const worst = await differenceFromCpu(() =>
            tf.fused.matMul({
              a: numbers([m, k], 1),
              b: numbers([k, n], 2),
              ...(bias && { bias }),
              activation,
            }),
          );
          expect(worst).toBeLessThan(2e-5);
          bias?.dispose();
        }
      }
    }
  });

  it('leaves unsupported activations to tfjs', async () => {
    const worst = await differenceFromCpu(() =>
      tf.fused.matMul({
        a: numbers([5, 7], 1),
        b: numbers([7, 6], 2),
        bias: numbers([6], 3),
        activation: 'sigmoid',
      }),
    );
    expect(worst).toBeLessThan(2e-5);
  });

  it('gives the same numbers each time, whatever was computed in between', async () => {
    const a = numbers([37, 700], 1);
    const b = numbers([700, 90], 2);
    const first = tf.matMul(a, b);
    const between = tf.matMul(numbers([600, 300], 3), numbers([300, 600], 4));
    const second = tf.matMul(a, b);
    expect(await second.data()).toEqual(await first.data());
    tf.dispose([a, b, first, second, between]);
  });
});
