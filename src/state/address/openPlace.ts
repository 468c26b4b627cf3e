import { inspectCell, showListed } from '../inspect/inspect';
import { goTo } from '../page';
import { setViewRun, viewRecord } from '../records/viewRecord';
import { closeRecord } from '../records/viewSettings';
import { reportFailures } from '../reportFailures';
import { chooseRun } from '../results/runs';
import type { LabProblemCode, Step } from '../types';
import { current, report, update } from '../update';
import type { ParsedAddress } from './address';
import type { ListPlace, RecordPlace } from './place';

/** The opening of a place, which takes as long as its run is read. */
export interface Visit {
  /** The step that it leads to. */
  step: Step;
  /** Aborted as soon as the person goes elsewhere. */
  signal: AbortSignal;
}

/** Shows the place that an address names, or the nearest one, saying what of it is gone. */
export async function openPlace({ place, unknown }: ParsedAddress, visit: Visit): Promise<void> {
  if (unknown !== undefined) {
    note(
      'address-unknown',
      `The address names nothing in the lab by “${unknown}”. This is the nearest place.`,
      { part: unknown },
    );
  }
  visit.step = place.step;
  update({ step: place.step });
  if (place.step === 'records') await showRecord(place.view, visit);
  if (place.step !== 'results' && place.step !== 'inspect') return;
  if (place.runId !== undefined && !(await showRun(place.runId, visit))) return;
  if (visit.signal.aborted || place.step !== 'inspect') return;
  if (place.list && place.runId !== undefined) showList(place.list);
  else goTo('inspect');
}

async function showRecord(place: RecordPlace | undefined, visit: Visit): Promise<void> {
  const { records, runs, view, report: before } = current();
  if (!place) {
    if (view) closeRecord();
    return;
  }
  const { record: name, window, markSample } = place;
  if (!records.some(({ id }) => id === name)) {
    closeRecord();
    note(
      'address-record',
      `The address names the record ${name}, which is not in the lab (any more). Drop its files again to see it.`,
      { name },
    );
    return;
  }
  const runId = runs.some(({ id }) => id === place.runId) ? place.runId : undefined;
  if (place.runId !== runId) noteGoneRun();
  // Its data follow: whoever pans meanwhile is not kept waiting.
  void viewRecord(name, {
    ...(window ? { atSec: window.startSec + window.spanSec / 2, spanSec: window.spanSec } : {}),
    markSample,
    runId,
  });
  if (!runId) void setViewRun(undefined);
  const isShown = before?.recordId === name && before.annotator === place.report;
  update({ report: isShown ? before : undefined });
  if (isShown || place.report === undefined) return;
  const { makeReport } = await import('../report/commands');
  // Another record may have been opened meanwhile: within Records that does not abort the visit.
  if (visit.signal.aborted || current().view?.recordId !== name) return;
  // It is there at once, and made meanwhile.
  void reportFailures(() => makeReport(place.report))();
}

/** @returns whether it is open */
async function showRun(runId: string, visit: Visit): Promise<boolean> {
  const isKnown = current().runs.some(({ id }) => id === runId);
  if (isKnown) await chooseRun(runId);
  if (visit.signal.aborted || current().openRun?.id === runId) return true;
  // A run that cannot be read was reported when it was.
  if (!isKnown) noteGoneRun();
  visit.step = 'results';
  update({ step: 'results' });
  return false;
}

function showList({ cell, beat }: ListPlace): void {
  const { inspect } = current();
  const isListed =
    !inspect.doubts &&
    !inspect.changed &&
    !inspect.selected &&
    inspect.list.length > 0 &&
    inspect.cell?.truth === cell?.truth &&
    inspect.cell?.predicted === cell?.predicted;
  if (!isListed) inspectCell(cell);
  if (!beat) return;
  const { list, position } = current().inspect;
  const at = list.findIndex(({ recordName, sample }) => recordName === beat.record && sample === beat.sample);
  if (at >= 0) {
    if (at !== position) showListed(at);
    return;
  }
  const { record, sample } = beat;
  note(
    'address-beat',
    `The address names the beat at sample ${sample} of record ${record}, which is not in this list. The list begins with its first beat.`,
    { record, sample },
  );
}

function noteGoneRun(): void {
  note(
    'address-run',
    'The address names a run that is not stored here (any more). Choose one of the list, if there is any.',
    {},
  );
}

function note(code: LabProblemCode, message: string, values: Record<string, string | number>): void {
  report({ code, file: '', message, values }, 'note');
}
