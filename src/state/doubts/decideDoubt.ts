import { marksBeat } from '../../beats/classMap';
import { relabel } from '../../edits/makeEdits';
import type { LabelKept, Mark } from '../../edits/types';
import { makeEdit, nextRow, onEdited } from '../edits/makeEdit';
import { markedAt } from '../edits/selectMarks';
import { addRows } from '../edits/writeLayer';
import { showListed } from '../inspect/inspect';
import { shownEntry } from '../inspect/shownEntry';
import { services } from '../services';
import type { ListedBeat, RecordEntry } from '../types';
import { current, report } from '../update';
import { decisionOf, decisionsOf, nextUndecided } from './decisions';

export function decideLabel(wanted: string | undefined, why: string): Promise<void> {
  return decide(async (beat, mark, id) => {
    const change = relabel([mark], wanted ?? beat.symbol);
    if (change) return void (await makeEdit(id, change, why));
    // The annotations have this label already; perhaps somebody decided that.
    await onEdited(id, async ({ base }) => {
      const { rows, by } = current().edits;
      if (decisionOf(beat, base, rows)) return;
      const kept = { sample: beat.sample, symbol: mark.symbol, by, madeAt: new Date().toISOString() };
      const row: LabelKept = { ...nextRow(base), kind: 'keep', ...kept };
      await addRows([row]);
    });
  });
}

let isDeciding = false;

/** Decides on the shown beat: one that is still being read, or decided on, was not looked at. */
async function decide(act: Act): Promise<void> {
  if (isDeciding || current().inspect.status !== 'shown') return;
  isDeciding = true;
  try {
    await decideOn(act);
  } finally {
    isDeciding = false;
  }
}

type Act = (beat: ListedBeat, mark: Mark, recordId: string) => Promise<void>;

/** Then shows the next beat that is not decided, if something came of it. */
async function decideOn(act: Act): Promise<void> {
  const { openRun, inspect, records } = current();
  const { list, position, doubts } = inspect;
  const beat = list[position];
  if (!openRun || !beat || !doubts) return;
  const entry = shownEntry(openRun, beat.recordName, records);
  const source = entry && services.sources.get(entry.id);
  // The page says already that the record is not here.
  if (!source) return;
  const marks = await services.viewer().run((worker) => worker.marks(source));
  const mark = markedAt(marks, entry.samplingHz, beat.sample);
  if (!mark || !marksBeat(mark.symbol)) return reportGone(entry, beat);
  await act(beat, mark, entry.id);
  const now = current();
  if (now.inspect.list !== list || now.inspect.position !== position) return;
  const decisions = decisionsOf(list, now.inspect.doubts?.bases ?? {}, now.edits.rows);
  const next = nextUndecided(decisions, position);
  if (next !== position) showListed(next);
}

function reportGone({ id, annotator = '' }: RecordEntry, { sample }: ListedBeat): void {
  report({
    code: 'label-gone',
    file: id,
    message: `The annotations ${annotator} of ${id} have no beat at sample ${sample}, so its label was neither kept nor changed. Choose the annotations that the run was made with.`,
    values: { name: id, annotator, sample },
  });
}
