import { describe, expect, it } from 'vitest';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { batchesIn, fillBatch } from '../../../src/training/input/batches';
import { RARITY_FLOOR, rarityScale, rarityWeights } from '../../../src/training/input/batchWeights';
import { inputLayout } from '../../../src/training/input/inputLayout';
import { storeOf, syntheticBeats, syntheticRecord } from '../syntheticBeats';

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

describe('a batch of more than the beat', () => {
  const record = syntheticRecord('100', [6, 4, 3], { lengthSamples: 5, secondLead: true });
  const store = storeOf(record);
  const layout = inputLayout(
    {
      ...defaultTrainSettings,
      input: {
        ...defaultTrainSettings.input,
        beat: true,
        difference: true,
        neighbours: true,
        features: 'causal',
        shape: false,
      },
    },
    true,
  );

  it('holds every beat’s channels and features in its row, zeros in padding', () => {
    const beatOrder = Int32Array.of(12, 0, 5);
    const given = { beats: store, layout, order: beatOrder, start: 0, size: 4, classCount: 3, weights };
    store.derive(layout);
    const { waveform, features } = fillBatch(given);
    const width = 5 * layout.channels.length;
    beatOrder.forEach((index, row) => {
      const alone = { waveform: new Float32Array(width), features: new Float32Array(layout.columns.length) };
      store.copyInput(index, layout, alone, 0);
      expect(waveform.slice(row * width, (row + 1) * width)).toEqual(alone.waveform);
      expect(features.slice(row * layout.columns.length, (row + 1) * layout.columns.length)).toEqual(
        alone.features,
      );
    });
    expect([waveform.length, features.length]).toEqual([4 * width, 4 * layout.columns.length]);
    expect(waveform.slice(3 * width).every((value) => value === 0)).toBe(true);
    expect(features.slice(3 * layout.columns.length).every((value) => value === 0)).toBe(true);
  });

  it('is changed row by row where beats are, each told its place in the order', () => {
    const places: number[][] = [];
    const augment = (waveform: Float32Array, row: number, position: number) => {
      places.push([row, position]);
      waveform[row * 4] = 100 + position;
    };
    const { waveform } = fillBatch({
      ...{ beats, order, start: 4, size: 4, classCount: 3, weights },
      augment,
    });
    expect(places).toEqual([
      [0, 4],
      [1, 5],
      [2, 6],
    ]);
    expect([0, 4, 8, 12].map((at) => waveform[at])).toEqual([104, 105, 106, 0]);
    expect(part.waveform.includes(104)).toBe(false);
  });
});

describe('the weights of a batch whose loss weighs classes by their rarity in it', () => {
  it('are 1 − n_c / n + ε, whatever stands in the padding', () => {
    const label = Int32Array.of(0, 0, 0, 2, 1, 1, -1, -1);
    const found = [...rarityWeights(label, 6, 4)].map((weight) => weight - RARITY_FLOOR);
    [1 / 2, 2 / 3, 5 / 6, 1].forEach((weight, k) => {
      expect(found[k]).toBeCloseTo(weight, 12);
    });
  });

  it('are laid over those of the classes, and are 1 on average over an epoch', () => {
    const large = storeOf(syntheticBeats([800, 150, 50], 1));
    const everything = Int32Array.from({ length: 1000 }, (_, i) => i);
    const scale = rarityScale([800, 150, 50]);
    const filled = [0, 250, 500, 750].map((start) =>
      fillBatch({
        ...{ beats: large, order: everything, start, size: 250, classCount: 3 },
        weights: new Float32Array(3).fill(1),
        rarityScale: scale,
      }),
    );
    const mean = filled.flatMap(({ weight }) => [...weight]).reduce((sum, weight) => sum + weight) / 4;
    expect(mean).toBeGreaterThan(0.95);
    expect(mean).toBeLessThan(1.02);

    const doubled = fillBatch({
      ...{ beats: large, order: everything, start: 0, size: 250, classCount: 3 },
      weights: Float32Array.of(1, 2, 2),
      rarityScale: scale,
    });
    doubled.weight.forEach((weight, row) => {
      expect(weight).toBeCloseTo(filled[0]!.weight[row]! * (doubled.label[row] === 0 ? 1 : 2), 6);
    });
    const rarity = rarityWeights(filled[0]!.label, 250, 3);
    filled[0]!.weight.forEach((weight, row) => {
      expect(weight).toBeCloseTo((scale * rarity[filled[0]!.label[row]!]!) / 250, 7);
    });
  });

  it('are 1 in a training on one class', () => {
    expect(rarityScale([7, 0]) * rarityWeights(Int32Array.of(0, 0), 2, 2)[0]!).toBeCloseTo(1, 9);
  });
});
