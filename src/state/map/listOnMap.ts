import { createYielder } from '../../base/createYielder';
import { showListed } from '../inspect/inspect';
import { listedBeat } from '../inspect/listedBeat';
import type { ListedBeat } from '../types';
import { current, update } from '../update';

/** Beats that are listed in one task. */
const LISTED_AT_ONCE = 20_000;

export async function listOnMap(rows: Int32Array): Promise<void> {
  const { openRun: run, map } = current();
  const { beats } = map;
  if (!run || !beats || map.runId !== run.id || rows.length === 0) return;
  const list: ListedBeat[] = [];
  const yielder = createYielder();
  try {
    for (let from = 0; from < rows.length; from += LISTED_AT_ONCE) {
      if (from > 0) await yielder.yield();
      for (const row of rows.subarray(from, from + LISTED_AT_ONCE)) {
        list.push(listedBeat(run, run.folds[beats.fold[row]!]!, beats.row[row]!));
      }
    }
  } finally {
    yielder.close();
  }
  if (current().openRun !== run || current().map.beats !== beats) return;
  update({
    inspect: {
      ...{ cell: undefined, list, position: 0, selected: {} },
      ...{ beat: undefined, status: 'empty', failed: undefined },
    },
  });
  showListed(0);
}
