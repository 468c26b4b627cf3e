import { describe, expect, it } from 'vitest';
import { defaultTrainSettings, quickTrainSettings, tutorialTrainSettings } from '../../src/training/defaults';
import { trainSettingsProblems } from '../../src/training/trainSettingsProblems';
import type { TrainSettings } from '../../src/training/types';

const codes = (change: Partial<TrainSettings>, counts?: number[]) =>
  trainSettingsProblems({ ...defaultTrainSettings, ...change }, counts).map(({ code }) => code);

describe('the training settings', () => {
  it('that the lab offers have no problem', () => {
    for (const settings of [defaultTrainSettings, quickTrainSettings, tutorialTrainSettings]) {
      expect(trainSettingsProblems(settings, [100, 20, 30, 5, 0])).toEqual([]);
    }
  });

  it.each<[Partial<TrainSettings>, string]>([
    [{ protocol: { kind: 'kfold', folds: 1 } }, 'folds-invalid'],
    [{ protocol: { kind: 'kfold', folds: 2.5 } }, 'folds-invalid'],
    [{ protocol: { kind: 'kfold', folds: Number.NaN } }, 'folds-invalid'],
    [{ protocol: { kind: 'holdout', testFraction: 0 } }, 'test-part-invalid'],
    [{ protocol: { kind: 'holdout', testFraction: 1 } }, 'test-part-invalid'],
    [{ validationFraction: 1 }, 'validation-part-invalid'],
    [{ validationFraction: -0.1 }, 'validation-part-invalid'],
    [{ learningRate: 0 }, 'learning-rate-invalid'],
    [{ learningRate: Number.NaN }, 'learning-rate-invalid'],
    [{ learningRate: 11 }, 'learning-rate-invalid'],
    [{ batchSize: 0 }, 'batch-invalid'],
    [{ batchSize: 1e9 }, 'batch-invalid'],
    [{ epochs: 0 }, 'epochs-invalid'],
    [{ dropout: 1 }, 'dropout-invalid'],
    [{ earlyStoppingEpochs: 0 }, 'patience-invalid'],
    [{ maxBeats: 5 }, 'max-beats-invalid'],
    [{ seed: -1 }, 'seed-invalid'],
    [{ seed: 1.5 }, 'seed-invalid'],
  ])('%o are refused: %s', (change, code) => {
    expect(codes(change)).toEqual([code]);
  });

  it('name every problem at once, each in a sentence', () => {
    const problems = trainSettingsProblems({ ...defaultTrainSettings, epochs: 0, batchSize: 0 });
    expect(problems.map(({ code }) => code)).toEqual(['batch-invalid', 'epochs-invalid']);
    for (const { message } of problems) expect(message).toMatch(/^.* not possible\. .*\.$/);
  });
});

describe('the beats', () => {
  it('must be there, of two classes, and enough for the protocol', () => {
    expect(codes({}, [0, 0, 0])).toEqual(['no-beats']);
    expect(codes({}, [50, 0, 0])).toEqual(['one-class']);
    expect(codes({}, [5, 4])).toEqual(['too-few-beats']);
    expect(codes({ protocol: { kind: 'kfold', folds: 20 } }, [10, 9])).toEqual(['too-few-beats']);
    expect(codes({ protocol: { kind: 'kfold', folds: 20 } }, [10, 10])).toEqual([]);
  });
});
