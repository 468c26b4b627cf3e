/** One annotation with all of its fields (annot(5)), at a sample of the record, whatever the resolution of its file. */
export interface Mark {
  /** At the record's frequency, from 0. */
  sample: number;
  /** Mnemonic as printed by rdann. */
  symbol: string;
  subtype: number;
  channel: number;
  num: number;
  aux: string;
}

/** What an edit does, as a person says it. */
export type EditKind = 'relabel' | 'add' | 'delete' | 'move' | 'rhythm' | 'comment';

/** One annotation before and after: without `before` it is added, without `after` deleted. */
export interface EditChange {
  before?: Mark;
  after?: Mark;
}

/** What a person did to annotations in one go: one beat, or all those of a range. */
export interface Edit {
  what: EditKind;
  /** In order of time; at least one. */
  changes: EditChange[];
  why: string;
  /** Who made it; '' if nobody said. */
  by: string;
  /** ISO 8601. */
  madeAt: string;
}

/** The annotations that edits are made over: this annotator of this record, with these bytes. */
export interface EditBase {
  /** The record's name in the lab. */
  record: string;
  /** SHA-256 of the record's files without annotations (see `recordHash`). */
  recordHash: string;
  /** Annotator name: `atr`. */
  annotator: string;
  /** SHA-256 of the annotation file. */
  annotatorHash: string;
}

/** The version of the rows' form: rows of a later one are kept, and not applied. */
export const EDIT_FORMAT = 1;

interface RowOf extends EditBase {
  format: number;
  /** Unique, so that the rows of two tabs never replace each other. */
  id: string;
  /** Rows are read in this order, those of the same number by id. */
  order: number;
}

/** An edit as it is stored. */
export interface EditMade extends RowOf {
  kind: 'edit';
  edit: Edit;
}

/** An edit is undone or redone by a row of its own: nothing that was stored is changed. */
export interface EditTurned extends RowOf {
  kind: 'undo' | 'redo';
  /** Id of the edit. */
  of: string;
}

/** A label that a person looked at and found right: it changes nothing, and counts until an edit changes the label. */
export interface LabelKept extends RowOf {
  kind: 'keep';
  sample: number;
  symbol: string;
  by: string;
  /** ISO 8601. */
  madeAt: string;
}

export type EditRow = EditMade | EditTurned | LabelKept;

/** A log of edits (see `writeEditLog`), line by line as JSON values: the first names the annotations, each other one is a row. */
export type EditLog = Record<string, unknown>[];

/** An edit with its id. */
export interface NamedEdit {
  id: string;
  edit: Edit;
}

/** What edits do to beats. */
export const BEAT_EDITS = ['relabelled', 'added', 'deleted', 'moved'] as const;

/** How many beats differ from those that edits were made over, each once: one with another label is relabelled, wherever it is. */
export type BeatEdits = Record<(typeof BEAT_EDITS)[number], number>;

/** The same of all annotations. */
export interface EditCounts extends BeatEdits {
  /** Rhythm changes, comments and what else is no beat: changed in any way. */
  others: number;
}

/** An edit, or some of its changes, that does not find what it changes. */
export interface HeldEdit {
  id: string;
  /** How many of its changes are not made, and of how many. */
  missing: number;
  of: number;
  /**
   * `undone`: what it changes was made by `because`, which is undone or held itself. `changed`: `because` changed it before.
   * `absent`: the annotator has no such annotation.
   */
  reason: 'undone' | 'changed' | 'absent';
  /** Id of the other edit; undefined for `absent`. */
  because: string | undefined;
}
