import type { EditKind, HeldEdit, NamedEdit } from './types';

/** Annotations by what was done to them. */
export type EditCounts = Record<EditKind, number>;

/** Counts the annotations that the edits in effect change; what is held is not counted. */
export function countEdits(active: readonly NamedEdit[], held: readonly HeldEdit[]): EditCounts {
  const counts: EditCounts = { relabel: 0, add: 0, delete: 0, move: 0, rhythm: 0, comment: 0 };
  const missing = new Map(held.map((each) => [each.id, each.missing]));
  for (const { id, edit } of active) {
    const made = edit.changes.length - (missing.get(id) ?? 0);
    counts[edit.what] += edit.what === 'rhythm' ? Math.min(made, 1) : made;
  }
  return counts;
}
