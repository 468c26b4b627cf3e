import type { LabProblem } from '../problemTypes';

/** What matters to the network on average over beats of one class. */
export interface ClassAverage {
  runId: string | undefined;
  classIndex: number;
  status: 'empty' | 'running' | 'shown' | 'failed';
  failed: LabProblem | undefined;
  /** Beats of the sample, once it is shown those that could be read; of how many that were predicted as the class. */
  beats: number;
  of: number;
  /** Mean over them: of |what each sample contributes|, logits, and of the beats as the network saw them. */
  samples: Float32Array | undefined;
  waveform: Float32Array | undefined;
  /** Records that could not be read, whose beats the means lack. */
  missing: readonly string[];
}

export const noAverage: ClassAverage = {
  ...{ runId: undefined, classIndex: 0, status: 'empty', failed: undefined },
  ...{ beats: 0, of: 0, samples: undefined, waveform: undefined, missing: [] },
};
