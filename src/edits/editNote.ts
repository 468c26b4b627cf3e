import { BEAT_EDITS, type BeatEdits, type EditCounts } from './types';

/** How the lab's note begins in annotations with edits made over another annotator. */
const EDITS_OF = 'edits of ';

/** What annotations with edits say about themselves: `edits of atr: 10 beats relabelled, 1 added, 2 other annotations changed`. */
export function editNote(annotator: string, counts: EditCounts): string {
  const parts = BEAT_EDITS.filter((kind) => counts[kind] > 0).map((kind, i) =>
    i === 0 ? `${plural(counts[kind], 'beat')} ${kind}` : `${counts[kind]} ${kind}`,
  );
  if (counts.others > 0) parts.push(`${plural(counts.others, 'other annotation')} changed`);
  return `${EDITS_OF}${annotator}: ${parts.join(', ') || 'nothing changed'}`;
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * How many beats were edited, by the lab's note; none for other annotations. Where edits were made over edits, both count. Of earlier
 * versions of the lab, the note may name 0 beats, and count all that was added.
 */
export function editedBeats(note = ''): BeatEdits {
  const counts: BeatEdits = { relabelled: 0, added: 0, deleted: 0, moved: 0 };
  for (const part of note.split('; ').filter((text) => text.startsWith(EDITS_OF))) {
    for (const [, count, kind] of part.matchAll(/(\d+)(?: beats?)? (relabelled|added|deleted|moved)/g))
      counts[kind as keyof BeatEdits] += Number(count);
  }
  return counts;
}
