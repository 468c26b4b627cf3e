import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { Mark } from '../../edits/types';
import { commands } from '../../state/commands';
import { addBeat, comment, type EditDraft, markRhythm, move, relabel, remove } from '../../state/edits/edits';
import { beatsBetween, markedAt, nextBeat, rhythmChanges, snapToPeak } from '../../state/edits/selectMarks';
import type { RecordEntry, ViewState } from '../../state/types';
import { type EditKey, editKey } from './editKeys';

/** A clicked beat is put on the R wave within this time. */
const SNAP_SEC = 0.05;

/** What a click on the strip does next. */
export type Placing = 'add' | 'move' | undefined;

export interface Editing {
  isOn: boolean;
  placing: Placing;
  /** What is selected: the marked annotation, or the beats of a range. */
  selected: readonly Mark[];
  /** The label that was given last. */
  label: string;
  /** The note beside the buttons, which becomes the reason of an edit; not a state, since nothing else shows it. */
  reason: RefObject<string>;
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
  hidden: ReadonlySet<string>;
  /** Resolves when the place is in view. */
  onShow: (timeSec: number) => Promise<void>;
}): Editing {
  const { view, record, hidden, onShow } = options;
  const { marks, data } = view;
  const { samplingHz } = record;
  const reason = useRef('');
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
    if (draft) void commands.makeEdit(record.id, draft, reason.current.trim());
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

  function act(key: EditKey): void {
    if (key.does === 'turn') turn(key.kind);
    else if (key.does === 'step') step(key.direction, key.extend);
    else if (key.does === 'label') relabelTo(key.symbol);
    else if (key.does === 'remove') removeSelected();
    else if (key.does === 'place') place((view.startSec + view.endSec) / 2);
    else if (key.does === 'end' && placing) setPlacing(undefined);
    else if (key.does === 'end') setOn(false);
  }

  return {
    ...{ isOn, placing, selected, label, reason, setPlacing, setLabel, turn },
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
      if (!isOn || isIn(event.target, FIELDS)) return;
      const isOnButton = isIn(event.target, 'button, a');
      const key = editKey(event, { isPlacing: placing !== undefined, isOnButton });
      if (!key) return;
      event.preventDefault();
      event.stopPropagation();
      act(key);
    },
  };
}

/** What has keys of its own. */
const FIELDS = 'select, textarea, input:not([type="checkbox"]), [role="menu"], summary, [data-own-keys]';

const isIn = (target: EventTarget, selector: string) =>
  target instanceof HTMLElement && target.closest(selector) !== null;
