import { rememberLast } from '../../base/remember';
import { editHistory, editsInEffect, inEditOrder } from '../../edits/editHistory';
import type { EditBase, EditRow } from '../../edits/types';
import { rowsOver } from '../edits/layers';
import type { ListedBeat } from '../types';
import type { DoubtList } from './types';

/** What a person decided of a doubtful label; `symbol`: the other label, undefined if the beat was taken away from its place. */
export type Decision = { kind: 'kept' } | { kind: 'changed'; symbol: string | undefined };

/**
 * What was decided of each beat of the queue: it follows from the edits over its annotations that are in effect, and where there are none
 * from the labels that were kept. A label that a person gave before the run was made is one that was kept.
 */
export const decisionsOf = rememberLast(
  (list: readonly ListedBeat[], bases: DoubtList['bases'], rows: readonly EditRow[]) => {
    const places = new Map(
      Object.entries(bases).map(([name, base]) => [name, symbolsOf(rowsOver(rows, base))]),
    );
    return list.map((beat) => decisionIn(places.get(beat.recordName), beat));
  },
);

/** What was decided of one beat, over these annotations. */
export const decisionOf = (beat: ListedBeat, base: EditBase, rows: readonly EditRow[]) =>
  deciderOver(base, rows)(beat);

/** What was decided of any beat, over these annotations. */
export function deciderOver(base: EditBase, rows: readonly EditRow[]) {
  const symbols = symbolsOf(rowsOver(rows, base));
  return (beat: Pick<ListedBeat, 'sample' | 'symbol'>) => decisionIn(symbols, beat);
}

function decisionIn(
  { given, kept }: Partial<ReturnType<typeof symbolsOf>> = {},
  { sample, symbol }: Pick<ListedBeat, 'sample' | 'symbol'>,
): Decision | undefined {
  if (!given?.has(sample) && !kept?.has(sample)) return undefined;
  // The annotations may have had another label already than the run has: then that was kept.
  const now = given?.has(sample) ? given.get(sample) : kept?.get(sample);
  return now === symbol ? { kind: 'kept' } : { kind: 'changed', symbol: now };
}

/** The first beat from this position on, and round the list, that is not decided; the position itself if all are. */
export function nextUndecided(decisions: readonly (Decision | undefined)[], from: number): number {
  for (let step = 0; step < decisions.length; step++) {
    const position = (from + step) % decisions.length;
    if (!decisions[position]) return position;
  }
  return Math.min(from, decisions.length - 1);
}

/** The symbols that edits in effect give to samples of one record, undefined where they leave none, and those that were kept. */
function symbolsOf(rows: readonly EditRow[]) {
  const given = new Map<number, string | undefined>();
  const { active, undone } = editsInEffect(editHistory(rows));
  for (const { edit } of active) {
    if (!CHANGES_LABELS.has(edit.what)) continue;
    for (const { before, after } of edit.changes) {
      if (before) given.set(before.sample, undefined);
      if (after) given.set(after.sample, after.symbol);
    }
  }
  const isUndone = new Set(undone.map(({ id }) => id));
  const kept = new Map<number, string>();
  const taken = new Set<string>();
  for (const row of inEditOrder(rows)) {
    if (row.kind === 'keep' && !taken.has(`${row.sample} ${row.symbol}`)) kept.set(row.sample, row.symbol);
    if (row.kind !== 'edit' || !isUndone.has(row.id)) continue;
    // If a label is kept that this edit gave, it went with the edit when that was undone.
    for (const { after } of row.edit.changes) if (after) taken.add(`${after.sample} ${after.symbol}`);
  }
  return { given, kept };
}

const CHANGES_LABELS: ReadonlySet<string> = new Set(['relabel', 'add', 'delete', 'move']);
