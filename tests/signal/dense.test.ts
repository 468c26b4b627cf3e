import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { createDense, createPlainDense } from '../../src/signal/dense';
import { expectSameBits } from './sameBits';

const random = createRandom(7);
const row = (length: number) => Float64Array.from({ length }, () => 2 * random.uniform() - 1);

it('is the same in WebAssembly, to the last bit, of any sizes', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), sizes, (inputs, fours) => {
      let width = inputs;
      const layers = fours.map((four) => {
        const layer = { weights: row(4 * four * width), bias: row(4 * four), inputs: width };
        width = 4 * four;
        return layer;
      });
      const [fast, slow] = [createDense(layers), createPlainDense(layers)];
      for (let i = 0; i < 3; i++) {
        const x = row(inputs);
        expectSameBits(Float64Array.of(fast(x)), Float64Array.of(slow(x)));
      }
    }),
  );
});

it('is sums of products, of which hidden ones are not negative', () => {
  const hidden = {
    weights: Float64Array.of(1, 2, -1, 0, 3, 1, -1, 0),
    bias: Float64Array.of(1, 0, 0, 0),
    inputs: 2,
  };
  const last = { weights: new Float64Array(16), bias: Float64Array.of(-20, 0, 0, 0), inputs: 4 };
  [2, 1, 100, 0].forEach((weight, k) => {
    last.weights[4 * k] = weight;
  });
  for (const create of [createDense, createPlainDense]) {
    // 1 + 2 + 9 = 12 and 4 + 3 = 7; −2 − 3 is made zero.
    expect(create([hidden, last])(Float64Array.of(2, 3))).toBe(2 * 12 + 7 - 20);
    expect(create([hidden, last])(Float64Array.of(0, 0))).toBe(-18);
  }
});
