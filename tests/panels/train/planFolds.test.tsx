import { expect, it } from 'vitest';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { FoldTable } from '../../../src/panels/train/PlanFolds';
import type { TrainingPlan } from '../../../src/state/train/trainingPlan';
import { draw, readTable } from '../results/readTable';

it('counts the tested rows of each fold by their own classes, beats or pieces of rhythm', () => {
  const fold = { training: [8, 4], validation: [0, 0], test: [3, 1], records: { training: [], test: [] } };
  const plan = { folds: [fold] } as unknown as TrainingPlan;
  const { protocol } = defaultTrainSettings;
  const headOf = (rows: 'beats' | 'pieces') =>
    readTable(draw(<FoldTable {...{ plan, protocol, rows }} classCount={2} />), 'Folds')[1];
  expect(headOf('beats')).toEqual(['Fold', 'Training', 'Validation', 'Tested', 'N', 'SVEB']);
  expect(headOf('pieces')).toEqual(['Fold', 'Training', 'Validation', 'Tested', 'N', 'AF']);
});
