import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkKernels } from '../../src/kernels/check/checkKernels';
import type { OpenWasm } from '../../src/kernels/wasm/openWasm';
import { pattern, valueAndGradients } from './patterns';
import { openWasmInNode } from './wasmBackend';

let wasm: OpenWasm;
beforeAll(async () => {
  tf.env().set('PROD', true);
  wasm = await openWasmInNode();
});
afterAll(() => wasm.close());

async function worst(compute: () => tf.Tensor[]): Promise<number> {
  const [check] = await checkKernels('wasm', [{ name: 'one', compute }]);
  return check!.worst;
}

const sizes = fc.record({
  batch: fc.integer({ min: 1, max: 3 }),
  height: fc.integer({ min: 1, max: 11 }),
  width: fc.integer({ min: 1, max: 11 }),
  channels: fc.integer({ min: 1, max: 13 }),
  filter: fc.constantFrom([2, 1], [2, 2], [3, 2], [1, 3], [3, 3]) as fc.Arbitrary<[number, number]>,
  strides: fc.constantFrom([2, 1], [2, 2], [1, 1], [3, 2], [1, 2]) as fc.Arbitrary<[number, number]>,
  pad: fc.constantFrom('same' as const, 'valid' as const, 1),
  hasTies: fc.boolean(),
});

describe('max-pooling on the wasm backend', () => {
  it('equals that of the cpu backend, values and gradients, for any window, stride and padding, ties too', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async ({ batch, height, width, channels, filter, strides, pad, hasTies }) => {
        // tfjs reckons the output of a numeric padding from the height alone, so that only squares are well defined.
        fc.pre(pad !== 1 || (filter[0] === filter[1] && strides[0] === strides[1]));
        fc.pre(pad === 'same' || (height >= filter[0] && width >= filter[1]));
        const difference = await worst(() => {
          const numbers = pattern([batch, height, width, channels], 1);
          const x = hasTies ? tf.round(tf.mul(numbers, 1.5)) : numbers;
          return valueAndGradients([x], (input) =>
            tf.maxPool(input as tf.Tensor4D, filter, strides, pad, pad === 1 ? 'floor' : undefined),
          );
        });
        expect(difference).toBeLessThan(1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['[2, 1]', [2, 1], 4],
    ['[2, 1], odd channels', [2, 1], 3],
    ['[2, 2]', [2, 2], 4],
    ['[2, 2], odd channels', [2, 2], 3],
    ['overlapping', [3, 2], 4],
  ] as const)('NaN and −∞ as the cpu backend has them: %s', async (_name, filter, channels) => {
    const specials = [Number.NaN, -Infinity, Number.NaN, 2, -Infinity, Number.NaN, 1];
    const numbers = Float32Array.from(
      { length: 6 * 4 * channels },
      (_, i) => specials[(i * i + (i >> 2) + (i >> 4)) % 7]!,
    );
    const compute = () => {
      const strides = filter[0] === 3 ? [1, 1] : [...filter];
      return tf.tidy(() =>
        valueAndGradients([tf.tensor4d(numbers, [1, 6, 4, channels])], (x) =>
          tf.maxPool(x as tf.Tensor4D, [...filter], strides as [number, number], 'valid'),
        ),
      );
    };
    const read = async (backend: string) => {
      await tf.setBackend(backend);
      const tensors = compute();
      const values = await Promise.all(tensors.map((tensor) => tensor.data()));
      tf.dispose(tensors);
      return values.map((some) => Array.from(some, (value) => Math.round(value * 1e5) + 0));
    };
    const expected = await read('cpu');
    expect(expected[0]).toContain(-Infinity);
    expect(await read('wasm')).toEqual(expected);
  });

  it('also fills the gradient outside all windows', async () => {
    await tf.setBackend('wasm');
    // A dirty heap: what is freed here is likely given out again for the gradient.
    for (let i = 0; i < 4; i++) tf.fill([1, 5, 5, 4], 77).dispose();
    const [, gradient] = valueAndGradients([pattern([1, 5, 5, 4], 1)], (x) =>
      tf.maxPool(x as tf.Tensor4D, [2, 2], [2, 2], 'valid'),
    );
    const edge = await tf
      .tidy(() =>
        tf.concat([tf.slice(gradient!, [0, 4]), tf.slice(gradient!, [0, 0, 4]).reshape([1, 1, 5, 4])], 1),
      )
      .data();
    expect(Array.from(edge)).toEqual(Array(40).fill(0));
  });
});
