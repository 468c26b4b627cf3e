import type { EditMade, EditRow, NamedEdit } from './types';

/** The edits of one layer, in order, and what the next undo and redo are. */
export interface EditHistory {
  edits: { row: EditMade; isUndone: boolean }[];
  /** Id of the last edit that is in effect; undefined if none is. */
  nextUndo: string | undefined;
  /** Id of the edit that was undone last, unless an edit was made since. */
  nextRedo: string | undefined;
}

/** Follows the rows of one layer, given in any order; each id counts once. */
export function editHistory(rows: readonly EditRow[]): EditHistory {
  const edits = new Map<string, EditHistory['edits'][number]>();
  let undone: string[] = [];
  for (const row of inEditOrder(rows)) {
    if (row.kind === 'keep') continue;
    if (row.kind === 'edit') {
      edits.set(row.id, { row, isUndone: false });
      undone = [];
      continue;
    }
    const edit = edits.get(row.of);
    // Two tabs may undo the same edit.
    if (!edit || edit.isUndone === (row.kind === 'undo')) continue;
    edit.isUndone = row.kind === 'undo';
    if (edit.isUndone) undone.push(row.of);
    else undone = undone.filter((id) => id !== row.of);
  }
  const list = [...edits.values()];
  return {
    edits: list,
    nextUndo: list.findLast(({ isUndone }) => !isUndone)?.row.id,
    nextRedo: undone.at(-1),
  };
}

/** Rows in the order in which they were made, each once. */
export function inEditOrder(rows: readonly EditRow[]): EditRow[] {
  return eachOnce(rows).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** Rows without those that come again: what a tab stores, it may read back before it shows it. */
export function eachOnce(rows: readonly EditRow[]): EditRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** The edits that are in effect, and those that are not. */
export function editsInEffect({ edits }: EditHistory): { active: NamedEdit[]; undone: NamedEdit[] } {
  const named = (isUndone: boolean) =>
    edits.filter((each) => each.isUndone === isUndone).map(({ row: { id, edit } }) => ({ id, edit }));
  return { active: named(false), undone: named(true) };
}
