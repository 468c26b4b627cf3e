/** QRS about R, ms, as in de Chazal et al. 2004 (doi 10.1109/TBME.2004.827359): before it is P, after it ST–T. */
export const QRS_MS = { from: -50, to: 100 } as const;

/**
 * A part of a network's input that is taken in or out as a whole. Of the beat, cut at `QRS_MS` from R: `p`, `qrs`, `stT`. `neighbours`: the windows
 * of the beat before and after; `around`: all other beats of the stretch. The rest are groups of features.
 */
export type PartName =
  | 'p'
  | 'qrs'
  | 'stT'
  | 'neighbours'
  | 'around'
  | 'rrBefore'
  | 'rrAfter'
  | 'rrChange'
  | 'rate'
  | 'qrsShape';

/** What a network gets for one beat, as one vector, and what that is compared with. */
export interface ExplainedInput {
  values: Float32Array;
  /** The same for the beat that would be usual: its record's median beat, features 0. */
  base: Float32Array;
  /** Where in the vector each sample of the beat is: samples × `places`, sample after sample. */
  samples: Int32Array;
  /** In how many places every sample is: the channels that show the beat. */
  places: number;
  /** Between two samples, ms. */
  stepMs: number;
  /** Of the first sample, from R, ms. */
  startMs: number;
  /** No place is in two of them, and every place where values and base differ is in one. */
  parts: { name: PartName; places: Int32Array }[];
}

/** What an activation of a convolution was for one input, and how the logit changes with it: height × width × filters. */
export interface ActivationMap {
  height: number;
  /** Along the time of the beat. */
  width: number;
  values: Float32Array;
  gradients: Float32Array;
}

/** A network that is asked why: one logit as a function of the input's vector. Rows are vectors, one after the other. */
export interface Probe {
  /** The logit of the explained class, one for each row. */
  logits(rows: Float32Array): Promise<Float32Array>;
  /** Its gradient with respect to each row; missing where the network has none. */
  gradients?(rows: Float32Array): Promise<Float32Array>;
  /** Activations of the last convolution of every head; missing where no convolution runs along the beat. */
  maps?(row: Float32Array): Promise<ActivationMap[]>;
  /** Layers with weights, from the output back to the input. */
  layers: number;
  /** Puts the weights of a layer into another order, drawn by the seed. @param layer 0-based, from the output on */
  shuffle(layer: number, seed: number): void;
  /** Undoes all of it. */
  restore(): void;
}

/** How attributions are computed. */
export const METHODS = ['occlusion', 'gradient', 'integrated', 'gradCam'] as const;
export type Method = (typeof METHODS)[number];

/** What each sample of the beat contributes to the logit. */
export interface Attribution {
  method: Method;
  /** Summed over the leads and channels that show the sample. */
  samples: Float32Array;
  /** Of Grad-CAM: those of each head, whose mean `samples` is. */
  heads?: Float32Array[];
  /** Of integrated gradients: how far the sum of all attributions is from what it should be (see `Completeness`). */
  completeness?: Completeness;
}

/** What all attributions sum to, and what they should: the logit of the beat minus that of the base. */
export interface Completeness {
  sum: number;
  difference: number;
}

/** What the parts contribute: exact Shapley values, which sum to the difference. */
export interface Shares {
  base: number;
  logit: number;
  parts: { name: PartName; value: number }[];
}
