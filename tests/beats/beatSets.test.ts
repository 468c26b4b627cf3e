import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToMoments,
  type BeatSet,
  beatAt,
  concatBeats,
  emptyMoments,
  finishMoments,
  mergeMoments,
  transferablesOf,
} from '../../src/beats';
import { RHYTHM_COLUMNS, SHAPE_COLUMNS } from '../../src/beats/types';
import { makeBeats } from './makeBeats';
import { meanBeats } from './meanBeats';

/** A set's beat with everything that hangs on it, but its number in the set. */
const whatIs = (set: BeatSet, beat: number) => {
  const { index, ...rest } = beatAt(set, beat);
  const neighbours = [0, 1].map((side) => secondAt(set, set.neighbours[2 * beat + side]!));
  return structuredClone({ ...rest, neighbours, shape: shapeAt(set, beat) });
};

function secondAt({ second, extraSecond, count, lengthSamples: m }: BeatSet, row: number) {
  if (row < 0) return undefined;
  return row < count
    ? second?.subarray(row * m, (row + 1) * m)
    : extraSecond?.subarray((row - count) * m, (row - count + 1) * m);
}

const shapeAt = ({ shape }: BeatSet, beat: number) =>
  shape?.slice(beat * SHAPE_COLUMNS.length, (beat + 1) * SHAPE_COLUMNS.length);

describe('concatBeats', () => {
  it.each([false, true])('keeps every beat, its neighbours and its record (both leads: %s)', (secondLead) => {
    const parts = [
      makeBeats({ labels: [0, 1, 2], recordNames: ['100', '101'], seed: 1, secondLead, extra: 2 }),
      makeBeats({ labels: [], recordNames: ['103'], seed: 3, secondLead }),
      makeBeats({ labels: [3, 0], recordNames: ['102'], seed: 2, secondLead, extra: 3 }),
    ];
    const whole = concatBeats(parts);
    expect(whole.count).toBe(5);
    expect(whole.recordNames).toEqual(['100', '101', '103', '102']);
    expect(whole.second === undefined).toBe(!secondLead);
    let row = 0;
    for (const part of parts) {
      for (let i = 0; i < part.count; i++) expect(whatIs(whole, row++)).toEqual(whatIs(part, i));
    }
  });

  it('of nothing is an empty set', () => {
    expect(concatBeats([])).toMatchObject({ count: 0, recordNames: [] });
  });

  it('refuses beats of different length, of other leads, and of one record twice', () => {
    const lengths = [4, 5].map((lengthSamples) =>
      makeBeats({ labels: [0], lengthSamples, recordNames: [`${lengthSamples}`] }),
    );
    expect(() => concatBeats(lengths)).toThrow('4 and of 5 samples');
    const leads = [true, false].map((secondLead) =>
      makeBeats({ labels: [0], secondLead, recordNames: [`${secondLead}`] }),
    );
    expect(() => concatBeats(leads)).toThrow('one and of two leads');
    const twice = [1, 2].map((seed) => makeBeats({ labels: [0], seed, recordNames: ['201', `${seed}`] }));
    expect(() => concatBeats(twice)).toThrow('record 201');
  });
});

describe('a set', () => {
  const set = makeBeats({ labels: [0, 2, 1, 0], recordNames: ['100'], secondLead: true, extra: 1 });

  it('gives one beat as an object', () => {
    set.neighbours.set([4, -1], 2);
    expect(beatAt(set, 1)).toEqual({
      index: 1,
      waveform: set.waveform.slice(5, 10),
      second: set.second!.slice(5, 10),
      previous: set.extra,
      next: undefined,
      label: 2,
      className: 'VEB',
      recordName: '100',
      recordHz: 250,
      sample: 600,
      symbol: 'V',
      previousSec: Math.fround(0.8),
      nextSec: Math.fround(0.9),
      rhythm: set.rhythm.slice(RHYTHM_COLUMNS.length, 2 * RHYTHM_COLUMNS.length),
    });
    set.neighbours.set([0, 2], 2);
    expect(beatAt(set, 1).previous).toEqual(set.waveform.slice(0, 5));
    expect(beatAt(set, 1).next).toEqual(set.waveform.slice(10, 15));
    expect(beatAt(set, 0).previousSec).toBeNaN();
    expect(() => beatAt(set, 4)).toThrow('has no beat 4');
  });

  it('has nothing for a lead that was not asked for', () => {
    const { second, extraSecond } = makeBeats({ labels: [0, 1], extra: 2 });
    expect([second, extraSecond]).toEqual([undefined, undefined]);
  });

  it('names all of its memory as what moves', () => {
    const before = structuredClone(set);
    const moved = structuredClone(set, { transfer: transferablesOf(set) });
    expect(moved).toEqual(before);
    const left = Object.entries(set).filter(
      ([, column]) => ArrayBuffer.isView(column) && column.byteLength > 0,
    );
    expect(left.map(([name]) => name)).toEqual([]);
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
        const sets = [
          makeBeats({ labels: left, seed: 3, recordNames: ['100'] }),
          makeBeats({ labels: right, seed: 4, recordNames: ['101'] }),
        ];
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
