import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { createPlainQuadrature, createQuadrature } from '../../src/signal/quadrature';
import { expectSameBits } from './sameBits';

const LENGTH = 300;
const random = createRandom(5);
const row = (length: number) => Float64Array.from({ length }, () => 2 * random.uniform() - 1);
const pairs = [9, 23].map((half) => ({ odd: row(half + 1), even: row(half + 1), half }));

it('is the same in WebAssembly, to the last bit, at any place and of any length', () => {
  const rows = [LENGTH, LENGTH, LENGTH];
  fc.assert(
    fc.property(
      fc.nat(1),
      fc.integer({ min: 23, max: 100 }),
      fc.integer({ min: 1, max: 150 }),
      fc.nat(60),
      (pair, from, count, at) => {
        const [simd, plain] = [createQuadrature(pairs, rows), createPlainQuadrature(pairs, rows)];
        const x = row(LENGTH);
        for (const each of [simd, plain]) {
          each.rows[0]!.set(x);
          each.run(pair, from, count, 1, 2, at);
        }
        for (const which of [1, 2]) {
          const [fast, slow] = [simd, plain].map((each) => each.rows[which]!.slice(at, at + count));
          expectSameBits(fast!, slow!);
          expect(fast!.some((value) => value !== 0)).toBe(true);
        }
      },
    ),
  );
});

it('is a sum of products', () => {
  const { rows, run } = createPlainQuadrature(
    [{ odd: Float64Array.of(0, 1), even: Float64Array.of(2, -1), half: 1 }],
    [5, 5, 5],
  );
  rows[0]!.set([1, 2, 4, 7, 5]);
  run(0, 1, 3, 1, 2, 0);
  expect([...rows[1]!.slice(0, 3)]).toEqual([-1, -1, 5]);
  expect([...rows[2]!.slice(0, 3)]).toEqual([Math.hypot(3, 1), Math.sqrt(26), Math.sqrt(26)]);
});
