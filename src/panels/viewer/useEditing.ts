import { type KeyboardEvent, useState } from 'react';
import type { Mark } from '../../edits/types';
import { commands } from '../../state/commands';
import { addBeat, comment, type EditDraft, markRhythm, move, relabel, remove } from '../../state/edits/edits';
import { beatsBetween, markedAt, nextBeat, rhythmChanges, snapToPeak } from '../../state/edits/selectMarks';
import type { RecordEntry, ViewState } from '../../state/types';

/** A clicked beat is put on the R wave within this time. */
const SNAP_SEC = 0.05;

/** Labels that have a key of their own. */
const LABEL_KEYS = ['N', 'A', 'V', 'F', 'Q'];

/** What a click on the strip does next. */
export type Placing = 'add' | 'move' | undefined;

export interface Editing {
  isOn: boolean;
  placing: Placing;
  /** What is selected: the marked annotation, or the beats of a range. */
  selected: readonly Mark[];
  /** The label that was given last. */
  label: string;
  setOn(isOn: boolean): void;
  setPlacing(placing: Placing): void;
  setLabel(label: string): void;
  relabel(symbol: string): void;
  remove(): void;
  markRhythm(code: string): void;
  comment(text: string): void;
  turn(kind: 'undo' | 'redo'): void;
  /** A beat of the strip was clicked; `extends`: with Shift, the end of a range. */
  onBeat(timeSec: number, extend: boolean): void;
  /** A place of the strip was clicked. */
  onPoint(timeSec: number): void;
  /** Before anything else in the viewer hears the key. */
  onKey(event: KeyboardEvent<HTMLElement>): void;
}

/** Editing in the viewer: what is selected, and what buttons, keys and clicks do with it. */
export function useEditing(options: {
  view: ViewState;
  record: RecordEntry;
  /** The note beside the buttons, which becomes the reason of an edit. */
  reason: string;
  hidden: ReadonlySet<string>;
  /** Resolves when the place is in view. */
  onShow: (timeSec: number) => Promise<void>;
}): Editing {
  const { view, record, reason, hidden, onShow } = options;
  const { marks, data } = view;
  const { samplingHz } = record;
  const [isOn, setOn] = useState(false);
  const [placing, setPlacing] = useState<Placing>();
  const [label, setLabel] = useState('N');
  /** The other end of a range. */
  const [anchor, setAnchor] = useState<number>();
  /** Where the person is going: the next key is for that beat, even if it comes before the view has followed. */
  const [ahead, setAhead] = useState<number>();
  const markSample = ahead ?? view.markSample;

  const marked = marks && markSample !== undefined ? markedAt(marks, samplingHz, markSample) : undefined;
  const range =
    marks && markSample !== undefined && anchor !== undefined
      ? beatsBetween(marks, samplingHz, anchor, markSample)
      : undefined;
  const selected = range && range.length > 0 ? range : marked ? [marked] : [];

  function make(draft: EditDraft | undefined): void {
    if (draft) void commands.makeEdit(record.id, draft, reason.trim());
  }

  function select(sample: number, extend: boolean): void {
    setAnchor(extend ? (anchor ?? markSample) : undefined);
    setAhead(sample);
    const timeSec = sample / samplingHz;
    const isInView = timeSec >= view.startSec && timeSec <= view.endSec;
    const arrived = isInView ? commands.viewRecord(record.id, { markSample: sample }) : onShow(timeSec);
    void arrived.then(() => setAhead((now) => (now === sample ? undefined : now)));
  }

  function step(direction: 1 | -1, extend: boolean): void {
    if (!marks) return;
    // From what is marked, else from the edge of the window.
    const edge = direction === 1 ? view.startSec * samplingHz - 1 : view.endSec * samplingHz + 1;
    const next = nextBeat(marks, samplingHz, markSample ?? edge, direction);
    if (next !== undefined) select(next, extend);
  }

  function place(timeSec: number): void {
    const lead = data?.leads.find(({ isEcg, name }) => isEcg && !hidden.has(name));
    const sample = snapToPeak(lead, timeSec, { withinSec: SNAP_SEC, samplingHz });
    make(placing === 'add' ? addBeat(sample, label) : marked && move(marked, sample));
    select(sample, false);
    setPlacing(undefined);
  }

  const relabelTo = (symbol: string) => {
    setLabel(symbol);
    make(relabel(selected, symbol));
  };
  const removeSelected = () => {
    const last = selected.at(-1);
    const next = marks && last && nextBeat(marks, samplingHz, last.sample, 1);
    make(remove(selected));
    if (next !== undefined) select(next, false);
  };
  const turn = (kind: 'undo' | 'redo') => void commands.turnEdit(record.id, kind);

  /** @returns whether the key was one of editing */
  function act({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (altKey) return false;
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== 'z') return false;
      turn(shiftKey ? 'redo' : 'undo');
      return true;
    }
    if (key === 'ArrowLeft' || key === 'ArrowRight') step(key === 'ArrowRight' ? 1 : -1, shiftKey);
    else if (key === 'Delete' || key === 'Backspace') removeSelected();
    else if (key === 'Enter' && placing) place((view.startSec + view.endSec) / 2);
    else if (key === 'Escape') {
      if (placing) setPlacing(undefined);
      else setOn(false);
    } else if (LABEL_KEYS.includes(key.toUpperCase())) relabelTo(key.toUpperCase());
    else return false;
    return true;
  }

  return {
    ...{ isOn, placing, selected, label, setPlacing, setLabel, turn },
    setOn(on) {
      setOn(on);
      setPlacing(undefined);
      setAnchor(undefined);
    },
    relabel: relabelTo,
    remove: removeSelected,
    markRhythm(code) {
      const [first, last] = [selected[0], selected.at(-1)];
      if (!marks || !first || !last) return;
      make(markRhythm(code, { from: first.sample, to: last.sample }, rhythmChanges(marks, samplingHz)));
    },
    comment(text) {
      const [first] = selected;
      if (first) make(comment(first.sample, text));
    },
    onBeat: (timeSec, extend) => select(Math.round(timeSec * samplingHz), extend),
    onPoint: place,
    onKey(event) {
      if (!isOn || isTyping(event.target) || !act(event)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

/** Keys belong to a field or a menu that has the focus; Enter to a button. */
function isTyping(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('select, textarea, input:not([type="checkbox"]), [role="menu"], summary') !== null
  );
}
