import { type StopPoint, stopPointOf, stopSentence, type WrittenStop } from '../../experiment/run/stopPoint';
import type { RunView } from '../../experiment/run/types';
import { plannedFoldCount } from '../train/foldNames';

/** How far a stopped run came; undefined for a finished one. */
export function stopOf(
  run: Pick<RunView, 'state' | 'folds' | 'beats' | 'experiment'>,
): StopPoint | undefined {
  // Only of stopped runs: the planned folds of others are not needed.
  if (run.state !== 'stopped') return undefined;
  const { state, folds, experiment } = run;
  return stopPointOf({ state, folds, foldCount: plannedFoldCount(run), epochs: experiment.train.epochs });
}

/** The same for files, with a sentence for people. */
export function stoppedIn(run: Parameters<typeof stopOf>[0]): WrittenStop | undefined {
  const stop = stopOf(run);
  return stop && { ...stop, text: stopSentence(stop) };
}
