import { expect, it } from 'vitest';
import { sampleOfClass } from '../../../src/state/why/classAverage';

/** Forty beats of two records, every second predicted as class 1; two networks tested them in turns. */
const COUNT = 40;
const each = (value: (i: number) => number) => Array.from({ length: COUNT }, (_, i) => value(i));
const run = (seed: number) =>
  ({
    beats: { recordNames: ['100', '101'], sample: Int32Array.from(each((i) => 360 * i)) },
    experiment: { train: { seed } },
  }) as unknown as Parameters<typeof sampleOfClass>[0];
const tested = {
  index: Int32Array.from(each((i) => i)),
  fold: Int32Array.from(each((i) => (i % 4 < 2 ? 0 : 1))),
  record: Uint16Array.from(each((i) => (i < 20 ? 0 : 1))),
  predicted: Uint8Array.from(each((i) => i % 2)),
};

it('a sample of a class is drawn by the seed, and has the beats of one record and network together', () => {
  const { groups, beats, of } = sampleOfClass(run(1), tested, 1, 12);
  expect([beats, of]).toEqual([12, 20]);
  const samples = groups.flatMap((group) => group.samples);
  expect(new Set(samples).size).toBe(12);
  expect(samples.every((sample) => (sample / 360) % 2 === 1)).toBe(true);
  for (const { fold, recordName, samples: own } of groups) {
    expect(own).toEqual(own.toSorted((a, b) => a - b));
    for (const sample of own) {
      const i = sample / 360;
      expect([tested.fold[i], i < 20 ? '100' : '101']).toEqual([fold, recordName]);
    }
  }
  expect(new Set(groups.map(({ fold, recordName }) => `${fold} ${recordName}`)).size).toBe(groups.length);
  expect(sampleOfClass(run(1), tested, 1, 12)).toEqual({ groups, beats, of });
  expect(sampleOfClass(run(2), tested, 1, 12).groups).not.toEqual(groups);
  expect(sampleOfClass(run(1), tested, 1, 99).beats).toBe(20);
  expect(sampleOfClass(run(1), tested, 3, 12)).toEqual({ groups: [], beats: 0, of: 0 });
});
