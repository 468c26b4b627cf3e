/** Name of the layer that averages the probabilities of several networks. */
export const MEAN_LAYER = 'mean';

/**
 * The name of a layer in one of several networks that answer together: the first has the names of a network alone.
 *
 * @param member 0-based
 */
export const memberName = (name: string, member: number): string =>
  member === 0 ? name : `${name}_${member + 1}`;

/** Names of the trunk's layers, in `model.json`, in the layer table and for lookups. */
export const LAYER_NAMES = {
  input: 'beat',
  /** The second input: numbers that are not samples. */
  features: 'features',
  concat: 'heads',
  flatten: 'flatten',
  shapeDropout: 'shape_dropout',
  /** The flattened heads and the features side by side. */
  joined: 'joined',
  /** @param index 0-based */
  dense: (index: number) => `dense${index + 1}`,
  dropout: (index: number) => `dropout${index + 1}`,
  /** The last dense layer, before the softmax: the loss is computed from it, because softmax would lose digits. */
  logits: 'logits',
  softmax: 'softmax',
} as const;

/** Names of the two stages of a head. @param head 0-based */
export function headLayerNames(head: number): [StageNames, StageNames] {
  const stage = (number: number): StageNames => ({
    conv: `head${head + 1}_conv${number}`,
    norm: `head${head + 1}_norm${number}`,
    relu: `head${head + 1}_relu${number}`,
    pool: `head${head + 1}_pool${number}`,
  });
  return [stage(1), stage(2)];
}

/** A convolution and the layers after it; `norm` and `relu` are separate layers only with batch normalisation. */
export interface StageNames {
  conv: string;
  norm: string;
  relu: string;
  pool: string;
}

/** Layers of the 2-D network before its trunk. */
export const SCALOGRAM_LAYER_NAMES = { input: 'image', conv: 'conv', pool: 'pool' } as const;

/** Layers of the network over stretches of beats; input, features, join, logits and softmax are named as in the others. */
export const CONTEXT_LAYER_NAMES = {
  /** The encoder. @param index 0-based */
  dense: (index: number) => `beat_dense${index + 1}`,
  dropout: (index: number) => `beat_dropout${index + 1}`,
  /** After encoder and features have been joined. */
  join: 'join_dense',
  joinDropout: 'join_dropout',
  /** A convolution over the beats, as a block: made an image, padded, convolved, made beats again, added. @param index 0-based */
  over: (index: number) => {
    const block = `over${index + 1}`;
    return {
      image: `${block}_image`,
      pad: `${block}_pad`,
      conv: `${block}_conv`,
      beats: `${block}_beats`,
      dropout: `${block}_dropout`,
      sum: `${block}_sum`,
    };
  },
} as const;

/** Layers of the beat-free network; logits and softmax are named as in the others. */
export const UNET_LAYER_NAMES = {
  /** A section of a record: cells × (samples of a cell × leads). */
  input: 'section',
  /** A convolution with its normalisation. */
  block: (block: string) => ({ conv: `${block}_conv`, norm: `${block}_norm`, relu: `${block}_relu` }),
  first: 'first',
  /** The convolution of a level on the way down. @param index 0-based */
  level: (index: number) => `level${index + 1}`,
  /** From a level to the one below it: two cells are laid side by side, and convolved. @param index 0-based, of the upper level */
  fold: (index: number) => `down${index + 1}_fold`,
  down: (index: number) => `down${index + 1}`,
  bottomDropout: 'bottom_dropout',
  /** From a level up to the one above it: each cell becomes two, which are joined to what the level had. @param index 0-based, of the upper level */
  spread: (index: number) => `up${index + 1}_spread`,
  unfold: (index: number) => `up${index + 1}_unfold`,
  join: (index: number) => `up${index + 1}_join`,
  up: (index: number) => `up${index + 1}`,
  lastDropout: 'last_dropout',
} as const;

/** Layers of the network over pieces; input, logits, softmax and the way down are named as in the others. */
export const ENCODER_LAYER_NAMES = {
  /** The samples of a piece in cells. */
  cells: 'cells',
  /** The mean over the cells of the lowest level. */
  pool: 'pool',
} as const;
