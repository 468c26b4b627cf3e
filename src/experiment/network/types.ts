/** Everything that decides the multi-head network's shape. Defaults in `defaults.ts`. */
export interface MultiHeadSettings {
  kind: 'multihead';
  /** Samples per beat. */
  lengthSamples: number;
  /** Channels per sample: leads, differences, neighbours (see `inputChannels`). */
  channels: number;
  /** Numbers per beat that are joined to the output of the heads; 0 = none. */
  features: number;
  classCount: number;
  /** Kernel sizes of the first and second convolution, one pair per head. */
  heads: { firstKernel: number; secondKernel: number }[];
  firstFilters: number;
  secondFilters: number;
  l2: number;
  /** Batch normalisation after each convolution, before its ReLU. */
  batchNorm: boolean;
  /** Dropout rate of the flattened heads, before the features are joined; 0 = none. */
  shapeDropout: number;
  dense: number[];
  denseActivation: 'relu' | 'linear';
  /** Dropout rate after each dense layer except the last; 0 = none. */
  dropout: number;
  /** Initial weights and dropout masks follow from it. */
  seed: number;
}

/** Everything that decides the shape of the 2-D network on scalograms (128 × 128 × 3; previous, current, next beat). */
export interface ScalogramSettings {
  kind: 'scalogram';
  classCount: number;
  filters: number;
  /** Side length of the square kernels. */
  kernel: number;
  /** Sampling rate of the rows that the scalograms are made from (samples of a beat over seconds of its window), Hz. */
  rowHz: number;
  /** Initial weights follow from it. */
  seed: number;
}

/** Everything that decides the shape of the network over stretches of consecutive beats. */
export interface ContextSettings {
  kind: 'context';
  /** Samples per beat. */
  lengthSamples: number;
  /** Channels per sample: leads, differences, neighbours (see `inputChannels`). */
  channels: number;
  /** Numbers per beat that are joined to what the encoder makes of its samples; 0 = none. */
  features: number;
  classCount: number;
  /** Beats of a stretch, its input; a multiple of every dilation. */
  stretchBeats: number;
  /** Units of the encoder's dense layers, which every beat goes through by itself. */
  dense: number[];
  /** Dropout rate after each layer of the encoder except the last; 0 = none. */
  beatDropout: number;
  /** Width of what is known of a beat, from where encoder and features join to the end. */
  units: number;
  /** One convolution over the beats for each: its taps are this many beats apart. */
  dilations: number[];
  /** At most this many later beats may be seen (see `contextLayers`). */
  lookAheadBeats: number;
  denseActivation: 'relu' | 'linear';
  /** Dropout rate where encoder and features join, and after each convolution; 0 = none. */
  dropout: number;
  /** Initial weights and dropout masks follow from it. */
  seed: number;
}

/** What decides the way down of a U-Net. */
export interface WayDown {
  /** Filters of each level; each level has half the cells of the one above it. */
  filters: number[];
  /** Taps of the convolutions within the levels, cells. */
  kernel: number;
}

/** Everything that decides the shape of the beat-free network: a U-Net over a section of a record. */
export interface UnetSettings extends WayDown {
  kind: 'unet';
  /** Cells of a section, its input: can be halved as often as there are levels below the first. */
  sectionCells: number;
  /** Samples of a cell. */
  lengthSamples: number;
  /** Leads side by side in every sample. */
  channels: number;
  /** Curves of the output: one for each class of beats, and one for no beat. */
  classCount: number;
  /** Dropout rate at the lowest level and before the output; 0 = none. */
  dropout: number;
  /** Initial weights and dropout masks follow from it. */
  seed: number;
}

/** Everything that decides the shape of the network over pieces: the way down of the beat-free network, and one answer for all of a piece. */
export interface EncoderSettings extends WayDown {
  kind: 'encoder';
  /** Samples of a piece: a multiple of those of a cell, which can be halved as often as there are levels below the first. */
  lengthSamples: number;
  /** Channels per sample: leads, differences, neighbours (see `inputChannels`). */
  channels: number;
  classCount: number;
  /** Dropout rate before the output; 0 = none. */
  dropout: number;
  /** Initial weights and dropout masks follow from it. */
  seed: number;
}

type OneNetwork = MultiHeadSettings | ScalogramSettings | ContextSettings | UnetSettings | EncoderSettings;

export type NetworkSettings = OneNetwork & {
  /** How many networks of this shape answer together: the model's output is the mean of their probabilities. Default: 1. */
  members?: number;
};

/** One row of the layer table that the page shows before training. */
export interface LayerRow {
  name: string;
  kind: string;
  outputShape: number[];
  parameters: number;
}

/** A trained model without tfjs: layers-model topology and weights, safe for structured clone and IndexedDB. */
export interface ModelArtifacts {
  /** `model.json`'s modelTopology. */
  topology: object;
  weightSpecs: { name: string; shape: number[]; dtype: 'float32' }[];
  /** All weights, little-endian float32, in the order of weightSpecs. */
  weights: ArrayBuffer;
}

/** One file of a trained model to download. */
export interface ModelFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}
