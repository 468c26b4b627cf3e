import { describe, expect, it } from 'vitest';
import { batchesIn, fillBatch } from '../../src/training/batches';
import { storeOf, syntheticBeats } from './syntheticBeats';

const part = syntheticBeats([4, 3, 3], 4);
const beats = storeOf(part);
const weights = Float32Array.from([1, 2, 4]);
const order = Int32Array.from([9, 0, 3, 5, 7, 2, 1]);
const batch = (start: number, size: number) =>
  fillBatch({ beats, order, start, size, classCount: 3, weights });

describe('a batch', () => {
  it('holds the beats in the order asked for, with one-hot labels and weights that add up to a mean', () => {
    const { count, waveform, oneHot, label, weight } = batch(0, 4);
    expect(count).toBe(4);
    [9, 0, 3, 5].forEach((index, row) => {
      const truth = part.label[index]!;
      expect([...waveform.subarray(row * 4, row * 4 + 4)]).toEqual([
        ...part.waveform.subarray(index * 4, index * 4 + 4),
      ]);
      expect(label[row]).toBe(truth);
      expect([...oneHot.subarray(row * 3, row * 3 + 3)]).toEqual([0, 1, 2].map((k) => (k === truth ? 1 : 0)));
      expect(weight[row]).toBe(weights[truth]! / 4);
    });
  });

  it('is padded at the end of an epoch with rows that count for nothing', () => {
    const { size, count, waveform, oneHot, label, weight } = batch(4, 4);
    expect([size, count]).toEqual([4, 3]);
    expect([...waveform.subarray(12)]).toEqual([0, 0, 0, 0]);
    expect([...oneHot.subarray(9)]).toEqual([0, 0, 0]);
    expect(label[3]).toBe(-1);
    expect(weight[3]).toBe(0);
    expect(weight[0]).toBeCloseTo(weights[part.label[7]!]! / 3, 7);
  });

  it('is one of ⌈beats / size⌉', () => {
    expect([batchesIn(8, 4), batchesIn(9, 4), batchesIn(0, 4)]).toEqual([2, 3, 0]);
  });
});
