import { bySize, sizeOf } from '../../beats/usualBeats';
import type { InputChannel } from './inputLayout';
import type { TrainingBeats } from './types';

/** Target of a channel's samples: every `step`-th value from `start` on. */
export interface ChannelTarget {
  values: Float32Array;
  start: number;
  step: number;
}

/** Writes one channel of the beat at `row` of a part. The part must have the columns that the channel is made from. */
export function copyChannel(
  part: TrainingBeats,
  row: number,
  { lead, name }: InputChannel,
  target: ChannelTarget,
): void {
  const { lengthSamples } = part;
  const shown = windowOf(part, row, { lead, name });
  if (!shown) {
    clearRow(lengthSamples, target);
    return;
  }
  copyRow(shown.rows, shown.row, lengthSamples, target);
  if (isAbsent(shown, lengthSamples)) return;
  if (name === 'pastBeat' || name === 'pastDifference') measureByUsual(part, row, { lead, name }, target);
  if (name !== 'difference' && name !== 'longDifference') return;
  const reference = referenceOf(part, lead, name);
  subtractRow(reference, part.record?.[row] ?? 0, lengthSamples, target);
}

/**
 * Writes what a channel of the beat at `row` would be if every window that is there were the median beat of its record. The part must have that, and the
 * columns that the channel is made from.
 */
export function copyUsual(
  part: TrainingBeats,
  row: number,
  { lead, name }: InputChannel,
  target: ChannelTarget,
): void {
  const { lengthSamples } = part;
  const shown = windowOf(part, row, { lead, name });
  if (!shown || isAbsent(shown, lengthSamples) || name === 'difference') {
    clearRow(lengthSamples, target);
    return;
  }
  const record = part.record?.[row] ?? 0;
  copyRow(referenceOf(part, lead, 'difference'), record, lengthSamples, target);
  if (name === 'longDifference') {
    subtractRow(referenceOf(part, lead, name), record, lengthSamples, target);
  }
  if (name === 'pastBeat' || name === 'pastDifference') measureByUsual(part, row, { lead, name }, target);
}

/** Makes of a window what it is by the size of the usual beat before it; of a difference, what it differs from that. */
function measureByUsual(
  part: TrainingBeats,
  row: number,
  { lead, name }: InputChannel,
  target: ChannelTarget,
): void {
  const { lengthSamples } = part;
  const usual = (lead === 0 ? part.usual : part.usualSecond)!;
  const size = sizeOf(usual, row * lengthSamples, lengthSamples);
  const { values, start, step } = target;
  for (let i = 0; i < lengthSamples; i++) {
    const from = name === 'pastDifference' ? usual[row * lengthSamples + i]! : 0;
    const at = start + i * step;
    values[at] = bySize(values[at]! - from, size);
  }
}

/** The window that a channel shows: that of the beat, or of a neighbour; undefined where there is no neighbour. */
function windowOf(part: TrainingBeats, row: number, { lead, name }: InputChannel): Window | undefined {
  const beats = (lead === 0 ? part.waveform : part.second)!;
  if (name !== 'previous' && name !== 'next') return { rows: beats, row };
  const neighbour = part.neighbours![2 * row + (name === 'previous' ? 0 : 1)]!;
  if (neighbour < 0) return undefined;
  if (neighbour < part.count) return { rows: beats, row: neighbour };
  return { rows: (lead === 0 ? part.extra : part.extraSecond)!, row: neighbour - part.count };
}

interface Window {
  rows: Float32Array;
  row: number;
}

/** The beats, one of each record, that a channel is relative to. */
function referenceOf(part: TrainingBeats, lead: 0 | 1, name: 'difference' | 'longDifference'): Float32Array {
  if (name === 'difference') return (lead === 0 ? part.median : part.medianSecond)!;
  return (lead === 0 ? part.longMedian : part.longMedianSecond)!;
}

/** A window that the lead lacks is all zeros: it has no difference. */
function isAbsent({ rows, row }: Window, length: number): boolean {
  for (let i = row * length; i < (row + 1) * length; i++) if (rows[i] !== 0) return false;
  return true;
}

function copyRow(
  rows: Float32Array,
  row: number,
  length: number,
  { values, start, step }: ChannelTarget,
): void {
  const from = row * length;
  for (let i = 0; i < length; i++) values[start + i * step] = rows[from + i]!;
}

function subtractRow(
  rows: Float32Array,
  row: number,
  length: number,
  { values, start, step }: ChannelTarget,
): void {
  const from = row * length;
  for (let i = 0; i < length; i++) values[start + i * step]! -= rows[from + i]!;
}

function clearRow(length: number, { values, start, step }: ChannelTarget): void {
  for (let i = 0; i < length; i++) values[start + i * step] = 0;
}
