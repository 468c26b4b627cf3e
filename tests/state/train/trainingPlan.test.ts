import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BeatIndex } from '../../../src/beats/types';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { trainingPlan } from '../../../src/state/train/trainingPlan';
import { epochOrder } from '../../../src/training/input/epochOrder';
import { beatIndex } from '../../beats/beatIndex';

const mitBih = [90081, 2781, 7008, 802];

/** Beats of one record, class after class. */
function indexOf(counts: number[]): BeatIndex {
  const labels = Uint8Array.from(counts.flatMap((count, label) => new Array<number>(count).fill(label)));
  return {
    labels,
    record: new Uint16Array(labels.length),
    recordNames: ['100'],
    timeSec: Float64Array.from(labels.keys()),
  };
}

function planOf(index: BeatIndex, change: Partial<TrainSettings>, classCount = 4) {
  const settings = { ...defaultTrainSettings, ...change };
  return trainingPlan({ index, plans: planFolds(index, settings), classCount, settings });
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('trainingPlan', () => {
  it('counts beats and steps of five folds over MIT-BIH', () => {
    const plan = planOf(indexOf(mitBih), {});
    expect(plan.beats).toBe(100672);
    expect(plan.folds).toHaveLength(5);
    const [first] = plan.folds;
    // N: 18 017 tested in the first fold, 72 064 trained on, of which round(7 206.4) validate.
    expect(first).toEqual({
      test: [18017, 556, 1401, 161],
      validation: [7206, 223, 561, 64],
      training: [64858, 2002, 5046, 577],
      records: { training: ['100'], validation: ['100'], test: ['100'] },
    });
    for (const fold of plan.folds) {
      expect(sum([...fold.test, ...fold.validation, ...fold.training])).toBe(100672);
    }
    const training = plan.folds.map((fold) => sum(fold.training));
    expect(plan.beatsShown).toBe(8 * sum(training));
    expect(plan.steps).toBe(8 * sum(training.map((count) => Math.ceil(count / 128))));
    expect(plan.warnings).toEqual([]);
    expect(plan.leftOut).toEqual([]);
  });

  it('plans one fold for a hold-out', () => {
    const plan = planOf(
      indexOf([100, 10]),
      { protocol: { kind: 'holdout', testFraction: 0.2, stratified: true }, validationFraction: 0 },
      2,
    );
    expect(plan.folds).toMatchObject([{ test: [20, 2], validation: [0, 0], training: [80, 8] }]);
    expect(plan.steps).toBe(8);
  });

  it('names the records of the sides, and those with beats that are left out', () => {
    const index = beatIndex({ 100: 40, 105: 30, 119: 20, 200: 30, 201: 50, 208: 0 });
    const plan = planOf(index, {
      protocol: { kind: 'records', training: ['100', '105', '119', '200', '208'], test: ['201', '999'] },
      validationBy: 'patients',
    });
    const { training, validation, test } = plan.folds[0]!.records;
    expect([...training, ...validation].sort()).toEqual(['100', '105', '119', '200']);
    expect(validation.length).toBeGreaterThan(0);
    expect(test).toEqual(['201']);
    expect(plan.leftOut).toEqual([]);
    expect(planOf(index, { protocol: { kind: 'records', training: ['100'], test: ['105'] } })).toMatchObject({
      ...{ beats: 70, leftOut: ['119', '200', '201'] },
    });
  });

  it('counts repeated beats as often as they are shown', () => {
    const plan = planOf(beatIndex({ 100: 40, 105: 60 }), {
      protocol: {
        ...{ kind: 'patientSpecific', pool: ['100'], test: ['105'] },
        ...{ ownSec: 10, poolPerClass: null, ownTimes: 5 },
      },
      validationFraction: 0,
    });
    expect(sum(plan.folds[0]!.training)).toBe(40 + 5 * 10);
    expect(plan.beats).toBe(100);
    expect(plan.beatsShown).toBe(8 * 90);
  });

  it('counts the beats of an epoch after resampling', () => {
    const index = indexOf([200, 30, 10]);
    for (const kind of ['oversample', 'undersample'] as const) {
      const settings: TrainSettings = {
        ...defaultTrainSettings,
        ...{ sampling: { kind, ratio: 0.5, when: 'training' }, epochs: 1, batchSize: 16 },
      };
      const plans = planFolds(index, settings);
      const orders = plans.map((plan, fold) =>
        epochOrder({ plan, labels: index.labels, settings, fold, epoch: 1 }),
      );
      const plan = trainingPlan({ index, plans, classCount: 3, settings });
      expect(plan.beatsShown).toBe(sum(orders.map(({ length }) => length)));
      expect(plan.steps).toBe(sum(orders.map(({ length }) => Math.ceil(length / 16))));
    }
  });

  it('warns of classes that are absent, or too rare for the folds', () => {
    const plan = planOf(indexOf([1000, 0, 3, 1]), {});
    expect(plan.warnings).toEqual([
      { kind: 'class-absent', classIndex: 1, beats: 0 },
      { kind: 'class-untested', classIndex: 2, beats: 3, folds: 2 },
      { kind: 'class-untested', classIndex: 3, beats: 1, folds: 4 },
      { kind: 'class-untrained', classIndex: 3, beats: 1 },
    ]);
  });

  it('warns of a single class and of no beats at all', () => {
    expect(planOf(indexOf([50, 0]), {}, 2).warnings).toEqual([
      { kind: 'one-class' },
      { kind: 'class-absent', classIndex: 1, beats: 0 },
    ]);
    expect(
      trainingPlan({ index: indexOf([]), plans: [], classCount: 2, settings: defaultTrainSettings }).warnings,
    ).toEqual([{ kind: 'no-beats' }]);
  });

  it('uses a part of the beats if a limit is set, rare classes first', () => {
    const plan = planOf(indexOf(mitBih), { maxBeats: 4000 });
    expect(plan.beats).toBe(4000);
    expect(Math.min(...plan.counts)).toBeGreaterThanOrEqual(50);
  });

  it('has every beat of the sample in one part of each fold', () => {
    const counts = fc
      .array(fc.nat({ max: 80 }), { minLength: 4, maxLength: 4 })
      .filter((all) => sum(all) > 10);
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 5 }), fc.boolean(), (sizes, folds, stratified) => {
        const plan = planOf(indexOf(sizes), { protocol: { kind: 'kfold', folds, stratified } });
        expect(plan.counts).toEqual(sizes);
        for (const { training, validation, test } of plan.folds) {
          expect(sizes.map((_, k) => training[k]! + validation[k]! + test[k]!)).toEqual(sizes);
        }
        expect(sizes.map((_, k) => sum(plan.folds.map(({ test }) => test[k]!)))).toEqual(sizes);
      }),
      { numRuns: 40 },
    );
  });
});
