import { problemOf } from '../records/problemOf';
import { isRecordOfRun } from '../records/recordPredictions';
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
  const entry = current().records.find(({ id }) => id === listed.recordName);
  if (!source || !isRecordOfRun(run, entry)) {
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

function patch(change: Partial<InspectState>): void {
  update((state) => ({ inspect: { ...state.inspect, ...change } }));
}
