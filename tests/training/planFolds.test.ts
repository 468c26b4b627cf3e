import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultTrainSettings } from '../../src/training/defaults';
import { planFolds } from '../../src/training/planFolds';
import type { TrainSettings } from '../../src/training/types';
import { syntheticBeats } from './syntheticBeats';

const settings = (change: Partial<TrainSettings>): TrainSettings => ({ ...defaultTrainSettings, ...change });
const labelsOf = (counts: number[]) => syntheticBeats(counts, 1).label;
const sorted = (...parts: Int32Array[]) => parts.flatMap((part) => [...part]).sort((a, b) => a - b);

describe('the plan of the folds', () => {
  const counts = fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 2, maxLength: 5 });
  const protocol = fc.oneof(
    fc.record({ kind: fc.constant('kfold' as const), folds: fc.integer({ min: 2, max: 5 }) }),
    fc.record({
      kind: fc.constant('holdout' as const),
      testFraction: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
    }),
  );

  it('has every beat in exactly one part of each fold, and tests every beat once over the folds', () => {
    fc.assert(
      fc.property(counts, protocol, fc.nat(), (sizes, chosen, seed) => {
        const labels = labelsOf(sizes);
        const plans = planFolds(labels, settings({ protocol: chosen, seed, validationFraction: 0.2 }));
        const all = Array.from(labels, (_, index) => index);
        for (const { train, validation, test } of plans) {
          expect(sorted(train, validation, test)).toEqual(all);
          expect(validation.length).toBeGreaterThan(0);
        }
        if (chosen.kind === 'kfold') {
          expect(plans.length).toBe(chosen.folds);
          expect(sorted(...plans.map(({ test }) => test))).toEqual(all);
        } else {
          expect(plans.length).toBe(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('depends on the seed and on nothing else', () => {
    const labels = labelsOf([60, 30, 10]);
    expect(planFolds(labels, settings({ seed: 3 }))).toEqual(
      planFolds(labels, settings({ seed: 3, epochs: 99 })),
    );
    expect(planFolds(labels, settings({ seed: 3 }))[0]!.test).not.toEqual(
      planFolds(labels, settings({ seed: 4 }))[0]!.test,
    );
  });

  it('keeps the test beats where they are when the validation part changes', () => {
    const labels = labelsOf([60, 30, 10]);
    const tests = (validationFraction: number) =>
      planFolds(labels, settings({ validationFraction })).map(({ test }) => test);
    expect(tests(0.3)).toEqual(tests(0));
  });

  it('draws a stratified sample where it is asked for, still as indices into the whole set', () => {
    const labels = labelsOf([500, 100, 60]);
    const plans = planFolds(labels, settings({ maxBeats: 200 }));
    const used = new Set(sorted(...plans.map(({ test }) => test)));
    expect(used.size).toBe(200);
    const inSample = [...used].map((index) => labels[index]!);
    for (const k of [0, 1, 2])
      expect(inSample.filter((label) => label === k).length).toBeGreaterThanOrEqual(50);
    expect(Math.max(...used)).toBeGreaterThan(200);
  });

  it('has no validation part where none is asked for', () => {
    for (const { validation } of planFolds(labelsOf([20, 20]), settings({ validationFraction: 0 }))) {
      expect(validation.length).toBe(0);
    }
  });
});
