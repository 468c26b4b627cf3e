/** Words of editing annotations. Numbers are passed in formatted. */
export const edits = {
  region: 'Edits',
  edit: 'Edit beats',
  editHint: 'Select a beat by a click or the arrows; N, A, V, F or Q gives it that label',
  keys: 'Arrows: beat · Shift: range · N A V F Q: label · Delete · Ctrl+Z, Ctrl+Shift+Z · Esc: end',
  label: 'Label',
  relabel: 'Relabel',
  relabelHint: (beats: string, symbol: string) => `Gives ${beats} selected beats the label ${symbol}`,
  add: 'Add beat',
  addHint:
    'Then click: the beat is put on the R wave within 50 ms; Enter puts it at the middle of the window',
  move: 'Move beat',
  moveHint: 'Then click where the selected beat is; Enter moves it to the middle of the window',
  remove: 'Delete beat',
  undo: 'Undo',
  redo: 'Redo',
  selected: (beats: string, one: boolean) => (one ? '1 beat selected' : `${beats} beats selected`),
  none: 'No beat selected',
  placing: 'Click on the strip, or press Enter for the middle of the window; Esc ends it',
  rhythm: 'Rhythm',
  markRhythm: 'Mark rhythm',
  markRhythmHint: 'From the first to the last selected beat',
  note: 'Comment or reason',
  comment: 'Add comment',
  by: 'Your name',
  readLog: 'Read log',
  saveLog: 'Edits as a log (JSON Lines)',
  saveLogHint: 'Every edit with time, before, after, reason and name; it can be read back here',
  noEdits: 'No edits yet. The annotator itself is never changed: edits are kept beside it.',
  over: (annotator: string) => `Over ${annotator}:`,
  /** An edit in a line of the list. */
  did: {
    relabel: (p: EditWords) => `${p.before} → ${p.after}${p.more}`,
    add: (p: EditWords) => `${p.after} added`,
    delete: (p: EditWords) => `${p.before} deleted${p.more}`,
    move: (p: EditWords) => `${p.before} moved to ${p.to}`,
    rhythm: (p: EditWords) => `${p.rhythm} until ${p.to ?? 'the next change of rhythm'}`,
    comment: (p: EditWords) => `comment: ${p.note}`,
  },
  more: (beats: string) => ` (${beats} beats)`,
  undone: 'undone',
  held: (missing: string, of: string) => `not made: ${missing} of ${of} not found`,
  because: {
    undone: (time: string) => `it builds on the edit at ${time}, which is undone`,
    changed: (time: string) => `the edit at ${time} changed it before`,
    absent: 'the annotator has no such annotation',
  },
  turn: (what: 'undo' | 'redo', time: string, did: string) =>
    `${what === 'undo' ? 'Undo' : 'Redo'} ${did} at ${time}`,
  aside: (edits: string, annotator: string) => `${edits} edits of ${annotator} are kept, and not made`,
  asideLabels: (labels: string, annotator: string) =>
    `${labels} labels of ${annotator} that were found right are kept, and do not count`,
  asideAnd: '; ',
  asideColon: ': ',
  asideBecause: {
    'record-gone': 'there is no such record',
    'record-changed': 'the files of the record have changed',
    'annotator-gone': 'the record has no such annotator',
    'annotator-changed': 'the annotation file has changed',
    newer: 'a later version of the lab made them',
  },
  listCut: (shown: string, all: string) => `The last ${shown} of ${all}.`,
};

interface EditWords {
  before: string;
  after: string;
  /** Empty for one beat. */
  more: string;
  /** Of a rhythm, undefined if it lasts until one that was there. */
  to: string | undefined;
  rhythm: string;
  note: string;
}
