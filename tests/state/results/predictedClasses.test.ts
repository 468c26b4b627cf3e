import { expect, it, vi } from 'vitest';
import { argmaxRows } from '../../../src/evaluation/argmaxRows';
import { beatsOfCell } from '../../../src/state/inspect/beatsOfCell';
import { stripPredictions } from '../../../src/state/inspect/stripPredictions';
import { predictionColumns } from '../../../src/state/results/predictionColumns';
import { runRecordErrors } from '../../../src/state/results/recordErrors';
import { runMetrics } from '../../../src/state/results/runMetrics';
import { recordConfusions } from '../../../src/state/results/runRecords';
import { recordRun } from './recordRun';

vi.mock('../../../src/evaluation/argmaxRows', { spy: true });

it('predicted classes are computed once per fold, for every table, list and file, and for a renamed run', () => {
  const records = { '100': [5, 1, 0, 0, 2, 0, 0, 0, 0], '200': [3, 0, 0, 1, 1, 0, 0, 0, 0] };
  const run = recordRun({ records, foldPerRecord: true });
  for (const shown of [run, { ...run, title: 'Renamed', folds: [...run.folds] }]) {
    expect(runMetrics(shown).pooled.matrix.counts).toEqual([8, 1, 0, 1, 3, 0, 0, 0, 0]);
    expect(recordConfusions(shown).map(({ counts }) => counts)).toEqual(Object.values(records));
    expect(runRecordErrors(shown).rows.map(({ totalErrors }) => totalErrors)).toEqual([1, 1]);
    expect(beatsOfCell(shown, undefined)).toHaveLength(2);
    expect(stripPredictions(shown, { recordName: '200' }, { startSec: 0, endSec: 99 })).toHaveLength(5);
    expect([...predictionColumns(shown).predicted]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1]);
  }
  expect(argmaxRows).toHaveBeenCalledTimes(2);
});
