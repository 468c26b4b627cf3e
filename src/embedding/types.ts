/** Rows of numbers, one after the other: rows × width. */
export interface Rows {
  values: Float32Array;
  width: number;
}

/** The nearest other rows of every row, the nearest first: rows × `k` each. */
export interface Neighbours {
  k: number;
  index: Int32Array;
  /** Euclidean. */
  distance: Float32Array;
}

/** How well a picture keeps what is near to each other. */
export interface MapQuality {
  /** Of Venna and Kaski, 0 to 1 (see `trustworthiness`). */
  trustworthiness: number;
  /** Share of the beats whose nearest ones in the picture have mostly their class. */
  classAccuracy: number;
  /** Mean of that share over the classes. */
  classMean: number;
  /** The same for records: how far the picture sorts by record. */
  recordAccuracy: number;
}

/** In which way beats are made points of a plane. */
export type MapMethod = 'pca' | 'umap';

/** What is computed of a map, in this order; what comes later replaces what is there. */
export type MapPart =
  | {
      kind: 'picture';
      method: MapMethod;
      /** Rows × 2, in the order of the rows. */
      points: Float32Array;
      /** Of UMAP: how far it is. */
      epoch: number;
      epochs: number;
    }
  /** Share of the variance along the two axes of the picture, and along all components that UMAP gets; how many these are. */
  | { kind: 'variance'; shown: number; kept: number; components: number }
  | { kind: 'quality'; method: MapMethod; quality: MapQuality };

/** What a map is made of. */
export interface MapInput extends Rows {
  /** The record and the class of every row, as numbers. */
  record: Uint16Array;
  label: Uint8Array;
  /** Rows that UMAP moves, ascending (see `stratifiedSample`); the others are placed among them. */
  sample: Int32Array;
  seed: number;
}

/** How UMAP is computed. Defaults are those of umap-learn, but for the beginning, which is the picture of PCA. */
export const UMAP = {
  /** Neighbours, the beat itself counted. */
  neighbours: 15,
  minDistance: 0.1,
  spread: 1,
  epochs: 500,
  /** Beats that each one is kept away from whenever it is drawn to one. */
  repulsions: 5,
} as const;

/** Components of PCA along which neighbours are found. */
export const COMPONENTS = 16;

/** Most beats that UMAP moves: the neighbours of each are found among all of them. */
export const MOST_SAMPLED = 5000;

/** Fewest beats that a map is made of. */
export const FEWEST_BEATS = 30;
