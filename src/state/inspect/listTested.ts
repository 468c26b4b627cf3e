import { createYielder } from '../../base/createYielder';
import type { RunView, TestedRun } from '../../experiment/run/types';
import type { SelectedList } from '../lorenz/types';
import type { ListedBeat } from '../types';
import { current, update } from '../update';
import { showListed } from './inspect';
import { listedBeat } from './listedBeat';
import type { TestedColumns } from './testedColumns';

/** Beats that are listed in one task. */
const LISTED_AT_ONCE = 1000;

/** Tested beats as a list, with a pause after each thousand. @param rows of the columns */
export async function listBeats(
  run: TestedRun,
  { fold, row }: Pick<TestedColumns, 'fold' | 'row'>,
  rows: Int32Array,
): Promise<ListedBeat[]> {
  const list: ListedBeat[] = [];
  const yielder = createYielder();
  try {
    for (let from = 0; from < rows.length; from += LISTED_AT_ONCE) {
      if (from > 0) await yielder.yield();
      for (const at of rows.subarray(from, from + LISTED_AT_ONCE)) {
        list.push(listedBeat(run, run.folds[fold[at]!]!, row[at]!));
      }
    }
  } finally {
    yielder.close();
  }
  return list;
}

/** What was selected last. */
let latest: Int32Array | undefined;

/**
 * Lists tested beats that were selected in a plot, and shows the first; not if another list was asked for before it is made.
 *
 * @param rows of the columns
 * @param isWanted whether the plot still has these columns when the list is made
 */
export async function listTested(
  run: RunView,
  columns: Pick<TestedColumns, 'fold' | 'row'>,
  rows: Int32Array,
  { by, isWanted }: Pick<SelectedList, 'by'> & { isWanted: () => boolean },
): Promise<void> {
  latest = rows;
  const before = current().inspect.list;
  const list = await listBeats(run, columns, rows);
  if (latest !== rows || current().inspect.list !== before) return;
  if (current().openRun !== run || !isWanted()) return;
  update({
    inspect: {
      ...{ cell: undefined, list, position: 0, selected: { by } },
      ...{ beat: undefined, status: 'empty', failed: undefined },
    },
  });
  showListed(0);
}
