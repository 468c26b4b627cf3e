import { annotationSymbols } from '../wfdb';
import { keyOf } from './markKey';
import type { EditChange, EditCounts } from './types';

/** As in the WFDB library's `isqrs`. */
const beats: ReadonlySet<string> = new Set(
  annotationSymbols.filter(({ beat }) => beat).map(({ symbol }) => symbol),
);

/** Counts what became of annotations, each once: before, and after all edits. */
export function countChanges(changes: Iterable<EditChange>): EditCounts {
  const counts: EditCounts = { relabelled: 0, added: 0, deleted: 0, moved: 0, others: 0 };
  for (const change of changes) {
    const kind = kindOf(change);
    if (kind) counts[kind]++;
  }
  return counts;
}

function kindOf({ before, after }: EditChange): keyof EditCounts | undefined {
  if (before && after && keyOf(before) === keyOf(after)) return undefined;
  if (![before, after].some((mark) => mark && beats.has(mark.symbol))) return 'others';
  if (!before) return 'added';
  if (!after) return 'deleted';
  if (before.symbol !== after.symbol) return 'relabelled';
  return before.sample === after.sample ? 'others' : 'moved';
}
