import type { TestedColumns } from '../inspect/testedColumns';
import type { LabProblem } from '../problemTypes';

/** The RR intervals around the tested beats of the open run, as columns; in order of record and time. */
export interface LorenzBeats extends TestedColumns {
  /** RR intervals before and after the beat, seconds; NaN where there is none. */
  beforeSec: Float32Array;
  afterSec: Float32Array;
  /** See `prematurity`. */
  prematurity: Float32Array;
  /** Records whose annotations are not here any more: their intervals are those between the beats of the run. */
  without: readonly string[];
}

export interface LorenzState {
  runId: string | undefined;
  status: 'empty' | 'reading' | 'shown' | 'failed';
  failed: LabProblem | undefined;
  beats: LorenzBeats | undefined;
}

export const noLorenz: LorenzState = {
  ...{ runId: undefined, status: 'empty', failed: undefined, beats: undefined },
};

/** What the list of Inspect has, if its beats were selected in a plot. */
export interface SelectedList {
  /** In the Lorenz plot, or on the map of beats. */
  by: 'intervals' | 'map';
  /** The last relabelling of the list, until it is undone. */
  relabelled?: Relabelled | undefined;
}

export interface Relabelled {
  symbol: string;
  /** Beats that got the label. */
  beats: number;
  /** Beats that the annotations in use do not have, or whose record is not here. */
  gone: number;
  /** Beats that did not get it because their record could not be read or its edit was refused, which is reported. */
  failed: number;
  /** One edit for each record. */
  edits: readonly { recordId: string; id: string }[];
}

export interface LorenzCommands {
  /** Reads the RR intervals of the tested beats of the open run, once. */
  readIntervals(): Promise<void>;
  /** Lists beats of `LorenzBeats`, by their rows, and shows the first. */
  listSelected(rows: Int32Array): Promise<void>;
  /** Gives all selected beats a label: one edit for each record, with this reason. */
  relabelSelected(symbol: string, why: string): Promise<void>;
  /** Undoes what `relabelSelected` did last. */
  undoRelabelled(): Promise<void>;
}
