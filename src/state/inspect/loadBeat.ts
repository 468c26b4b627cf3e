import type { PrepareSettings } from '../../beats/types';
import type { WfdbProblem } from '../../wfdb/types';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import { current } from '../update';
import { loadCurves } from './loadCurves';
import { patchInspect as patch } from './patchInspect';
import { shownEntry } from './shownEntry';
import { stripPredictions } from './stripPredictions';

/** Frequencies closer than this part are the same. */
const SAME_RATE = 1e-6;
/** How much of the record is shown around a beat. */
const STRIP = { beforeSec: 5, afterSec: 5 };

/** A piece is shown as it is; a beat with what is around it. */
const stripOf = ({ rows, window }: PrepareSettings) => (rows === 'pieces' ? window : STRIP);

let requested = 0;

/** Reads the beat at a position of the list, and the strip around it, and shows both; or says why it cannot. */
export async function loadBeat(position: number): Promise<void> {
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
      .run((worker) =>
        worker.beat(source, run.experiment.prepare, listed.sample, stripOf(run.experiment.prepare)),
      );
    if (isOutdated()) return;
    const beat = { ...listed, ...view, stripPredictions: stripPredictions(run, listed, view.strip) };
    patch({ status: 'shown', beat });
    if (run.experiment.train.network.kind === 'unet') void loadCurves(run, beat);
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
