import { rememberLast } from '../../base/remember';
import { editHistory, inEditOrder } from '../../edits/editHistory';
import type { EditRow } from '../../edits/types';
import { rowsOver } from '../edits/layers';
import type { ListedBeat } from '../types';
import type { DoubtList } from './types';

/** What a person decided of a doubtful label; `symbol`: the other label, undefined if the beat was taken away from its place. */
export type Decision = { kind: 'kept' } | { kind: 'changed'; symbol: string | undefined };

/**
 * What was decided of each beat of the queue: it follows from the edits over its annotations that are in effect and from the labels that
 * were kept, whatever was done last. A label that a person gave before the run was made is one that was kept.
 */
export const decisionsOf = rememberLast(
  (list: readonly ListedBeat[], bases: DoubtList['bases'], rows: readonly EditRow[]) => {
    const places = new Map(
      Object.entries(bases).map(([name, base]) => [name, lastSymbols(rowsOver(rows, base))]),
    );
    return list.map(({ recordName, sample, symbol }): Decision | undefined => {
      const last = places.get(recordName)?.get(sample);
      if (!last) return undefined;
      if (last.symbol === symbol) return { kind: 'kept' };
      // A label was kept that the run does not have.
      return last.isKept ? undefined : { kind: 'changed', symbol: last.symbol };
    });
  },
);

/** The first beat from this position on, and round the list, that is not decided; the position itself if all are. */
export function nextUndecided(decisions: readonly (Decision | undefined)[], from: number): number {
  for (let step = 0; step < decisions.length; step++) {
    const position = (from + step) % decisions.length;
    if (!decisions[position]) return position;
  }
  return Math.min(from, decisions.length - 1);
}

/** The symbol that was given or kept last at each sample of one record. */
function lastSymbols(rows: readonly EditRow[]) {
  const undone = new Set(editHistory(rows).edits.flatMap(({ row, isUndone }) => (isUndone ? [row.id] : [])));
  const last = new Map<number, { symbol: string | undefined; isKept: boolean }>();
  for (const row of inEditOrder(rows)) {
    if (row.kind === 'keep') last.set(row.sample, { symbol: row.symbol, isKept: true });
    if (row.kind !== 'edit' || undone.has(row.id) || !CHANGES_LABELS.has(row.edit.what)) continue;
    for (const { before, after } of row.edit.changes) {
      if (before) last.set(before.sample, { symbol: undefined, isKept: false });
      if (after) last.set(after.sample, { symbol: after.symbol, isKept: false });
    }
  }
  return last;
}

const CHANGES_LABELS: ReadonlySet<string> = new Set(['relabel', 'add', 'delete', 'move']);
