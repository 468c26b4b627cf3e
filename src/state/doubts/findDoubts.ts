import { nextTask } from '../../base/createYielder';
import type { EditBase } from '../../edits/types';
import type { DoubtQueue } from '../../evaluation/doubtQueue';
import type { RunView } from '../../experiment/run/types';
import { onEdited } from '../edits/makeEdit';
import { showListed } from '../inspect/inspect';
import { listBeats } from '../inspect/listTested';
import { shownEntry } from '../inspect/shownEntry';
import { testedColumns } from '../inspect/testedColumns';
import { loadRunView } from '../results/loadRun';
import { services } from '../services';
import { labStore } from '../store';
import { protocolSide } from '../train/protocolSide';
import type { ListedBeat } from '../types';
import { current, update } from '../update';
import { decisionsOf, nextUndecided } from './decisions';
import { testedLabels } from './testedLabels';
import type { DoubtList } from './types';

export async function findDoubts(secondRunId: string | undefined): Promise<void> {
  const run = current().openRun;
  const second = secondRunId === undefined ? undefined : await loadRunView(secondRunId);
  // A run that could not be read was reported.
  if (!run || (secondRunId !== undefined && !second)) return;
  const numbers = new Map<string, number>();
  const tested = testedLabels(run, numbers);
  // Of a hundred thousand beats each of the steps is a task of its own.
  await nextTask();
  const others = second && testedLabels(second, numbers).columns;
  const isIntra = (each: RunView) => protocolSide(each.experiment.train.protocol) === 'intra';
  const rankBy = second && isIntra(second) && !isIntra(run) ? 'second' : 'first';
  const queue = await services.viewer().run((worker) => worker.doubtQueue(tested.columns, others, rankBy));
  const list = await listOf(run, tested.index, queue);
  const bases = await basesOf(run, list);
  if (current().openRun !== run) return;
  const { common } = queue;
  const doubts: DoubtList = {
    ...{ secondRunId, common, bases, tested: tested.index.length },
    doubts: Array.from(queue.row, (_, i) => ({
      first: queue.first[i]!,
      second: queue.second[i]!,
      suggested: queue.suggested[i]!,
      confidence: queue.confidence[i]!,
    })),
  };
  update({
    inspect: {
      ...{ cell: undefined, list, doubts, position: 0 },
      ...{ beat: undefined, status: 'empty', failed: undefined },
    },
  });
  showListed(nextUndecided(decisionsOf(list, bases, current().edits.rows), 0));
}

/** The beats of a queue as a list. @param index of its rows: the beats of the run */
async function listOf(run: RunView, index: Int32Array, { row }: DoubtQueue): Promise<ListedBeat[]> {
  await nextTask();
  const columns = testedColumns(run, undefined);
  const places = new Int32Array(run.beats.label.length);
  for (let at = 0; at < columns.index.length; at++) places[columns.index[at]!] = at;
  return listBeats(
    run,
    columns,
    Int32Array.from(row, (each) => places[index[each]!]!),
  );
}

/** Keeps the list's ties to annotations in line with the records: another annotator was chosen, or files were dropped again. */
labStore.subscribe((state, before) => {
  if (state.records !== before.records && state.inspect.doubts) void followRecords();
});

async function followRecords(): Promise<void> {
  const { openRun, inspect } = current();
  if (!openRun) return;
  const bases = await basesOf(openRun, inspect.list);
  update(({ inspect: now }) =>
    now.doubts && now.list === inspect.list ? { inspect: { ...now, doubts: { ...now.doubts, bases } } } : {},
  );
}

/** What edits of the listed records are tied to. */
async function basesOf(run: RunView, list: readonly ListedBeat[]): Promise<Record<string, EditBase>> {
  const bases: Record<string, EditBase> = {};
  const { records } = current();
  for (const name of new Set(list.map(({ recordName }) => recordName))) {
    const entry = shownEntry(run, name, records);
    if (!entry) continue;
    await onEdited(entry.id, async ({ base }) => {
      bases[name] = base;
    });
  }
  return bases;
}
