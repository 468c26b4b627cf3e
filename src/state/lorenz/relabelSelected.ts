import { marksBeat } from '../../beats/classMap';
import { relabel } from '../../edits/makeEdits';
import type { Mark } from '../../edits/types';
import { makeEdit, turnEdit } from '../edits/makeEdit';
import { markedAt } from '../edits/selectMarks';
import { patchInspect } from '../inspect/patchInspect';
import { shownEntry } from '../inspect/shownEntry';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import type { ListedBeat } from '../types';
import { current, report } from '../update';
import type { Relabelled } from './types';

let isRelabelling = false;

export async function relabelSelected(symbol: string, why: string): Promise<void> {
  const { openRun: run, inspect } = current();
  if (!run || !inspect.selected || isRelabelling) return;
  isRelabelling = true;
  const { list } = inspect;
  const edits: { recordId: string; id: string }[] = [];
  let [beats, gone, failed] = [0, 0, 0];
  try {
    for (const [name, own] of byRecord(list)) {
      // Edits that were made already must be told, so that they can be undone.
      await relabelRecord(name, own).catch((error) => {
        failed += own.length;
        report(problemOf(error, name));
      });
    }
  } finally {
    isRelabelling = false;
  }
  tell(list, { symbol, beats, gone, failed, edits });

  async function relabelRecord(name: string, own: readonly ListedBeat[]): Promise<void> {
    const entry = shownEntry(run!, name, current().records);
    const marks = entry && (await marksOf(entry.id, entry.samplingHz, own));
    gone += own.length - (marks?.length ?? 0);
    const draft = entry && marks && relabel(marks, symbol);
    if (!draft) return;
    const id = await makeEdit(entry.id, draft, why);
    // Why it was refused is reported.
    if (id === undefined) {
      failed += draft.changes.length;
      return;
    }
    beats += draft.changes.length;
    edits.push({ recordId: entry.id, id });
  }
}

export async function undoRelabelled(): Promise<void> {
  const { list, selected } = current().inspect;
  for (const { recordId, id } of selected?.relabelled?.edits ?? []) await turnEdit(recordId, 'undo', id);
  tell(list, undefined);
}

function tell(list: readonly ListedBeat[], relabelled: Relabelled | undefined): void {
  const { inspect } = current();
  if (inspect.list === list && inspect.selected)
    patchInspect({ selected: { ...inspect.selected, relabelled } });
}

function byRecord(list: readonly ListedBeat[]): Map<string, ListedBeat[]> {
  const records = new Map<string, ListedBeat[]>();
  for (const beat of list) {
    const own = records.get(beat.recordName);
    if (own) own.push(beat);
    else records.set(beat.recordName, [beat]);
  }
  return records;
}

/** The annotations in use of those of the beats that they have. */
async function marksOf(
  recordId: string,
  samplingHz: number,
  beats: readonly ListedBeat[],
): Promise<Mark[] | undefined> {
  const source = services.sources.get(recordId);
  if (!source) return undefined;
  const marks = await services.viewer().run((worker) => worker.marks(source));
  return beats.flatMap(({ timeSec }) => {
    const mark = markedAt(marks, samplingHz, Math.round(timeSec * samplingHz));
    return mark && marksBeat(mark.symbol) ? [mark] : [];
  });
}
