import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import {
  answeredAlong,
  mostTrainingRows,
  predictionStretches,
  trainingStretches,
} from '../../../src/training/input/stretches';

/** Records of these many beats, numbered through. */
function recordsOf(counts: number[]): Int32Array[] {
  let first = 0;
  return counts.map((count) => Int32Array.from({ length: count }, () => first++));
}

const rowsOf = (order: Int32Array, length: number) =>
  Array.from({ length: order.length / length }, (_, i) => order.subarray(i * length, (i + 1) * length));

/** The beats of a stretch follow each other in one record; only after the end of a short record there are rows without. */
function expectConsecutive(stretch: Int32Array, records: Int32Array[]) {
  const record = records.find((beats) => beats.includes(stretch[0]!))!;
  const from = record.indexOf(stretch[0]!);
  const beats = record.subarray(from, from + stretch.length);
  expect([...stretch]).toEqual([...beats, ...new Array(stretch.length - beats.length).fill(-1)]);
  if (beats.length < stretch.length) expect(beats.length).toBe(record.length);
}

const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 });
const seeds = fc.integer({ min: 1, max: 1e6 });

describe('the stretches of an epoch', () => {
  it('show consecutive beats, and learn each beat as often as it is to be learnt', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 12 }), seeds, (sizes, length, seed) => {
        const records = recordsOf(sizes);
        const draw = createRandom(seed);
        const times = records.flatMap((beats) => Array.from(beats, () => draw.below(3)));
        const train = Int32Array.from(times.flatMap((many, beat) => new Array<number>(many).fill(beat)));
        const { order, learnt } = trainingStretches({ records, train, length, random: createRandom(seed) });
        for (const stretch of rowsOf(order, length)) expectConsecutive(stretch, records);
        const shown = times.map(() => 0);
        order.forEach((beat, row) => {
          if (learnt[row] === 1) shown[beat]!++;
        });
        expect(shown).toEqual(times);
        expect(order.length).toBeLessThanOrEqual(mostTrainingRows(records, train, length));
      }),
    );
  });

  it('are cut elsewhere in another epoch, and come in another order', () => {
    const records = recordsOf([100, 100]);
    const train = Int32Array.from({ length: 200 }, (_, beat) => beat);
    const starts = (seed: number) => {
      const { order } = trainingStretches({ records, train, length: 10, random: createRandom(seed) });
      return rowsOf(order, 10).map(([first]) => first!);
    };
    expect(starts(1)).toEqual(starts(1));
    expect(starts(1)).not.toEqual(starts(2));
    expect(new Set(starts(1))).not.toEqual(new Set(starts(2)));
    expect(starts(1)).not.toEqual(starts(1).toSorted((a, b) => a - b));
  });

  it('leave out what has nothing to learn', () => {
    const records = recordsOf([100, 30]);
    const { order } = trainingStretches({
      ...{ records, length: 10, random: createRandom(1) },
      train: Int32Array.of(3, 4),
    });
    expect(order.length).toBeLessThanOrEqual(20);
    expect(order.includes(3)).toBe(true);
  });
});

describe('the stretches of a prediction', () => {
  it('answer more than what is asked for, at no further cost', () => {
    const given = { records: recordsOf([60, 40]), length: 10, reach: { before: 2, after: 1 } };
    const asked = Int32Array.of(3, 31, 99);
    const along = answeredAlong({ ...given, asked });
    // Seven from each beat on, but not beyond the record.
    expect([...along]).toEqual([3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 34, 35, 36, 37, 99]);
    const rows = (beats: Int32Array) => predictionStretches({ ...given, asked: beats }).order;
    expect(rows(along)).toEqual(rows(asked));
  });

  it('answer every beat asked for once, with all beats around it that there are', () => {
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        seeds,
        (sizes, before, after, seed) => {
          const records = recordsOf(sizes);
          const draw = createRandom(seed);
          const length = before + after + 1 + draw.below(5);
          const asked = records.flatMap((beats) => [...beats]).filter(() => draw.below(3) > 0);
          const { order, answers } = predictionStretches({
            ...{ records, length, reach: { before, after } },
            asked: Int32Array.from(asked),
          });
          const answered: number[] = [];
          rowsOf(order, length).forEach((stretch, i) => {
            expectConsecutive(stretch, records);
            const record = records.find((beats) => beats.includes(stretch[0]!))!;
            stretch.forEach((beat, place) => {
              const answer = answers[i * length + place]!;
              if (answer < 0) return;
              answered.push(answer);
              expect(asked[answer]).toBe(beat);
              const at = record.indexOf(beat);
              const around = record.subarray(Math.max(0, at - before), at + after + 1);
              expect(around.every((seen) => stretch.includes(seen))).toBe(true);
            });
          });
          expect(answered.toSorted((a, b) => a - b)).toEqual(asked.map((_, answer) => answer));
        },
      ),
    );
  });
});
