import { callback } from '../../workers/bridgeRecords';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import { current, update, withActivity } from '../update';
import type { ReportState } from './types';

/** The one that is being made. */
let active: AbortController | undefined;

/** See `LabCommands.makeReport`. One that is asked for while another is made takes its place. */
export async function makeReport(asked?: string): Promise<void> {
  const { view, report: before, records } = current();
  const entry = records.find(({ id }) => id === view?.recordId);
  const source = entry && services.sources.get(entry.id);
  if (!entry || !source) return;
  const { id: recordId, annotators, annotator: used = annotators[0] } = entry;
  const wanted = asked ?? (before?.recordId === recordId ? before.annotator : undefined);
  const annotator = wanted !== undefined && annotators.includes(wanted) ? wanted : used;
  if (annotator === undefined) return;
  active?.abort();
  let state: ReportState = { recordId, annotator, status: 'reading', made: undefined, failed: undefined };
  update({ report: state });
  const durationSec = entry.lengthSamples / entry.samplingHz;
  /** Neither was it closed meanwhile, nor another one asked for. */
  const isWanted = () => current().report === state;
  const show = (change: Partial<ReportState>) => {
    if (!isWanted()) return;
    state = { ...state, ...change };
    update({ report: state });
  };
  await withActivity('reporting', { total: Math.ceil(durationSec) }, async ({ id, signal, update: tell }) => {
    active = services.running.get(id);
    tell({ detail: recordId });
    try {
      const progress = callback((sec: number) => {
        if (isWanted()) tell({ done: Math.floor(sec) });
        else services.running.get(id)?.abort();
      });
      const made = await services.pool().run((worker) => worker.report(source, annotator, progress), signal);
      show({ status: 'done', made });
    } catch (error) {
      if (signal.aborted) throw error;
      show({ status: 'failed', failed: problemOf(error, recordId) });
    }
  });
  if (state.status === 'reading') show({ status: 'stopped' });
}
