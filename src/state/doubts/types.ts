import type { EditBase } from '../../edits/types';

/** Why a label is doubted, and what is believed instead. */
export interface Doubt {
  /** Why the open run doubts it, and the second run: see `BY_CLASS` and `BY_NOISE_RATE`; 0: it does not. */
  first: number;
  second: number;
  /** Class index. */
  suggested: number;
  /** The probability of the label. */
  confidence: number;
}

/** What the queue of doubtful labels adds to the list of Inspect. */
export interface DoubtList {
  secondRunId: string | undefined;
  /** Beats that both runs tested with the same label, and those that the open run tested. */
  common: number;
  tested: number;
  /** For each beat of the list. */
  doubts: readonly Doubt[];
  /** The annotations over which labels are kept and changed, by the record's name in the run; none for records that are not here. */
  bases: Readonly<Record<string, EditBase>>;
}

export interface DoubtCommands {
  /** Lists the labels that the open run doubts, those first that the second run doubts too, and shows the first that is not decided. */
  findDoubts(secondRunId: string | undefined): Promise<void>;
  /** The label of the shown beat is right: remembered, and the next beat is shown. */
  keepLabel(): Promise<void>;
  /** Gives the shown beat another label, as an edit with this reason, and shows the next beat. */
  changeLabel(symbol: string, why: string): Promise<void>;
}
