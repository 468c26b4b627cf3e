import { listTested } from '../inspect/listTested';
import { recordSpans } from '../inspect/testedColumns';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import { labStore } from '../store';
import { current, update } from '../update';
import { sourceOfRun } from '../why/askedBeats';
import { WhyError } from '../why/whyError';
import { beatTimes, fillIntervals, testedBeats } from './intervals';
import { noLorenz } from './types';

export async function readIntervals(): Promise<void> {
  const { openRun: run, lorenz } = current();
  if (!run) return;
  // Records that were not here may have come since.
  const isDone = lorenz.status === 'reading' || lorenz.beats?.without.length === 0;
  if (lorenz.runId === run.id && isDone) return;
  update({ lorenz: { ...noLorenz, runId: run.id, status: 'reading' } });
  const isWanted = () => current().lorenz.runId === run.id && current().openRun?.id === run.id;
  try {
    const beats = testedBeats(run);
    const without: string[] = [];
    for (const span of recordSpans(beats.record)) {
      const name = run.beats.recordNames[span.record]!;
      const times = await timesOfRun(name);
      if (!isWanted()) return;
      if (times && fillIntervals(beats, run, span, times)) continue;
      without.push(name);
      fillIntervals(beats, run, span, undefined);
    }
    update({ lorenz: { runId: run.id, status: 'shown', failed: undefined, beats: { ...beats, without } } });
  } catch (error) {
    if (isWanted())
      update({ lorenz: { ...noLorenz, runId: run.id, status: 'failed', failed: problemOf(error, '') } });
  }

  /** Of all beats of a record, by the annotations that the run was made with; undefined if the record is not here. */
  async function timesOfRun(name: string): Promise<Float64Array | undefined> {
    try {
      const source = await sourceOfRun(run!, name);
      return beatTimes(await services.viewer().run((worker) => worker.marks(source)));
    } catch (error) {
      if (error instanceof WhyError) return undefined;
      throw error;
    }
  }
}

export async function listSelected(rows: Int32Array): Promise<void> {
  const { openRun: run, lorenz } = current();
  const { beats } = lorenz;
  if (!run || !beats || lorenz.runId !== run.id || rows.length === 0) return;
  await listTested(run, beats, rows, {
    by: 'intervals',
    isWanted: () => current().lorenz.beats === beats,
  });
}

/** Megabytes: they go with their run. */
labStore.subscribe((state, before) => {
  if (state.openRun?.id === before.openRun?.id) return;
  if (state.lorenz.runId !== undefined && state.lorenz.runId !== state.openRun?.id)
    update({ lorenz: noLorenz });
});
