import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import { stratifiedHoldOut, stratifiedKFold, stratifiedSample } from '../../../src/beats/splits';
import { dealToFolds, heldOut, sampleCounts } from '../../../src/state/selectors/splitCounts';
import { trainingPlan } from '../../../src/state/selectors/trainingPlan';
import { defaultTrainSettings } from '../../../src/training/defaults';

const mitBih = [90081, 2781, 7008, 802];

function labelsOf(counts: number[]): Uint8Array {
  return Uint8Array.from(counts.flatMap((count, label) => new Array<number>(count).fill(label)));
}

function countOf(indices: Int32Array, labels: Uint8Array, classCount: number): number[] {
  const counts = new Array<number>(classCount).fill(0);
  for (const index of indices) counts[labels[index]!]!++;
  return counts;
}

describe('the counts of a plan equal those of the splits', () => {
  const classCounts = fc.array(fc.nat({ max: 120 }), { minLength: 1, maxLength: 5 });

  it('for folds', () => {
    fc.assert(
      fc.property(classCounts, fc.integer({ min: 2, max: 10 }), (counts, folds) => {
        const labels = labelsOf(counts);
        const dealt = stratifiedKFold({ labels, folds, random: createRandom(1) });
        expect(dealToFolds(counts, folds)).toEqual(dealt.map((test) => countOf(test, labels, counts.length)));
      }),
    );
  });

  it('for a hold-out and a validation part', () => {
    fc.assert(
      fc.property(classCounts, fc.double({ min: 0, max: 1, noNaN: true }), (counts, testFraction) => {
        const labels = labelsOf(counts);
        const { test } = stratifiedHoldOut({ labels, testFraction, random: createRandom(1) });
        expect(counts.map((count) => heldOut(count, testFraction))).toEqual(
          countOf(test, labels, counts.length),
        );
      }),
    );
  });

  it('for a sample', () => {
    fc.assert(
      fc.property(classCounts, fc.integer({ min: 1, max: 400 }), (counts, limit) => {
        const labels = labelsOf(counts);
        const sampled = stratifiedSample({ labels, limit, random: createRandom(1) });
        expect(sampleCounts(counts, limit)).toEqual(countOf(sampled, labels, counts.length));
      }),
    );
  });
});

describe('trainingPlan', () => {
  it('counts beats and steps of five folds over MIT-BIH', () => {
    const plan = trainingPlan(mitBih, defaultTrainSettings);
    expect(plan.beats).toBe(100672);
    expect(plan.folds).toHaveLength(5);
    const [first] = plan.folds;
    // N: 18 017 tested in the first fold, 72 064 learnt from, of which round(7 206.4) validate.
    expect(first).toEqual({
      test: [18017, 556, 1401, 161],
      validation: [7206, 223, 561, 64],
      training: [64858, 2002, 5046, 577],
    });
    for (const fold of plan.folds) {
      const all = [...fold.test, ...fold.validation, ...fold.training];
      expect(all.reduce((sum, count) => sum + count, 0)).toBe(100672);
    }
    const training = plan.folds.map((fold) => fold.training.reduce((sum, count) => sum + count, 0));
    expect(plan.beatsShown).toBe(8 * training.reduce((sum, count) => sum + count, 0));
    expect(plan.steps).toBe(8 * training.reduce((sum, count) => sum + Math.ceil(count / 128), 0));
    expect(plan.warnings).toEqual([]);
  });

  it('plans one fold for a hold-out', () => {
    const plan = trainingPlan([100, 10], {
      ...defaultTrainSettings,
      protocol: { kind: 'holdout', testFraction: 0.2 },
      validationFraction: 0,
    });
    expect(plan.folds).toEqual([{ test: [20, 2], validation: [0, 0], training: [80, 8] }]);
    expect(plan.steps).toBe(8);
  });

  it('warns of classes that are absent, or too rare for the folds', () => {
    const plan = trainingPlan([1000, 0, 3, 1], defaultTrainSettings);
    expect(plan.warnings).toEqual([
      { kind: 'class-absent', classIndex: 1, beats: 0 },
      { kind: 'class-untested', classIndex: 2, beats: 3, folds: 2 },
      { kind: 'class-untested', classIndex: 3, beats: 1, folds: 4 },
      { kind: 'class-untrained', classIndex: 3, beats: 1 },
    ]);
  });

  it('warns of a single class and of no beats at all', () => {
    expect(trainingPlan([50, 0], defaultTrainSettings).warnings).toEqual([
      { kind: 'one-class' },
      { kind: 'class-absent', classIndex: 1, beats: 0 },
    ]);
    expect(trainingPlan([0, 0], defaultTrainSettings).warnings).toEqual([{ kind: 'nothing' }]);
  });

  it('takes part of the beats where a limit is set, rare classes first', () => {
    const plan = trainingPlan(mitBih, { ...defaultTrainSettings, maxBeats: 4000 });
    expect(plan.beats).toBe(4000);
    expect(Math.min(...plan.counts)).toBeGreaterThanOrEqual(50);
  });
});
