import type { RunView } from '../../experiment/run/types';
import { entryOfRun } from '../records/recordPredictions';
import { withoutAnnotations } from '../records/withoutAnnotations';
import type { RecordEntry } from '../types';

/**
 * The record of the lab in which beats of a run are shown: the run's own, or the one of its name with the same signals and other
 * annotations, such as those with edits of the run's own.
 */
export function shownEntry(
  run: Pick<RunView, 'experiment'>,
  recordName: string,
  records: readonly RecordEntry[],
): RecordEntry | undefined {
  const own = entryOfRun(run, recordName, records);
  if (own) return own;
  const used = run.experiment.records.find(({ name }) => name === recordName);
  const named = records.find(({ id }) => id === recordName);
  if (!used || !named) return undefined;
  const [before, now] = [used.files, named.files].map(withoutAnnotations);
  return before!.length > 0 && before!.join() === now!.join() ? named : undefined;
}
