import { rarityWeights } from './batchWeights';
import type { BeatStore } from './beatStore';
import { BEAT_ALONE, type InputLayout } from './inputLayout';

/** One batch as plain arrays, always of the full batch size, so that the GPU compiles its programs for one shape only. */
export interface Batch {
  size: number;
  /**
   * Beats that count in the loss. Other rows have one-hot rows of zeros and weight 0, so they contribute exactly nothing: padding, which
   * is zeros, and beats that are only seen beside others.
   */
  count: number;
  /** size × lengthSamples × channels, a sample's channels side by side. */
  waveform: Float32Array;
  /** size × features; empty if the network gets none. */
  features: Float32Array;
  /** size × classCount. */
  oneHot: Float32Array;
  /** Class index, −1 in rows that do not count. */
  label: Int32Array;
  /** Weight of each beat in the loss, divided by `count`: the weighted losses sum to their mean. */
  weight: Float32Array;
}

export interface FillOptions {
  beats: BeatStore;
  /** Channels and features to fill in; default: the beat alone. */
  layout?: InputLayout;
  /** The beat of each row of all batches; −1 = padding. */
  order: Int32Array;
  /** 0 in rows whose beats are only seen; if omitted, all count. */
  learnt?: Uint8Array | undefined;
  start: number;
  size: number;
  classCount: number;
  /** Weight of each class. */
  weights: Float32Array;
  /** If given, each class is also weighted by its rarity in this batch, times this factor (see `rarityWeights`). */
  rarityScale?: number | undefined;
  /** For training beats only: the way that a row takes to its record's reference (see `waysOfEpoch`). */
  way?: ((position: number) => number) | undefined;
  /** For training beats only: changes the beat in a row; `position` is its position in `order`. */
  augment?: ((waveform: Float32Array, row: number, position: number) => void) | undefined;
}

/** Copies the beats `order[start…start+size)` into a batch; the last batch of an epoch may have fewer. */
export function fillBatch(options: FillOptions): Batch {
  const {
    beats,
    layout = BEAT_ALONE,
    order,
    learnt,
    start,
    size,
    classCount,
    weights,
    way,
    augment,
  } = options;
  const rows = Math.min(size, order.length - start);
  const batch = emptyBatch({ size, lengthSamples: beats.lengthSamples, layout, classCount });
  for (let row = 0; row < rows; row++) {
    const beat = order[start + row]!;
    if (beat < 0) continue;
    const label = beats.copyInput(beat, layout, batch, row, way?.(start + row));
    augment?.(batch.waveform, row, start + row);
    if (learnt?.[start + row] === 0) continue;
    batch.oneHot[row * classCount + label] = 1;
    batch.label[row] = label;
    batch.count++;
  }
  const rarity = options.rarityScale !== undefined && rarityWeights(batch.label, batch.count, classCount);
  batch.label.forEach((label, row) => {
    if (label < 0) return;
    batch.weight[row] = weights[label]! / batch.count;
    if (rarity) batch.weight[row]! *= options.rarityScale! * rarity[label]!;
  });
  return batch;
}

/** A batch of padding only. */
export function emptyBatch(options: {
  size: number;
  lengthSamples: number;
  layout: InputLayout;
  classCount: number;
}): Batch {
  const { size, lengthSamples, layout, classCount } = options;
  return {
    size,
    count: 0,
    waveform: new Float32Array(size * lengthSamples * layout.channels.length),
    features: new Float32Array(size * layout.columns.length),
    oneHot: new Float32Array(size * classCount),
    label: new Int32Array(size).fill(-1),
    weight: new Float32Array(size),
  };
}

/** Batches in an epoch of `beats` beats. */
export function batchesIn(beats: number, batchSize: number): number {
  return Math.ceil(beats / batchSize);
}
