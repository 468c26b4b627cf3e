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
  /**
   * Says which label the shown beat has, and shows the next beat: another one than its annotations have is an edit with this reason, the
   * same is remembered as kept.
   *
   * @param symbol undefined: the one that the run has
   */
  decideLabel(symbol: string | undefined, why: string): Promise<void>;
}
