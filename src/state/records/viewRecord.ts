import { services } from '../services';
import type { ViewState } from '../types';
import { current, update } from '../update';
import { problemOf } from './problemOf';

/** Shortest span that can be viewed. */
const MIN_SPAN_SEC = 0.5;
/** Shortest interval between requests during a pan or zoom. */
const LOAD_EVERY_MS = 80;

let timer: ReturnType<typeof setTimeout> | undefined;
/** Numbers of the newest request, and of the newest one whose data were shown. */
let requested = 0;
let shown = 0;

/** Shows a complete record; its data follow. */
export function openRecord(recordId: string): void {
  const entry = current().records.find((record) => record.id === recordId);
  if (!entry || entry.lengthSamples === 0) return;
  const durationSec = entry.lengthSamples / entry.samplingHz;
  const view: ViewState = {
    recordId,
    startSec: 0,
    endSec: durationSec,
    durationSec,
    showDenoised: true,
    showRaw: true,
    data: undefined,
    failed: undefined,
  };
  update({ view, step: 'records' });
  void load(1200);
}

export function closeRecord(): void {
  clearTimeout(timer);
  timer = undefined;
  update({ view: undefined });
}

/** Requests the data again if this record is shown: its annotations have changed. */
export function reloadView(recordId: string): void {
  if (current().view?.recordId === recordId) void load(1200);
}

export function setViewTraces(shown: { raw: boolean; denoised: boolean }): void {
  update((state) => ({
    view: state.view && { ...state.view, showRaw: shown.raw, showDenoised: shown.denoised },
  }));
}

/** Moves the window at once (clamped to the record) and requests its data, repeatedly during a long movement. */
export function setViewRange(startSec: number, endSec: number, widthPx: number): void {
  const view = current().view;
  if (!view) return;
  const span = Math.min(Math.max(endSec - startSec, MIN_SPAN_SEC), view.durationSec);
  const start = Math.min(Math.max(startSec, 0), view.durationSec - span);
  update({ view: { ...view, startSec: start, endSec: start + span } });
  timer ??= setTimeout(() => {
    timer = undefined;
    void load(widthPx);
  }, LOAD_EVERY_MS);
}

async function load(widthPx: number): Promise<void> {
  const view = current().view;
  const source = view && services.sources.get(view.recordId);
  if (!view || !source) return;
  const request = ++requested;
  const denoise = current().prepareSettings.denoise;
  // A margin on both sides, so that a pan has something to show before the next response.
  const span = view.endSec - view.startSec;
  const range = {
    startSec: Math.max(0, view.startSec - span / 2),
    endSec: Math.min(view.durationSec, view.endSec + span / 2),
    buckets: Math.round(Math.max(200, widthPx) * 2),
  };
  // Every response is shown unless a later one was: the first one, of the complete record, also serves the overview.
  const isNewest = () => request > shown && current().view?.recordId === view.recordId;
  try {
    const data = await services.viewer().run((worker) => worker.view(source, denoise, range));
    if (!isNewest()) return;
    shown = request;
    update((state) => ({ view: state.view && { ...state.view, data, failed: undefined } }));
  } catch (error) {
    const failed = problemOf(error, view.recordId);
    if (isNewest()) update((state) => ({ view: state.view && { ...state.view, failed } }));
  }
}
