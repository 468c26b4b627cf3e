import type { RecordFacts } from '../../workers/records/types';

/** How the lab's note begins in annotations that a network made (`writeLabels`). */
const LABELLED = 'labels by ';

/** Whether the labels in use are the answers of a network, which would learn from itself. */
export function isNetworkLabelled({ labNote }: Pick<RecordFacts, 'labNote'>): boolean {
  // The note of edits has that of the annotations under them at its end.
  return labNote?.split('; ').some((part) => part.startsWith(LABELLED)) ?? false;
}
