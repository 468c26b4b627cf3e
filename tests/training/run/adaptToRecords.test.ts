import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import { type AdaptOptions, adaptToRecords } from '../../../src/training/run/adaptToRecords';

const CLASSES = 4;
const UNITS = 3;

/** Beats of some records whose hidden values and answers have nothing to do with each other; many are certain. */
function someBeats(seed: number, count: number, records: number): AdaptOptions {
  const random = createRandom(seed);
  const probabilities = new Float32Array(count * CLASSES);
  for (let beat = 0; beat < count; beat++) {
    const row = Array.from({ length: CLASSES }, () => random.uniform() ** 3);
    if (random.uniform() < 0.7) row[random.below(CLASSES)] = 1000;
    const sum = row.reduce((a, b) => a + b, 0);
    probabilities.set(
      row.map((value) => value / sum),
      beat * CLASSES,
    );
  }
  const hidden = Float32Array.from({ length: count * UNITS }, () => random.normal());
  const record = Array.from({ length: count }, () => random.below(records));
  return { probabilities, hidden, record, classCount: CLASSES };
}

const given = fc
  .tuple(fc.integer(), fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 4 }))
  .map((parts) => someBeats(...parts));

/** Two clusters of twenty certain beats, and one beat that the network cannot decide, in the middle of the second cluster. */
function twoClusters(certain: number): AdaptOptions {
  const count = 41;
  const probabilities = new Float32Array(count * CLASSES);
  const hidden = new Float32Array(count * UNITS);
  for (let beat = 0; beat < count; beat++) {
    const k = beat < 20 ? 0 : 2;
    probabilities.fill((1 - certain) / 3, beat * CLASSES, (beat + 1) * CLASSES);
    probabilities[beat * CLASSES + k] = certain;
    hidden.fill((k === 0 ? 1 : 5) + (beat % 2) / 4, beat * UNITS, (beat + 1) * UNITS);
  }
  probabilities.set([0.5, 0.1, 0.3, 0.1], 40 * CLASSES);
  return { probabilities, hidden, record: Array<number>(count).fill(0), classCount: CLASSES };
}

describe('adapting to a record', () => {
  it('leaves every row its sum and its sign, and what it was given', () => {
    fc.assert(
      fc.property(given, (options) => {
        const before = options.probabilities.slice();
        const adapted = adaptToRecords(options);
        expect(options.probabilities).toEqual(before);
        for (let row = 0; row < adapted.length; row += CLASSES) {
          const sum = adapted.subarray(row, row + CLASSES).reduce((a, b) => a + b, 0);
          expect(sum).toBeCloseTo(1, 5);
        }
        expect(adapted.every((value) => value >= 0)).toBe(true);
      }),
    );
  });

  it('looks at no other record', () => {
    fc.assert(
      fc.property(given, (options) => {
        const { probabilities, hidden, record } = options;
        const own = Array.from(record).flatMap((number, beat) => (number === 0 ? [beat] : []));
        const rowsOf = (values: Float32Array, width: number) =>
          Float32Array.from(own.flatMap((beat) => [...values.subarray(beat * width, (beat + 1) * width)]));
        const alone = adaptToRecords({
          probabilities: rowsOf(probabilities, CLASSES),
          hidden: rowsOf(hidden, UNITS),
          record: own.map(() => 0),
          classCount: CLASSES,
        });
        expect(alone).toEqual(rowsOf(adaptToRecords(options), CLASSES));
      }),
    );
  });

  it('draws a beat that the network cannot decide to the cluster in which it lies', () => {
    const options = twoClusters(0.997);
    const adapted = adaptToRecords(options).subarray(40 * CLASSES);
    // Classes without a cluster keep what they had; the others share theirs: 0.7 of it as it was, 0.3 by the centres.
    expect(adapted[0]).toBeCloseTo(0.7 * 0.5, 5);
    expect(adapted[2]).toBeCloseTo(0.7 * 0.3 + 0.3 * 0.8, 5);
    expect([adapted[1], adapted[3]]).toEqual([Math.fround(0.1), Math.fround(0.1)]);
  });

  it('changes nothing where the network is not certain of two classes', () => {
    const options = twoClusters(0.9);
    expect(adaptToRecords(options)).toEqual(options.probabilities);
  });
});
