import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BeatStore } from '../../src/training/beatStore';
import { storeOf, syntheticBeats } from './syntheticBeats';

describe('the store of beats', () => {
  it('addresses the beats of all parts by one running index', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 }), (sizes) => {
        const parts = sizes.map((size, index) => syntheticBeats([size, 2], 5, index + 1));
        const store = storeOf(...parts);
        const all = parts.flatMap((part) => [...part.waveform]);
        const labels = parts.flatMap((part) => [...part.label]);
        expect(store.count).toBe(labels.length);
        expect([...store.labels()]).toEqual(labels);
        const row = new Float32Array(7);
        for (let index = 0; index < store.count; index++) {
          expect(store.copyBeat(index, row, 1)).toBe(labels[index]);
          expect([...row.subarray(1, 6)]).toEqual(all.slice(index * 5, index * 5 + 5));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the memory of a part instead of copying it', () => {
    const part = syntheticBeats([4, 4], 3);
    const store = storeOf(part);
    part.waveform[0] = 42;
    const row = new Float32Array(3);
    store.copyBeat(0, row, 0);
    expect(row[0]).toBe(42);
  });

  it('takes no notice of empty parts and is empty after clear', () => {
    const store = storeOf(syntheticBeats([]), syntheticBeats([2, 2], 6));
    expect([store.count, store.lengthSamples]).toEqual([4, 6]);
    store.clear();
    expect([store.count, store.lengthSamples]).toEqual([0, 0]);
    store.add(syntheticBeats([1], 9));
    expect(store.lengthSamples).toBe(9);
  });

  it('refuses beats of another length, incomplete beats and missing samples, and keeps what it had', () => {
    const store = storeOf(syntheticBeats([2, 2], 6));
    expect(() => store.add(syntheticBeats([2], 7))).toThrow(/synthetic have 7 samples, those before it 6/);
    const short = { ...syntheticBeats([2], 6), count: 3 };
    expect(() => store.add(short)).toThrow(/synthetic are incomplete/);
    const holed = syntheticBeats([3], 6);
    holed.waveform[8] = Number.NaN;
    expect(() => store.add(holed)).toThrow(/Beat 2 of synthetic holds a missing sample/);
    expect(store.count).toBe(4);
  });

  it('needs no record names', () => {
    const { recordNames, ...part } = syntheticBeats([2], 6);
    expect(recordNames).toEqual(['synthetic']);
    const store = new BeatStore();
    store.add(part);
    expect(store.count).toBe(2);
  });
});
