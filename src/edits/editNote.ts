import type { EditCounts } from './types';

/** How the lab's note begins in annotations with edits made over another annotator. */
const EDITS_OF = 'edits of ';

/** What annotations with edits say about themselves: `edits of atr: 10 beats relabelled, 1 added`. */
export function editNote(annotator: string, counts: EditCounts): string {
  const { relabelled, ...others } = counts;
  const parts = [
    `${relabelled} ${relabelled === 1 ? 'beat' : 'beats'} relabelled`,
    ...Object.entries(others).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : [])),
  ];
  return `${EDITS_OF}${annotator}: ${parts.join(', ')}`;
}

/** How many beats have another label than their annotator gave them, by the lab's note; 0 for other annotations. */
export function relabelledBeats(note: string | undefined): number {
  return Number(/^edits of .*?: (\d+) beats? relabelled/.exec(note ?? '')?.[1] ?? 0);
}
