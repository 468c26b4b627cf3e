import { describe, expect, it } from 'vitest';
import { NO_CLASS } from '../../../src/beats/types';
import type { RunView } from '../../../src/experiment/run/types';
import { compareCapsule } from '../../../src/state/capsule/compareCapsule';
import { probabilitiesSha256 } from '../../../src/state/capsule/makeCapsule';
import type { Capsule } from '../../../src/state/capsule/types';
import { runBeats } from '../../../src/state/ec57/runBeats';
import { beatsOfCell } from '../../../src/state/inspect/beatsOfCell';
import { recordPredictions } from '../../../src/state/records/recordPredictions';
import { errorCells } from '../../../src/state/results/errorCells';
import { matrixCells } from '../../../src/state/results/matrixCells';
import { predictionColumns } from '../../../src/state/results/predictionColumns';
import { runRecordErrors } from '../../../src/state/results/recordErrors';
import { runMetrics } from '../../../src/state/results/runMetrics';
import { recordConfusions } from '../../../src/state/results/runRecords';
import { recordRun } from './recordRun';
import { smallRun } from './smallRun';

/** The first fold of `smallRun`, as of a network that found the beats itself: of beats 0, 2, 4, 5 it missed beat 2, and invented one in each record. */
function foundRun() {
  const { folds, ...run } = smallRun();
  const [fold] = folds;
  const probabilities = Float32Array.of(0.9, 0.05, 0.05, 0, 0, 0, 0.125, 0, 0.875, 0, 0.125, 0.875);
  const found = {
    record: Uint16Array.of(0, 0, 0, 1, 1, 1),
    sample: Int32Array.of(362, 900, 1300, 249, 400, 503),
    // The third is of a beat that is not counted.
    row: Int32Array.of(0, -1, -2, 2, -1, 3),
    probabilities: Float32Array.from([
      ...[0.9, 0.05, 0.05, 0.2, 0.7, 0.1, 1, 0, 0],
      ...[0.125, 0, 0.875, 0.6, 0.2, 0.2, 0, 0.125, 0.875],
    ]),
  };
  return { ...run, folds: [{ ...fold!, probabilities, found }] };
}

describe('a run of a network that finds beats itself', () => {
  it('counts missed beats with their class, and invented ones with what they were called', () => {
    const { matrix, metrics } = runMetrics(foundRun()).pooled;
    expect(matrix).toEqual({
      ...{ classCount: 3, counts: [1, 0, 1, 0, 0, 0, 0, 0, 1] },
      ...{ missed: [0, 1, 0], invented: [1, 1, 0] },
    });
    expect(metrics.accuracy).toEqual({ defined: true, value: 2 / 6 });
    expect(recordConfusions(foundRun()).map(({ missed, invented }) => [missed, invented])).toEqual([
      [
        [0, 1, 0],
        [0, 1, 0],
      ],
      [
        [0, 0, 0],
        [1, 0, 0],
      ],
    ]);
    expect(runRecordErrors(foundRun()).rows.map(({ name, totalErrors }) => [name, totalErrors])).toEqual([
      ['100', 1],
      ['200', 1],
    ]);
  });

  it('has a row and a column more in its table, and lists what was missed', () => {
    const { matrix } = runMetrics(foundRun()).pooled;
    const { rowSums, columnSums, total, none } = matrixCells(matrix, 'counts');
    expect([rowSums, columnSums, total]).toEqual([[2, 1, 1], [2, 1, 2], 6]);
    expect(none).toEqual({ missed: [0, 1, 0], invented: [1, 1, 0], missedSum: 1, inventedSum: 2 });
    expect(errorCells(matrix)).toContainEqual({ truth: 1, predicted: NO_CLASS, count: 1 });
    const listed = beatsOfCell(foundRun(), { truth: 1, predicted: NO_CLASS });
    expect(listed.map(({ index, predicted, probability }) => [index, predicted, probability])).toEqual([
      [2, NO_CLASS, 0],
    ]);
    // The N that was called V, then the missed one, of which nothing is certain.
    expect(beatsOfCell(foundRun(), undefined).map(({ index }) => index)).toEqual([5, 2]);
  });

  it('is compared by EC57 where it found beats, and predicts nothing for a missed one', () => {
    expect(runBeats(foundRun()).map(({ sample, predicted }) => [[...sample], [...predicted]])).toEqual([
      [
        [362, 900, 1300],
        [0, 1, 0],
      ],
      [
        [249, 400, 503],
        [2, 0, 2],
      ],
    ]);
    expect(recordPredictions(foundRun(), '100').map(({ predicted }) => predicted)).toEqual([0, NO_CLASS]);
  });

  it('is another result if anything else was found', () => {
    const [one, other] = [foundRun(), foundRun()];
    expect(probabilitiesSha256(one.folds)).toBe(probabilitiesSha256(other.folds));
    other.folds[0]!.found.sample[1]!++;
    expect(probabilitiesSha256(one.folds)).not.toBe(probabilitiesSha256(other.folds));
    const third = foundRun();
    third.folds[0]!.found.probabilities[3]! /= 2;
    expect(probabilitiesSha256(one.folds)).not.toBe(probabilitiesSha256(third.folds));
  });

  it('is compared with its capsule by the beats that are marked, and by what it invented', () => {
    const run = {
      ...foundRun(),
      state: 'finished',
      engine: {},
      versions: { lab: '1', tfjs: '4' },
    } as unknown as RunView;
    const capsuleOf = (invented: number[], missed = [0, 1, 0]) =>
      ({
        ...{ state: 'finished', splits: [], engine: {}, versions: { lab: '1', tfjs: '4' }, browser: 'b' },
        results: {
          probabilitiesSha256: '',
          pooled: {
            matrix: [
              [1, 0, 1 - missed[0]!],
              [0, 0, 0],
              [0, 0, 1],
            ],
            missed,
            invented,
          },
        },
      }) as unknown as Capsule;
    expect(compareCapsule(capsuleOf([1, 0, 0]), run, 'b')).toMatchObject({
      ...{ tested: { capsule: 4, run: 4 }, movedBeats: 0, otherInvented: 1 },
    });
    expect(compareCapsule(capsuleOf([1, 1, 0], [1, 1, 0]), run, 'b')).toMatchObject({
      ...{ tested: { capsule: 4, run: 4 }, movedBeats: 1, otherInvented: 0 },
    });
  });

  it('has no class in the file of predictions for a missed beat', () => {
    const whole = recordRun({ records: { '100': [5, 1, 0, 0, 2, 0, 0, 0, 0] }, foldPerRecord: true });
    const [fold] = whole.folds;
    const empty = { record: new Uint16Array(0), sample: new Int32Array(0), row: new Int32Array(0) };
    const found = { ...empty, probabilities: new Float32Array(0) };
    const probabilities = fold!.probabilities.slice().fill(0, 0, 3);
    const columns = predictionColumns({ ...whole, folds: [{ ...fold!, probabilities, found }] });
    expect(columns.predicted[0]).toBe(NO_CLASS);
    expect(columns.predicted[1]).toBeLessThan(3);
  });
});
