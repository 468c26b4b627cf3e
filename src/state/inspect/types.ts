import type { OutputCurves } from '../../experiment/run/found';

import type { WfdbProblem } from '../../wfdb/types';
import type { BeatView } from '../../workers/records/types';
import type { DoubtList } from '../doubts/types';
import type { SelectedList } from '../lorenz/types';
import type { LabProblem } from '../problemTypes';

export interface InspectState {
  /** The chosen cell of the matrix; undefined = every misclassified beat. */
  cell: { truth: number; predicted: number } | undefined;
  /** Most confident predictions first, or the queue of doubtful labels. */
  list: ListedBeat[];
  /** Why each beat is listed, if these are the doubtful labels; undefined for the beats of a cell. */
  doubts?: DoubtList;
  /** What each listed beat was in another run, if these are the beats that changed against it. */
  changed?: ChangedList;
  /** If these are beats that were selected in a plot. */
  selected?: SelectedList;
  /** Index into `list`. */
  position: number;
  beat: InspectedBeat | undefined;
  status: 'empty' | 'loading' | 'shown' | 'failed';
  failed: WfdbProblem | undefined;
}

/** The beats whose label or prediction is not that of another run. */
export interface ChangedList {
  runId: string;
  title: string;
  /** For each beat of the list: class indices in the other run. */
  before: readonly { truth: number; predicted: number }[];
}

/** A tested beat: `index` is its index in `Run.beats`. */
export interface ListedBeat {
  index: number;
  fold: number;
  recordName: string;
  timeSec: number;
  sample: number;
  symbol: string;
  truth: number;
  predicted: number;
  /** Of the predicted class. */
  probability: number;
  probabilities: number[];
}

export interface InspectedBeat extends ListedBeat, BeatView {
  /** Predicted classes of the other tested beats in the strip, ordered by time. */
  stripPredictions: { timeSec: number; truth: number; predicted: number }[];
  /** Of a beat-free network: what it says of the strip, once it is computed; or why it cannot be. */
  curves?: OutputCurves | LabProblem;
}
