import type { TestedRun } from '../../experiment/run/types';
import type { RecordEntry } from '../types';
import { runBeats } from './runBeats';

/** The annotators of the records that a run tested, as far as these are in the lab: any may be its reference. */
export function annotatorsOfRun(run: TestedRun, records: readonly RecordEntry[]): string[] {
  const beats = runBeats(run);
  const tested = new Set(run.beats.recordNames.filter((_, index) => beats[index]!.sample.length > 0));
  return [...new Set(records.flatMap(({ id, annotators }) => (tested.has(id) ? annotators : [])))];
}
