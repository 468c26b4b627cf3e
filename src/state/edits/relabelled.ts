import { relabelledBeats } from '../../edits/editNote';
import type { Leak } from '../../experiment/plan/types';
import type { PreparedState, RecordEntry } from '../types';

/** Beats of these records that have another label than their annotator gave them, by record. */
export function relabelledOf(entries: readonly RecordEntry[]): PreparedState['relabelled'] {
  return Object.fromEntries(
    entries
      .map(({ id, labNote }) => [id, relabelledBeats(labNote)] as const)
      .filter(([, beats]) => beats > 0),
  );
}

/** What is stamped on a run whose labels were edited; undefined if none were. */
export function relabelledStamp(relabelled: PreparedState['relabelled'] = {}): Leak | undefined {
  const beats = Object.values(relabelled).reduce((sum, each) => sum + each, 0);
  if (beats === 0) return undefined;
  const records = Object.keys(relabelled).join(', ');
  return {
    code: 'relabelled',
    level: 'protocol',
    message: `The labels are edited: ${beats} ${beats === 1 ? 'beat has another label than its' : 'beats have other labels than their'} annotator gave (${records}). Results are not comparable with those on the annotator’s own labels.`,
    values: { beats, records },
  };
}
