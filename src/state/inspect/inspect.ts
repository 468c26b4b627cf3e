import type { WfdbProblem } from '../../wfdb/types';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import type { InspectState } from '../types';
import { current, update } from '../update';
import { beatsOfCell, type MatrixCell } from './beatsOfCell';
import { shownEntry } from './shownEntry';
import { stripPredictions } from './stripPredictions';

/** Frequencies closer than this part are the same. */
const SAME_RATE = 1e-6;
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
  const entry = shownEntry(run, listed.recordName, current().records);
  const source = entry && services.sources.get(entry.id);
  if (!entry || !source) {
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
  const thenHz = listed.sample / listed.timeSec;
  // Of sample 0 the rate cannot be told, and does not matter.
  if (Math.abs(thenHz / entry.samplingHz - 1) > SAME_RATE) {
    patch({ status: 'failed', failed: otherRate(listed.recordName, thenHz, entry.samplingHz) });
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

/** An earlier version read the signals of some records at the rate of their frames. */
function otherRate(name: string, thenHz: number, nowHz: number): WfdbProblem {
  const [runHz, labHz] = [thenHz, nowHz].map((hz) => Number(hz.toFixed(3))) as [number, number];
  return {
    code: 'record-rate',
    file: name,
    message: `Record ${name} was read at ${runHz} Hz when this run was made, and is read at ${labHz} Hz now, so the beat cannot be shown as the network saw it. Open the record to see its place, or repeat the run.`,
    values: { name, runHz, labHz },
  };
}

function patch(change: Partial<InspectState>): void {
  update((state) => ({ inspect: { ...state.inspect, ...change } }));
}
