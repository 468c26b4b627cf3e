import type { PrepareSettings } from '../../beats';
import { rowsOf } from '../../beats/classNames';
import { services } from '../services';
import { current, update } from '../update';
import { problemOf } from './problemOf';
import { nameInRun, recordPredictions } from './recordPredictions';
import { isLoaded, rangeToLoad } from './viewRange';
import { sheetSec, type ViewPlace, type ViewState } from './viewTypes';

/** Shortest span that can be viewed. */
const MIN_SPAN_SEC = 0.5;
/** Shortest interval between requests during a pan or zoom. */
const LOAD_EVERY_MS = 80;
/** Columns of a first window, before its width is known, and of the overview. */
const FIRST_WIDTH_PX = 1200;

const commandsOfReport = () => import('../report/commands');

let timer: ReturnType<typeof setTimeout> | undefined;
/** Numbers of the newest request, and of the newest one whose data were shown. */
let requested = 0;
let shown = 0;
/** How the shown data were denoised. */
let loadedWith: PrepareSettings['denoise'] | undefined;

/**
 * Opens a record at a sheet of paper, or moves to a place in the open one; its data follow: the window first, then
 * the outline and the annotations of the complete record.
 */
export async function viewRecord(recordId: string, place: ViewPlace = {}): Promise<void> {
  const { records, view: before, viewSettings } = current();
  const entry = records.find((record) => record.id === recordId);
  if (!entry || entry.lengthSamples === 0) return;
  const durationSec = entry.lengthSamples / entry.samplingHz;
  const open = before?.recordId === recordId ? before : undefined;
  const { atSec, markSample, runId = before?.run?.id } = place;
  const spanSec = clamp(place.spanSec ?? sheetSec(viewSettings), MIN_SPAN_SEC, durationSec);
  const startSec = atSec === undefined ? 0 : clamp(atSec - spanSec / 2, 0, durationSec - spanSec);
  const stays = open !== undefined && atSec === undefined;
  const view: ViewState = {
    data: undefined,
    overview: undefined,
    marks: undefined,
    run: undefined,
    disagreements: undefined,
    templates: undefined,
    failed: undefined,
    ...open,
    recordId,
    durationSec,
    startSec: stays ? open.startSec : startSec,
    endSec: stays ? open.endSec : startSec + spanSec,
    markSample: markSample ?? (stays ? open.markSample : undefined),
  };
  // Whoever goes to a place wants to see it.
  update({ view, step: 'records', ...(!stays && { report: undefined }) });
  await Promise.all([
    stays && open.data ? undefined : load(FIRST_WIDTH_PX),
    open ? undefined : loadComplete(),
    setViewRun(runId),
  ]);
}

/** Requests the data again if this record is shown: its annotations have changed. */
export function reloadView(recordId: string): void {
  if (current().view?.recordId !== recordId) return;
  patch({ disagreements: undefined });
  if (current().report?.recordId === recordId) void commandsOfReport().then(({ makeReport }) => makeReport());
  void load(FIRST_WIDTH_PX);
  void loadComplete();
}

/** Moves the window at once (clamped to the record) and requests its data, repeatedly during a long movement. */
export function setViewRange(startSec: number, endSec: number, widthPx: number): void {
  const view = current().view;
  if (!view) return;
  const span = clamp(endSec - startSec, MIN_SPAN_SEC, view.durationSec);
  const start = clamp(startSec, 0, view.durationSec - span);
  update({ view: { ...view, startSec: start, endSec: start + span } });
  if (timer !== undefined) return;
  timer = setTimeout(() => {
    timer = undefined;
    const now = current();
    const isDenoisedSo = loadedWith === now.prepareSettings.denoise;
    if (now.view?.data && isDenoisedSo && isLoaded(now.view.data, now.view)) return;
    void load(widthPx);
  }, LOAD_EVERY_MS);
}

/** Shows what a run predicted for the viewed record; undefined shows no run. */
export async function setViewRun(runId: string | undefined): Promise<void> {
  const { view } = current();
  if (!view || view.run?.id === runId) return;
  patch({ run: runId === undefined ? undefined : { id: runId, beats: undefined, isOtherRecord: false } });
  if (runId === undefined) return;
  const { loadRunView } = await import('../results/loadRun');
  const run = await loadRunView(runId);
  const now = current();
  if (now.view?.recordId !== view.recordId || now.view.run?.id !== runId) return;
  const entry = now.records.find(({ id }) => id === view.recordId);
  if (!run || !entry) return patch({ run: undefined });
  const name = nameInRun(run, entry);
  // What a run says of pieces is about no beat.
  const isOfBeats = rowsOf(run.experiment.prepare) === 'beats';
  const beats = name === undefined || !isOfBeats ? [] : recordPredictions(run, name, entry.samplingHz);
  // Other bytes under its name.
  const isOtherRecord = name === undefined && recordPredictions(run, entry.name).length > 0;
  patch({ run: { id: runId, beats, isOtherRecord } });
}

async function load(widthPx: number): Promise<void> {
  const view = current().view;
  const source = view && services.sources.get(view.recordId);
  if (!view || !source) return;
  const request = ++requested;
  const { denoise } = current().prepareSettings;
  const range = rangeToLoad(view, widthPx);
  const isNewest = () => request > shown && current().view?.recordId === view.recordId;
  try {
    const data = await services.viewer().run((worker) => worker.view(source, denoise, range));
    if (!isNewest()) return;
    shown = request;
    loadedWith = denoise;
    patch({ data, failed: undefined });
  } catch (error) {
    if (isNewest()) patch({ failed: problemOf(error, view.recordId) });
  }
}

/** What belongs to the record as a whole: its annotations, then its outline, which in a long record takes a pass. */
async function loadComplete(): Promise<void> {
  const view = current().view;
  const source = view && services.sources.get(view.recordId);
  if (!view || !source) return;
  const { denoise } = current().prepareSettings;
  const range = { startSec: 0, endSec: view.durationSec, buckets: FIRST_WIDTH_PX * 2 };
  // The same files: a record of the same name may have replaced it, or another annotator was chosen.
  const isOutdated = () =>
    services.sources.get(view.recordId)?.key !== source.key || current().view?.recordId !== view.recordId;
  try {
    const marks = await services.viewer().run((worker) => worker.marks(source));
    if (isOutdated()) return;
    patch({ marks });
    const overview = await services.viewer().run((worker) => worker.view(source, denoise, range));
    if (!isOutdated()) patch({ overview });
  } catch (error) {
    if (!isOutdated()) patch({ failed: problemOf(error, view.recordId) });
  }
}

function patch(change: Partial<ViewState>): void {
  update((state) => ({ view: state.view && { ...state.view, ...change } }));
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));
