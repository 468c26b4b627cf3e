import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { isPrime, nextSmoothLength, primitiveRoot, radicesOf } from '../../src/signal/fft/integers';
import { createFftPlan } from '../../src/signal/fft/plan';
import { largestDifference } from './probe';

function randomComplex(length: number): Float64Array {
  const random = createRandom(length);
  return Float64Array.from({ length: 2 * length }, () => 2 * random.uniform() - 1);
}

/** The definition, O(n²). */
function naiveTransform(input: Float64Array): Float64Array {
  const n = input.length / 2;
  const output = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    for (let j = 0; j < n; j++) {
      const angle = (-2 * Math.PI * ((j * k) % n)) / n;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      output[2 * k]! += input[2 * j]! * c - input[2 * j + 1]! * s;
      output[2 * k + 1]! += input[2 * j]! * s + input[2 * j + 1]! * c;
    }
  }
  return output;
}

const lengths = [
  ...Array.from({ length: 64 }, (_, i) => i + 1),
  ...[97, 101, 120, 127, 128, 250, 251, 256, 257, 263, 324, 360, 361, 401, 499, 500, 502, 625, 729, 1021],
];

describe('createFftPlan', () => {
  it.each(lengths)('equals the definition for length %i, and its inverse gives back the input', (length) => {
    const plan = createFftPlan(length);
    const input = randomComplex(length);
    const before = input.slice();
    const spectrum = new Float64Array(2 * length);
    plan.forward(input, spectrum);
    expect(input).toEqual(before);
    expect(largestDifference(spectrum, naiveTransform(input))).toBeLessThan(1e-11);

    const back = new Float64Array(2 * length);
    plan.inverse(spectrum, back);
    expect(largestDifference(back, input)).toBeLessThan(1e-13);
  });

  it('chooses the method by the factors of the length', () => {
    expect(createFftPlan(324).method).toBe('mixed radix');
    expect(createFftPlan(251).method).toBe('rader');
    expect(createFftPlan(7).method).toBe('rader');
    expect(createFftPlan(263).method).toBe('bluestein');
    expect(createFftPlan(502).method).toBe('bluestein');
  });

  it('keeps the energy (Parseval) and is linear, whatever the method', () => {
    const energy = (row: Float64Array) => row.reduce((sum, v) => sum + v * v, 0);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 700 }),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (n, factor) => {
          const plan = createFftPlan(n);
          const a = randomComplex(n);
          const b = randomComplex(n + 1).subarray(0, 2 * n);
          const fa = new Float64Array(2 * n);
          const fb = new Float64Array(2 * n);
          const fsum = new Float64Array(2 * n);
          plan.forward(a, fa);
          expect(energy(fa) / n).toBeCloseTo(energy(a), 9);
          plan.forward(b, fb);
          plan.forward(
            a.map((v, i) => v + factor * b[i]!),
            fsum,
          );
          const expected = fa.map((v, i) => v + factor * fb[i]!);
          expect(largestDifference(fsum, expected)).toBeLessThan(1e-10);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same numbers every time', () => {
    for (const length of [250, 251, 263]) {
      const plan = createFftPlan(length);
      const [first, second] = [new Float64Array(2 * length), new Float64Array(2 * length)];
      plan.forward(randomComplex(length), first);
      plan.forward(randomComplex(length + 2).subarray(0, 2 * length), second);
      plan.forward(randomComplex(length), second);
      expect(second).toEqual(first);
    }
  });

  it.each([0, -1, 2.5, Number.NaN])('refuses length %d', (length) => {
    expect(() => createFftPlan(length)).toThrow(/an integer of at least 1/);
  });
});

describe('integers', () => {
  it('finds the butterflies of a length', () => {
    expect(radicesOf(1)).toEqual([]);
    expect(radicesOf(324)?.reduce((a, b) => a * b)).toBe(324);
    expect(radicesOf(251)).toBeUndefined();
    expect(radicesOf(14)).toBeUndefined();
    expect(nextSmoothLength(501)).toBe(512);
  });

  it('finds generators', () => {
    for (let p = 3; p < 600; p++) {
      if (!isPrime(p)) continue;
      const g = primitiveRoot(p);
      const powers = new Set<number>();
      for (let q = 0, power = 1; q < p - 1; q++, power = (power * g) % p) powers.add(power);
      expect(powers.size).toBe(p - 1);
    }
  });
});
