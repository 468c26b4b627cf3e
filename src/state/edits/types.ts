import type { SetByReason } from '../../edits/editLayers';
import type { EditDraft } from '../../edits/makeEdits';
import type { EditBase, EditRow, HeldEdit } from '../../edits/types';

/** Edits of annotations, and the layer that the viewer shows. */
export interface EditsState {
  /** Of all records, as stored. */
  rows: readonly EditRow[];
  open: OpenLayer | undefined;
  /** Who makes edits; '' if nobody said. */
  by: string;
}

/** The edits over the annotations that are viewed. */
export interface OpenLayer {
  base: EditBase;
  held: readonly HeldEdit[];
  /** Edits of the record that are kept and not made, and labels that a person found right over other annotations. */
  aside: readonly { annotator: string; edits: number; labels: number; reason: SetByReason }[];
}

export const initialEdits: EditsState = { rows: [], open: undefined, by: '' };

export interface EditCommands {
  /** Gets the edits of the viewed annotations ready to be shown. */
  openEdits(recordId: string): Promise<void>;
  /** Makes an edit over the annotations that are viewed; from then on those with the edits are in use. */
  makeEdit(recordId: string, draft: EditDraft, why?: string): Promise<void>;
  /** Undoes or redoes one edit alone; without `id`, the last one. */
  turnEdit(recordId: string, kind: 'undo' | 'redo', id?: string): Promise<void>;
  setEditor(by: string): void;
  /** Saves the edits of the viewed annotations as a log. */
  saveEditLog(recordId: string): Promise<void>;
  /** Adds the edits of a log; lines that cannot be read are refused one by one. */
  readEditLog(recordId: string, file: { name: string; text: string }): Promise<void>;
}
