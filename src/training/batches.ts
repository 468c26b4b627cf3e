import type { BeatStore } from './beatStore';

/** One batch as plain arrays, always of the full batch size, so that the GPU compiles its programs for one shape only. */
export interface Batch {
  size: number;
  /** Real beats; the rows after them are zeros with one-hot rows of zeros and weight 0, which adds exactly nothing. */
  count: number;
  /** size × lengthSamples. */
  waveform: Float32Array;
  /** size × classCount. */
  oneHot: Float32Array;
  /** Class index, −1 in padding rows. */
  label: Int32Array;
  /** Weight of each beat in the loss, divided by `count`: the weighted losses add up to their mean. */
  weight: Float32Array;
}

/**
 * Copies the beats `order[start…start+size)` into a batch; the last one of an epoch may hold fewer.
 *
 * @param weights one per class
 */
export function fillBatch(options: {
  beats: BeatStore;
  order: Int32Array;
  start: number;
  size: number;
  classCount: number;
  weights: Float32Array;
}): Batch {
  const { beats, order, start, size, classCount, weights } = options;
  const length = beats.lengthSamples;
  const count = Math.min(size, order.length - start);
  const batch: Batch = {
    size,
    count,
    waveform: new Float32Array(size * length),
    oneHot: new Float32Array(size * classCount),
    label: new Int32Array(size).fill(-1),
    weight: new Float32Array(size),
  };
  for (let row = 0; row < count; row++) {
    const label = beats.copyBeat(order[start + row]!, batch.waveform, row * length);
    batch.oneHot[row * classCount + label] = 1;
    batch.label[row] = label;
    batch.weight[row] = weights[label]! / count;
  }
  return batch;
}

/** Batches in an epoch of `beats` beats. */
export function batchesIn(beats: number, batchSize: number): number {
  return Math.ceil(beats / batchSize);
}
