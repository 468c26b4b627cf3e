/** Everything that decides the multi-head network's shape. Defaults in `defaults.ts`. */
export interface MultiHeadSettings {
  /** Samples per beat. */
  lengthSamples: number;
  classCount: number;
  /** Kernel sizes of the first and second convolution, one pair a head. */
  heads: { firstKernel: number; secondKernel: number }[];
  firstFilters: number;
  secondFilters: number;
  l2: number;
  dense: number[];
  denseActivation: 'relu' | 'linear';
  /** Dropout rate after each dense layer but the last; 0 = none. */
  dropout: number;
  /** Initial weights and dropout masks follow from it. */
  seed: number;
}

/** One row of the layer table that the page shows before training. */
export interface LayerRow {
  name: string;
  kind: string;
  outputShape: number[];
  parameters: number;
}

/** A trained model without tfjs: the layers-model topology and its weights, safe for structured clone and IndexedDB. */
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
