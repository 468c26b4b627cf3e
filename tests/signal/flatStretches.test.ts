import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAT_SEC, flatStretches, type Stretch } from '../../src/signal/flatStretches';

const HZ = 50;

/** By the definition: all samples of all seconds within the range. */
function byDefinition(signal: Float32Array, range: number): Stretch[] {
  const span = FLAT_SEC * HZ;
  const isFlat = new Uint8Array(signal.length);
  for (let start = 0; start + span <= signal.length; start++) {
    const second = signal.subarray(start, start + span);
    if (second.every(Number.isFinite) && Math.max(...second) - Math.min(...second) <= range) {
      isFlat.fill(1, start, start + span);
    }
  }
  const found: Stretch[] = [];
  isFlat.forEach((flat, i) => {
    const last = found.at(-1);
    if (flat && last?.to === i) last.to++;
    else if (flat) found.push({ from: i, to: i + 1 });
  });
  return found;
}

/** Quiet and loud pieces of any length, steps, slow drifts and missing samples. */
const anySignal = fc
  .array(
    fc.record({
      length: fc.integer({ min: 1, max: 170 }),
      level: fc.integer({ min: -2, max: 2 }),
      noise: fc.constantFrom(0, 0, 0.5, 1, 3),
      drift: fc.constantFrom(0, 0, 0.01, 0.05),
      isMissing: fc.nat({ max: 6 }).map((n) => n === 0),
      seed: fc.integer({ min: 0, max: 1000 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) =>
    Float32Array.from(
      pieces.flatMap(({ length, level, noise, drift, isMissing, seed }) =>
        Array.from({ length: isMissing ? 2 : length }, (_, i) =>
          isMissing ? Number.NaN : level + drift * i + noise * Math.sin(seed + 7 * i),
        ),
      ),
    ),
  );

describe('flatStretches', () => {
  it('are all seconds within the range, joined', () => {
    fc.assert(
      fc.property(anySignal, fc.constantFrom(0, 0.5, 1.5), (signal, range) => {
        expect(flatStretches(signal, HZ, range)).toEqual(byDefinition(signal, range));
      }),
      { numRuns: 500 },
    );
  });

  it('may be the whole signal, however long it drifts, or nothing of it', () => {
    const drift = Float32Array.from({ length: 100_000 }, (_, i) => i / 10_000);
    expect(flatStretches(drift, HZ, 0.012)).toEqual([{ from: 0, to: drift.length }]);
    expect(flatStretches(drift, HZ, 0.001)).toEqual([]);
    expect(flatStretches(new Float32Array(49), HZ, 1)).toEqual([]);
    expect(flatStretches(new Float32Array(0), HZ, 1)).toEqual([]);
    expect(flatStretches(new Float32Array(1000).fill(Number.NaN), HZ, 1)).toEqual([]);
  });
});
