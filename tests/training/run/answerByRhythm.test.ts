import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import { answerByRhythm, type RhythmOptions } from '../../../src/training/run/answerByRhythm';

const CLASSES = 4;
const SVEB = 1;

/** Records of beats with these intervals; every `every`-th beat is called SVEB, the others N. */
function records(intervals: number[][], every = 5): RhythmOptions {
  const record = intervals.flatMap((own, i) => own.map(() => i));
  const timeSec = intervals.flatMap((own) => {
    let now = 0;
    return own.map((rr) => {
      now += rr;
      return now;
    });
  });
  const probabilities = new Float32Array(record.length * CLASSES);
  for (let beat = 0; beat < record.length; beat++) {
    probabilities.set(beat % every === 0 ? [0.2, 0.7, 0.06, 0.04] : [0.9, 0.05, 0.03, 0.02], beat * CLASSES);
  }
  return { probabilities, record, timeSec, classCount: CLASSES };
}

const random = createRandom(3);
const irregular = (count: number) => Array.from({ length: count }, () => 0.4 + 0.6 * random.uniform());
const regular = (count: number) => Array.from({ length: count }, () => 0.8 + 0.01 * random.normal());
/** Every fifth beat comes early, and the next one late. */
const early = (count: number) => Array.from({ length: count }, (_, i) => [0.5, 1, 0.8, 0.8, 0.8][i % 5]!);
const rowOf = (answers: Float32Array, beat: number) => [
  ...answers.subarray(beat * CLASSES, (beat + 1) * CLASSES),
];

describe('no SVEB in fibrillation', () => {
  it('takes it from every beat of a stretch of fibrillation, and gives it to the others as they are', () => {
    const options = records([irregular(600)]);
    const before = options.probabilities.slice();
    const answers = answerByRhythm(options);
    expect(options.probabilities).toEqual(before);
    for (let beat = 1; beat < 600; beat++) {
      const row = rowOf(answers, beat);
      expect(row[SVEB]).toBe(0);
      expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
      // The others have among themselves what they had.
      expect(row[0]! / row[2]!).toBeCloseTo(beat % 5 === 0 ? 0.2 / 0.06 : 0.9 / 0.03, 3);
    }
  });

  it('leaves regular rhythm as it is, also where many beats are early and called so', () => {
    for (const intervals of [regular(600), early(600)]) {
      const options = records([intervals]);
      expect(answerByRhythm(options)).toEqual(options.probabilities);
    }
  });

  it('looks at each record by itself, however the beats of records are ordered', () => {
    const options = records([irregular(400), regular(400)]);
    const answers = answerByRhythm(options);
    expect(rowOf(answers, 200)[SVEB]).toBe(0);
    expect(answers.subarray(400 * CLASSES)).toEqual(options.probabilities.subarray(400 * CLASSES));

    const mixed = Array.from({ length: 800 }, (_, i) => (i % 2) * 400 + ((7 * (i >> 1)) % 400));
    const shuffled = answerByRhythm({
      ...options,
      probabilities: Float32Array.from(mixed.flatMap((beat) => rowOf(options.probabilities, beat))),
      record: mixed.map((beat) => options.record[beat]!),
      timeSec: mixed.map((beat) => options.timeSec[beat]!),
    });
    mixed.forEach((beat, i) => {
      expect(rowOf(shuffled, i)).toEqual(rowOf(answers, beat));
    });
  });

  it('gives N what nothing else has, and leaves few beats as they are', () => {
    const certain = records([irregular(400)], 1e9);
    for (let beat = 0; beat < 400; beat += 7) certain.probabilities.set([0, 1, 0, 0], beat * CLASSES);
    const answers = answerByRhythm(certain);
    expect(rowOf(answers, 203)).toEqual([1, 0, 0, 0]);
    const few = records([irregular(20)]);
    expect(answerByRhythm(few)).toEqual(few.probabilities);
    expect(answerByRhythm(records([]))).toEqual(new Float32Array(0));
  });
});
