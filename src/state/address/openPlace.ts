import { inspectCell, showListed } from '../inspect/inspect';
import { goTo } from '../page';
import { closeRecord, openRecord, setViewRange } from '../records/viewRecord';
import { chooseRun } from '../results/runs';
import type { LabProblemCode, Step } from '../types';
import { current, report, update } from '../update';
import type { ParsedAddress } from './address';
import type { ListPlace, ViewPlace } from './place';

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
  if (place.step === 'records') showView(place.view);
  if (place.step !== 'results' && place.step !== 'inspect') return;
  if (place.runId !== undefined && !(await showRun(place.runId, visit))) return;
  if (visit.signal.aborted || place.step !== 'inspect') return;
  if (place.list && place.runId !== undefined) showList(place.list);
  else goTo('inspect');
}

function showView(view: ViewPlace | undefined): void {
  const { records, view: shown } = current();
  if (!view) {
    if (shown) closeRecord();
    return;
  }
  const { record: name, window } = view;
  const entry = records.find(({ id }) => id === name);
  if (!entry) {
    closeRecord();
    note(
      'address-record',
      `The address names the record ${name}, which is not in the lab (any more). Drop its files again to see it.`,
      { name },
    );
    return;
  }
  if (shown?.recordId !== name) openRecord(name);
  if (window) setViewRange(window.startSec, window.startSec + window.spanSec, globalThis.innerWidth);
}

/** @returns whether it is open */
async function showRun(runId: string, visit: Visit): Promise<boolean> {
  const isKnown = current().runs.some(({ id }) => id === runId);
  if (isKnown) await chooseRun(runId);
  if (visit.signal.aborted || current().openRun?.id === runId) return true;
  // A run that cannot be read was reported when it was.
  if (!isKnown) {
    note(
      'address-run',
      'The address names a run that is not stored here (any more). Choose one of the list, if there is any.',
      {},
    );
  }
  visit.step = 'results';
  update({ step: 'results' });
  return false;
}

function showList({ cell, beat }: ListPlace): void {
  const { inspect } = current();
  const isListed =
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

function note(code: LabProblemCode, message: string, values: Record<string, string | number>): void {
  report({ code, file: '', message, values }, 'note');
}
