import { editedBeats } from '../../edits/editNote';
import { BEAT_EDITS, type BeatEdits } from '../../edits/types';
import type { Leak } from '../../experiment/plan/types';
import type { PreparedState, RecordEntry } from '../types';

/** Beats of these records that differ from those of their annotator, by record. */
export function relabelledOf(entries: readonly RecordEntry[]): PreparedState['relabelled'] {
  return Object.fromEntries(
    entries
      .map(({ id, labNote }) => [id, editedBeats(labNote)] as const)
      .filter(([, beats]) => BEAT_EDITS.some((kind) => beats[kind] > 0)),
  );
}

/** What is stamped on a run whose beats were edited; undefined if none were. Rhythms and comments decide nothing in a run. */
export function relabelledStamp(relabelled: PreparedState['relabelled'] = {}): Leak | undefined {
  const edited = Object.values(relabelled);
  if (edited.length === 0) return undefined;
  const records = Object.keys(relabelled).join(', ');
  const sum = (kind: keyof BeatEdits) => edited.reduce((beats, each) => beats + each[kind], 0);
  const counts = BEAT_EDITS.map((kind) => [kind, sum(kind)] as const).filter(([, beats]) => beats > 0);
  const did = counts.map(([kind, beats]) => `${beats} ${kind}`).join(', ');
  return {
    code: 'relabelled',
    level: 'protocol',
    message: `The beats are edited (${records}): ${did}. Results are not comparable with those on the annotator’s own beats.`,
    values: {
      beats: counts.reduce((all, [, beats]) => all + beats, 0),
      records,
      ...Object.fromEntries(counts),
    },
  };
}

/** What a stamp counts: `relabelled-2-beats+added-1-beats`. Runs of earlier versions of the lab have only the relabelled beats. */
export function relabelledName({ beats, ...counts }: Leak['values']): string {
  const kinds = BEAT_EDITS.filter((kind) => counts[kind] !== undefined);
  const names = kinds.map((kind) => `${kind}-${counts[kind]}-beats`);
  return names.join('+') || `relabelled-${beats}-beats`;
}
