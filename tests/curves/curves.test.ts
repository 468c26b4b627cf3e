import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELL_SEC, cellAt, timeOfCell } from '../../src/curves/cells';
import { pickBeats } from '../../src/curves/pickBeats';
import { targetCurves } from '../../src/curves/targetCurves';

const CLASSES = 4;
const THRESHOLD = 0.4;
const REFRACTORY_SEC = 0.2;

/** Beats at least 0.24 s apart within a minute. */
const beats = fc
  .uniqueArray(fc.record({ slot: fc.integer({ min: 1, max: 240 }), label: fc.integer({ min: 0, max: 3 }) }), {
    selector: ({ slot }) => slot,
    maxLength: 120,
  })
  .chain((slots) =>
    fc
      .array(fc.double({ min: -0.004, max: 0.004, noNaN: true }), {
        minLength: slots.length,
        maxLength: slots.length,
      })
      .map((jitter) => {
        const sorted = [...slots].sort((a, b) => a.slot - b.slot);
        return {
          timeSec: sorted.map(({ slot }, i) => slot * 0.248 + jitter[i]!),
          label: sorted.map(({ label }) => label),
        };
      }),
  );
const cells = Math.ceil(61 / CELL_SEC);

describe('cells', () => {
  it('have the place of a time and back', () => {
    expect(timeOfCell(cellAt(12.3456))).toBeCloseTo(12.3456, 12);
    // The middle of the first four samples.
    expect(timeOfCell(0)).toBeCloseTo(1.5 / 125, 12);
  });
});

describe('targetCurves and pickBeats', () => {
  it('give back the beats that curves were made of', () => {
    fc.assert(
      fc.property(beats, (given) => {
        const { curves } = targetCurves({ beats: given, cells, classCount: CLASSES });
        const found = pickBeats(curves, CLASSES, THRESHOLD);
        expect(found.timeSec).toHaveLength(given.timeSec.length);
        found.timeSec.forEach((timeSec, beat) => {
          expect(Math.abs(timeSec - given.timeSec[beat]!)).toBeLessThan(0.012);
          const row = [...found.probabilities.subarray(beat * CLASSES, (beat + 1) * CLASSES)];
          expect(row.indexOf(Math.max(...row))).toBe(given.label[beat]);
          expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('never picks two beats within the refractory time, nor one below the threshold', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 }), (chances) => {
        const curves = Float32Array.from(chances.flatMap((chance) => [chance / 2, chance / 2, 1 - chance]));
        const found = pickBeats(curves, 2, THRESHOLD);
        for (const timeSec of found.timeSec) {
          const around = [-2, -1, 0, 1, 2].map((by) => chances[Math.round(cellAt(timeSec)) + by] ?? 0);
          expect(Math.max(...around)).toBeGreaterThanOrEqual(THRESHOLD - 1e-6);
        }
        // Places are means of two cells on either side.
        for (let i = 1; i < found.timeSec.length; i++) {
          expect(found.timeSec[i]! - found.timeSec[i - 1]!).toBeGreaterThan(REFRACTORY_SEC - 4.1 * CELL_SEC);
        }
      }),
    );
  });

  it('takes the higher of two peaks that are too near to each other', () => {
    const chances = [0, 0.5, 0, 0.9, 0, 0, 0, 0, 0, 0, 0.6, 0];
    const found = pickBeats(Float32Array.from(chances.flatMap((p) => [p, 1 - p])), 1, THRESHOLD);
    const places = Array.from(found.timeSec, cellAt);
    expect(places).toHaveLength(2);
    // The peak of .9, drawn towards the .5 two cells before; the .5 itself is too near to it.
    expect(places[0]).toBeCloseTo((1 * 0.5 + 3 * 0.9) / 1.4, 5);
    expect(places[1]).toBeCloseTo(10, 5);
  });

  it('makes rows that sum to 1, also where beats of several classes meet', () => {
    const { curves } = targetCurves({
      beats: { timeSec: [1, 1.03, 1.06], label: [0, 2, 0] },
      cells: 100,
      classCount: CLASSES,
    });
    for (let cell = 0; cell < 100; cell++) {
      const row = curves.subarray(cell * 5, cell * 5 + 5);
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
      expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
    }
  });

  it('learns nothing at beats without a class and where beats are not marked', () => {
    const { curves, isLearnt } = targetCurves({
      beats: { timeSec: [1, 2], label: [0, 255] },
      cells: 200,
      classCount: CLASSES,
      unmarked: [{ fromSec: 4, toSec: 5 }],
    });
    const at = (timeSec: number) => isLearnt[Math.round(cellAt(timeSec))];
    expect([at(0.5), at(1), at(2), at(3), at(4.5), at(5.5)]).toEqual([1, 1, 0, 1, 0, 1]);
    expect(curves[Math.round(cellAt(2)) * 5 + 4]).toBe(1);
  });
});
