import { describe, expect, it } from 'vitest';
import {
  flipLabels,
  noiseReport,
  PAIRS,
  readPredictions,
  scoreList,
  scoreRuns,
} from '../../scripts/experiment/labelNoise.mjs';
import { predictionsCsv } from '../../src/beats/predictionsCsv';
import { annotationsOf, mark } from '../edits/marks';

const [nv] = PAIRS;
/** 1 000 N and 100 V beats, a rhythm change, and A beats that are never touched. */
const record = () =>
  annotationsOf([
    mark(0, '+', { aux: '(N' }),
    ...Array.from({ length: 1000 }, (_, i) => mark(10 * i + 10, i % 2 ? 'N' : 'L', { num: 1 })),
    ...Array.from({ length: 100 }, (_, i) => mark(10 * i + 20_000, i % 10 ? 'V' : 'E')),
    ...Array.from({ length: 50 }, (_, i) => mark(10 * i + 40_000, 'A')),
  ]);

describe('the experiment label-noise', () => {
  it('flips two per cent of either class by the seed, and nothing in paced records', async () => {
    const paced = annotationsOf([mark(5, '/'), ...Array.from({ length: 100 }, (_, i) => mark(i + 9, 'N'))]);
    const records = { a: record(), b: record(), paced };
    const noise = await flipLabels(records, nv, 1);
    expect(noise.flipped.size).toBe(44);
    let toV = 0;
    for (const name of ['a', 'b', 'paced'] as const) {
      const [before, after] = [records[name], noise.records[name]!];
      expect({ ...after, symbol: before.symbol }).toEqual(before);
      before.symbol.forEach((symbol, row) => {
        const isFlipped = noise.flipped.has(`${name} ${before.sample[row]}`);
        const other = 'VE'.includes(symbol) ? 'N' : 'V';
        expect(after.symbol[row]).toBe(isFlipped ? other : symbol);
        if (isFlipped && other === 'V') toV++;
      });
    }
    expect(toV).toBe(40);
    expect((await flipLabels(records, nv, 1)).flipped).toEqual(noise.flipped);
    expect((await flipLabels(records, nv, 2)).flipped).not.toEqual(noise.flipped);
  });

  it('counts hits at the head of a list and in all of it', () => {
    expect(scoreList([true, true, false, true, false], 4)).toEqual({
      ...{ listed: 5, precisionAt: 0.75, precision: 0.6, recall: 0.75 },
    });
    expect(scoreList([true], 4)).toMatchObject({ precisionAt: 1, recall: 0.25 });
  });

  it('reads the predictions of the page, and scores what two runs doubt of them', async () => {
    const count = 2000;
    const truth = Array.from({ length: count }, (_, i) => (i % 5 === 0 ? 2 : 0));
    const isFlipped = truth.map((_, i) => i % 40 === 7);
    const label = Uint8Array.from(truth, (each, i) => (isFlipped[i] ? 2 - each : each));
    /** @param misread each so-manieth beat is misread, from this one on */
    const csv = (misread: number) => {
      const probabilities = new Float32Array(count * 4);
      truth.forEach((each, i) => {
        const read = i % 50 === misread ? 2 - each : each;
        probabilities[i * 4 + read] = 0.9 + (i % 10) / 200;
        probabilities[i * 4 + 2 - read] = 0.1 - (i % 10) / 200;
      });
      return predictionsCsv({
        ...{ recordNames: ['100', '101'], recordHz: [360, 360], split: 'test', classCount: 4, stamp: '' },
        record: Uint16Array.from(truth, (_, i) => (i < count / 2 ? 0 : 1)),
        sample: Int32Array.from(truth, (_, i) => i * 100),
        symbol: truth.map(() => 'N'),
        ...{ label, probabilities, fold: new Int32Array(count), predicted: label },
      });
    };
    const names: string[] = [];
    const byPatients = await readPredictions(csv(11), names);
    const byBeats = await readPredictions(csv(23), names);
    expect(names).toEqual(['100', '101']);
    expect(byBeats.label).toEqual(label);
    expect([...byBeats.probabilities.slice(0, 4)]).toEqual([0.1, 0, 0.9, 0].map(Math.fround));
    const flipped = new Set(
      truth.flatMap((_, i) => (isFlipped[i] ? [`${i < count / 2 ? '100' : '101'} ${i * 100}`] : [])),
    );
    const scores = await scoreRuns({ byPatients, byBeats, names, flipped, pair: nv });
    expect(scores).toMatchObject({ records: 2, beats: count, flipped: 50 });
    // Other orders have the same beats.
    const { listed, recall } = scores.lists.intersection;
    for (const order of ['mean', 'higher'])
      expect(scores.lists[`intersection, by the ${order} of both runs`]).toMatchObject({ listed, recall });
    expect(scores.lists['intersection, by class and by noise rate at once']!.listed).toBeLessThanOrEqual(
      listed,
    );
    expect(scores.lists.intersection.precision).toBe(1);
    expect(scores.lists['by beats'].precision).toBeLessThan(1);
    expect(scores.lists['the queue (intersection first)'].precisionAt).toBe(1);
    expect(scores.lists['intersection, doubts of N↔V alone']).toEqual(scores.lists.intersection);
    expect(scores.lists.intersection.recall).toBeGreaterThan(0.8);
    const page = noiseReport({
      ...{ pair: nv.name, command: 'npm run experiment', preset: 'p', epochs: '1' },
      ...{ minutes: 1, machine: 'm', queue: { firstSeconds: 1, seconds: 0.5, said: '60 doubted' }, scores },
    });
    expect(page).toContain('in 2 records');
    expect(page).toMatch(/50 of the 2000 tested beats.*0\.50 s after the button/s);
    expect(page).toMatch(/\| intersection \| \d+ \| 1\.000 \| 1\.000 \| /);
  });
});
