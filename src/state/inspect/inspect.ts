import { problemOf } from '../records/problemOf';
import { services } from '../services';
import type { InspectState } from '../types';
import { current, update } from '../update';
import { beatsOfCell, type MatrixCell } from './beatsOfCell';
import { stripPredictions } from './stripPredictions';

/** How much of the record is shown around a beat. */
const STRIP = { beforeSec: 5, afterSec: 5 };

let requested = 0;

/** Lists the beats of a cell, the most confident error first, and shows the first of them. */
export function inspectCell(cell: MatrixCell | undefined): void {
  const run = current().openRun;
  const list = run ? beatsOfCell(run, cell) : [];
  update({
    step: 'inspect',
    inspect: { cell, list, position: 0, beat: undefined, status: 'empty', failed: undefined },
  });
  if (list.length > 0) showListed(0);
}

/** Shows the beat at a position of the list, clamped to its length. */
export function showListed(position: number): void {
  const { inspect } = current();
  if (inspect.list.length === 0) return;
  const clamped = Math.min(Math.max(position, 0), inspect.list.length - 1);
  patch({ position: clamped, status: 'loading', failed: undefined });
  void load(clamped);
}

async function load(position: number): Promise<void> {
  const request = ++requested;
  const { openRun: run, inspect } = current();
  const listed = inspect.list[position];
  if (!run || !listed) return;
  const source = services.sources.get(listed.recordName);
  if (!source || !isSameRecord(listed.recordName)) {
    patch({
      status: 'failed',
      failed: {
        code: 'signal-missing',
        file: listed.recordName,
        message: `Record ${listed.recordName} of this run is not in the lab any more (or has other content), so its signal cannot be drawn. Drop its files again to see it.`,
        values: { name: listed.recordName },
      },
    });
    return;
  }
  // Another beat, list or run was chosen while this one was loading.
  const isOutdated = () => request !== requested || current().inspect.list !== inspect.list;
  try {
    const view = await services
      .viewer()
      .run((worker) => worker.beat(source, run.experiment.prepare, listed.sample, STRIP));
    if (isOutdated()) return;
    patch({
      status: 'shown',
      beat: { ...listed, ...view, stripPredictions: stripPredictions(run, listed, view.strip) },
    });
  } catch (error) {
    if (!isOutdated()) patch({ status: 'failed', failed: problemOf(error, listed.recordName) });
  }
}

/** Whether the lab's record of that name has exactly the files that the run was made with. */
function isSameRecord(name: string): boolean {
  const print = (files: { name: string; sha256: string }[] | undefined) =>
    files
      ?.map((file) => file.sha256)
      .sort()
      .join();
  const used = current().openRun?.experiment.records.find((record) => record.name === name);
  return print(used?.files) === print(current().records.find((entry) => entry.id === name)?.files);
}

function patch(change: Partial<InspectState>): void {
  update((state) => ({ inspect: { ...state.inspect, ...change } }));
}
