import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToMoments,
  beatAt,
  beatsBetween,
  concatBeats,
  emptyMoments,
  finishMoments,
  meanBeats,
  mergeMoments,
  selectBeats,
  transferablesOf,
} from '../../src/beats';
import { makeBeats } from './makeBeats';

describe('concatBeats', () => {
  it('keeps every beat, its record by name', () => {
    const first = makeBeats({ labels: [0, 1, 2], recordNames: ['100', '101'], seed: 1 });
    const second = makeBeats({ labels: [3, 0], recordNames: ['102', '101'], seed: 2 });
    const whole = concatBeats([first, second]);
    expect(whole.count).toBe(5);
    expect(whole.recordNames).toEqual(['100', '101', '102']);
    [first, second].forEach((part, which) => {
      for (let i = 0; i < part.count; i++) {
        const { index, ...beat } = beatAt(part, i);
        expect(beatAt(whole, i + 3 * which)).toEqual({ ...beat, index: index + 3 * which });
      }
    });
  });

  it('of nothing is an empty set', () => {
    expect(concatBeats([])).toMatchObject({ count: 0, recordNames: [] });
  });

  it('refuses beats of different length', () => {
    const parts = [4, 5].map((lengthSamples) => makeBeats({ labels: [0], lengthSamples }));
    expect(() => concatBeats(parts)).toThrow('4 and of 5 samples');
  });
});

describe('looking beats up', () => {
  const set = makeBeats({ labels: [0, 2, 1, 0], recordNames: ['100'] });

  it('gives one beat as an object', () => {
    expect(beatAt(set, 1)).toEqual({
      index: 1,
      waveform: set.waveform.slice(5, 10),
      label: 2,
      className: 'VEB',
      recordName: '100',
      sample: 600,
      symbol: 'V',
      previousSec: Math.fround(0.8),
      nextSec: Math.fround(0.9),
    });
    expect(beatAt(set, 0).previousSec).toBeNaN();
    expect(() => beatAt(set, 4)).toThrow('beat 4 of 4');
  });

  it('finds the beats of a strip', () => {
    const strip = { recordName: '100', fromSample: 600, toSample: 1200 };
    expect(beatsBetween(set, strip)).toEqual([1, 2]);
    expect(beatsBetween(set, { ...strip, recordName: '999' })).toEqual([]);
  });

  it('copies a choice of beats', () => {
    const chosen = selectBeats(set, Int32Array.of(2, 0));
    expect(chosen.count).toBe(2);
    expect({ ...beatAt(chosen, 0), index: 2 }).toEqual(beatAt(set, 2));
    expect({ ...beatAt(chosen, 1), index: 0 }).toEqual(beatAt(set, 0));
    expect(() => selectBeats(set, Int32Array.of(4))).toThrow('beat 4');
  });

  it('names the memory that moves', () => {
    const buffers = transferablesOf(set);
    expect(new Set(buffers)).toEqual(
      new Set([set.waveform, set.label, set.record, set.sample, set.rr].map(({ buffer }) => buffer)),
    );
    const moved = structuredClone(set, { transfer: buffers });
    expect(moved.count).toBe(4);
    expect(set.waveform).toHaveLength(0);
  });
});

describe('meanBeats', () => {
  const labels = fc.array(fc.nat(3), { maxLength: 60 });

  it('equals two passes over the beats of each class', () => {
    fc.assert(
      fc.property(labels, (classes) => {
        const set = makeBeats({ labels: classes });
        const { mean, sd, count } = meanBeats([set], 4);
        for (let label = 0; label < 4; label++) {
          const rows = classes.flatMap((own, i) => (own === label ? [beatAt(set, i).waveform] : []));
          expect(count[label]).toBe(rows.length);
          for (let i = 0; i < 5; i++) {
            const values = rows.map((row) => row[i]!);
            const average = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
            const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
            expect(mean[label * 5 + i]).toBeCloseTo(average, 5);
            expect(sd[label * 5 + i]).toBeCloseTo(Math.sqrt(squares / Math.max(1, values.length - 1)), 5);
          }
        }
      }),
    );
  });

  it('is the same in one pass, record by record, and merged from two threads', () => {
    fc.assert(
      fc.property(labels, labels, (left, right) => {
        const sets = [makeBeats({ labels: left, seed: 3 }), makeBeats({ labels: right, seed: 4 })];
        const whole = meanBeats([concatBeats(sets)], 4);
        const [a, b] = sets.map((set) => addToMoments(emptyMoments(4, 5), set));
        for (const other of [meanBeats(sets, 4), finishMoments(mergeMoments(a!, b!))]) {
          expect(other.count).toEqual(whole.count);
          whole.mean.forEach((value, i) => {
            expect(other.mean[i]).toBeCloseTo(value, 5);
            expect(other.sd[i]).toBeCloseTo(whole.sd[i]!, 5);
          });
        }
      }),
    );
  });

  it('does not lose a small spread on a large offset', () => {
    const set = makeBeats({ labels: [0, 0, 0], lengthSamples: 1 });
    set.waveform.set([16_000_000, 16_000_001, 16_000_002]);
    expect(meanBeats([set], 1)).toEqual({
      mean: Float32Array.of(16_000_001),
      sd: Float32Array.of(1),
      count: [3],
    });
  });

  it('of no beats is empty', () => {
    expect(meanBeats([], 2)).toEqual({ mean: new Float32Array(0), sd: new Float32Array(0), count: [0, 0] });
  });
});
