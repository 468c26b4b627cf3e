import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import { sumOf } from '../../../src/base/sumOf';
import { countLabels } from '../../../src/beats/classWeights';
import { sampledCounts, sampleOrder } from '../../../src/experiment/plan/samplingOrder';
import { quickTrainSettings } from '../../../src/experiment/settings/defaults';
import type { SamplingSettings } from '../../../src/experiment/settings/types';
import { epochOrder, shownCounts } from '../../../src/training/input/epochOrder';
import { syntheticBeats } from '../../training/syntheticBeats';

const sampling = (kind: SamplingSettings['kind'], ratio = 1): SamplingSettings => ({
  ...{ kind, ratio },
  when: 'training',
});
const anyCounts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 });
const anyRatio = fc.double({ min: 0.01, max: 1, noNaN: true });

function drawn(counts: number[], settings: SamplingSettings, seed = 1) {
  const { label: labels, count } = syntheticBeats(counts, 1);
  const indices = Int32Array.from({ length: count }, (_, i) => i);
  const order = sampleOrder({ indices, labels, sampling: settings, random: createRandom(seed) });
  const times = new Map<number, number>();
  for (const index of order) times.set(index, (times.get(index) ?? 0) + 1);
  const shown = countLabels(
    Uint8Array.from(order, (index) => labels[index]!),
    counts.length,
  );
  return { labels, indices, order, times, shown };
}

describe('how many beats of each class are shown', () => {
  it('brings every class up to a part of the largest, and makes none less', () => {
    expect(sampledCounts([1000, 30, 400, 0], sampling('oversample', 0.5))).toEqual([1000, 500, 500, 0]);
    expect(sampledCounts([1000, 30, 400, 0], sampling('oversample'))).toEqual([1000, 1000, 1000, 0]);
    fc.assert(
      fc.property(anyCounts, anyRatio, (counts, ratio) => {
        const shown = sampledCounts(counts, sampling('oversample', ratio));
        const largest = Math.max(...counts);
        shown.forEach((count, k) => {
          expect(count).toBe(counts[k] === 0 ? 0 : Math.max(counts[k]!, Math.round(ratio * largest)));
        });
      }),
    );
  });

  it('cuts every class down until the smallest is a part of the largest, and makes none more', () => {
    expect(sampledCounts([1000, 30, 400, 0], sampling('undersample', 0.5))).toEqual([60, 30, 60, 0]);
    expect(sampledCounts([1000, 30, 400, 0], sampling('undersample'))).toEqual([30, 30, 30, 0]);
    fc.assert(
      fc.property(anyCounts, anyRatio, (counts, ratio) => {
        const shown = sampledCounts(counts, sampling('undersample', ratio));
        const smallest = Math.min(...counts.filter((count) => count > 0));
        shown.forEach((count, k) => {
          expect(count).toBe(Math.min(counts[k]!, Math.max(1, Math.round(smallest / ratio))));
        });
      }),
    );
  });

  it('leaves everything as it is where nothing is sampled, or nothing is there', () => {
    expect(sampledCounts([9, 3], sampling('none', 0.5))).toEqual([9, 3]);
    expect(sampledCounts([0, 0], sampling('oversample'))).toEqual([0, 0]);
    expect(sumOf(sampledCounts([0, 0], sampling('undersample')))).toBe(0);
  });
});

describe('over- and undersampling', () => {
  const kinds = fc.constantFrom('none' as const, 'oversample' as const, 'undersample' as const);

  it('shows as many beats of each class as it says, none much more often than another of its class', () => {
    fc.assert(
      fc.property(anyCounts, kinds, anyRatio, (counts, kind, ratio) => {
        const settings = sampling(kind, ratio);
        const { labels, indices, order, times, shown } = drawn(counts, settings);
        expect(shown).toEqual(sampledCounts(counts, settings));
        expect(order.length).toBe(sumOf(sampledCounts(counts, settings)));
        counts.forEach((count, label) => {
          const seen = [...indices]
            .filter((index) => labels[index] === label)
            .map((index) => times.get(index) ?? 0);
          if (count > 0) expect(Math.max(...seen) - Math.min(...seen)).toBeLessThanOrEqual(1);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('draws the same beats for the same seed, others for another, and over many draws each as often', () => {
    const settings = sampling('undersample');
    expect(drawn([50, 10], settings, 3).order).toEqual(drawn([50, 10], settings, 3).order);
    expect(drawn([50, 10], settings, 4).order).not.toEqual(drawn([50, 10], settings, 3).order);
    const seen = new Array<number>(60).fill(0);
    for (let seed = 1; seed <= 400; seed++) {
      for (const [index, times] of drawn([50, 10], settings, seed).times) seen[index]! += times;
    }
    const { labels } = drawn([50, 10], settings);
    // 400 draws of one in five: 80 ± 8.
    const ofLarge = seen.filter((_, index) => labels[index] === 0);
    expect(Math.min(...ofLarge)).toBeGreaterThan(40);
    expect(Math.max(...ofLarge)).toBeLessThan(120);
    expect(seen.filter((_, index) => labels[index] === 1)).toEqual(new Array(10).fill(400));
  });

  it('counts a beat that stands there twice as two, and changes nothing of what it was given', () => {
    const labels = Uint8Array.of(0, 0, 0, 1);
    const indices = Int32Array.of(3, 3, 0, 1, 2);
    const given = indices.slice();
    const random = createRandom(1);
    const order = sampleOrder({ indices, labels, sampling: sampling('oversample'), random });
    expect([...order].sort()).toEqual([0, 1, 2, 3, 3, 3]);
    expect(indices).toEqual(given);
    expect(sampleOrder({ indices, labels, sampling: sampling('none'), random })).toEqual(given);
  });
});

describe('the order of an epoch', () => {
  const labels = syntheticBeats([60, 12, 5], 1).label;
  const plan = { train: Int32Array.from({ length: 70 }, (_, i) => i + 7) };
  const order = (change: Partial<SamplingSettings>, epoch = 1, fold = 0, seed = 1) => {
    const settings = { ...quickTrainSettings, sampling: { ...sampling('oversample'), ...change }, seed };
    const shown = shownCounts({ plan, labels, classCount: 3, settings });
    return { shown, beats: epochOrder({ plan, labels, settings, fold, epoch }) };
  };
  const sorted = (beats: Int32Array) => [...beats].sort((a, b) => a - b);

  it('shows the training beats and no others, as often as said, anew in each epoch and fold', () => {
    for (const kind of ['oversample', 'undersample'] as const) {
      const { shown, beats } = order({ kind, ratio: 0.7 });
      const counts = countLabels(
        Uint8Array.from(beats, (index) => labels[index]!),
        3,
      );
      expect(counts).toEqual(shown);
      expect(beats.every((index) => plan.train.includes(index))).toBe(true);
      expect(order({ kind, ratio: 0.7 }).beats).toEqual(beats);
      for (const [epoch, fold, seed] of [
        [2, 0, 1],
        [1, 1, 1],
        [1, 0, 2],
      ] as const) {
        const other = order({ kind, ratio: 0.7 }, epoch, fold, seed);
        expect(other.shown).toEqual(shown);
        expect(sorted(other.beats)).not.toEqual(sorted(beats));
      }
    }
  });

  it('is the training beats shuffled where nothing is sampled, or was before the split', () => {
    for (const change of [{ kind: 'none' as const }, { when: 'beforeSplit' as const }]) {
      const { shown, beats } = order(change);
      expect(sorted(beats)).toEqual([...plan.train]);
      expect(shown.reduce((sum, count) => sum + count)).toBe(70);
    }
  });
});
