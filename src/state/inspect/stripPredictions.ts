import { rowsOf } from '../../beats/classNames';
import type { RunView, TestedRun } from '../../experiment/run/types';
import { recordPredictions } from '../records/recordPredictions';
import type { InspectedBeat, ListedBeat } from '../types';

/** Truth and prediction of every tested beat of the same record inside a strip, ordered by time. */
export function stripPredictions(
  run: TestedRun & Pick<RunView, 'experiment'>,
  beat: Pick<ListedBeat, 'recordName'>,
  strip: { startSec: number; endSec: number },
): InspectedBeat['stripPredictions'] {
  // What is said of pieces is about no beat of the strip.
  if (rowsOf(run.experiment.prepare) === 'pieces') return [];
  return recordPredictions(run, beat.recordName)
    .filter(({ timeSec }) => timeSec >= strip.startSec && timeSec <= strip.endSec)
    .map(({ timeSec, truth, predicted }) => ({ timeSec, truth, predicted }));
}
