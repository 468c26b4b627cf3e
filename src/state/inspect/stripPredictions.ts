import type { TestedRun } from '../../experiment/run/types';
import { recordPredictions } from '../records/recordPredictions';
import type { InspectedBeat, ListedBeat } from '../types';

/** Truth and prediction of every tested beat of the same record inside a strip, ordered by time. */
export function stripPredictions(
  run: TestedRun,
  beat: Pick<ListedBeat, 'recordName'>,
  strip: { startSec: number; endSec: number },
): InspectedBeat['stripPredictions'] {
  return recordPredictions(run, beat.recordName)
    .filter(({ timeSec }) => timeSec >= strip.startSec && timeSec <= strip.endSec)
    .map(({ timeSec, truth, predicted }) => ({ timeSec, truth, predicted }));
}
