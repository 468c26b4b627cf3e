import type { TestedRun } from '../../experiment/run/types';
import { predictedClasses } from '../results/predictedClasses';
import type { InspectedBeat, ListedBeat } from '../types';

/** Truth and prediction of every tested beat of the same record inside a strip, ordered by time. */
export function stripPredictions(
  run: TestedRun,
  beat: Pick<ListedBeat, 'recordName'>,
  strip: { startSec: number; endSec: number },
): InspectedBeat['stripPredictions'] {
  const { beats } = run;
  const record = beats.recordNames.indexOf(beat.recordName);
  const hz = beats.recordHz[record]!;
  const found: InspectedBeat['stripPredictions'] = [];
  for (const fold of run.folds) {
    const predictions = predictedClasses(fold, run.classCount);
    fold.testIndex.forEach((index, row) => {
      if (beats.record[index] !== record) return;
      const timeSec = beats.sample[index]! / hz;
      if (timeSec < strip.startSec || timeSec > strip.endSec) return;
      found.push({ timeSec, truth: beats.label[index]!, predicted: predictions[row]! });
    });
  }
  return found.sort((a, b) => a.timeSec - b.timeSec);
}
