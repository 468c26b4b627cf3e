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
  const { lengthSamples, count } = part;
  const beats = (lead === 0 ? part.waveform : part.second)!;
  if (name === 'beat') {
    copyRow(beats, row, lengthSamples, target);
    return;
  }
  if (name === 'difference' || name === 'longDifference') {
    const reference = referenceOf(part, lead, name);
    const from = (part.record?.[row] ?? 0) * lengthSamples;
    copyRow(beats, row, lengthSamples, target);
    if (isAbsent(beats, row, lengthSamples)) return;
    const { values, start, step } = target;
    for (let i = 0; i < lengthSamples; i++) values[start + i * step]! -= reference[from + i]!;
    return;
  }
  if (name === 'pastBeat' || name === 'pastDifference') {
    const usual = (lead === 0 ? part.usual : part.usualSecond)!;
    const from = row * lengthSamples;
    const size = sizeOf(usual, from, lengthSamples);
    const isThere = name === 'pastDifference' && !isAbsent(beats, row, lengthSamples);
    const { values, start, step } = target;
    for (let i = 0; i < lengthSamples; i++) {
      const value = beats[from + i]! - (isThere ? usual[from + i]! : 0);
      values[start + i * step] = bySize(value, size);
    }
    return;
  }
  const neighbour = part.neighbours![2 * row + (name === 'previous' ? 0 : 1)]!;
  if (neighbour < 0) clearRow(lengthSamples, target);
  else if (neighbour < count) copyRow(beats, neighbour, lengthSamples, target);
  else copyRow((lead === 0 ? part.extra : part.extraSecond)!, neighbour - count, lengthSamples, target);
}

/** The beats, one of each record, that a channel is relative to. */
function referenceOf(part: TrainingBeats, lead: 0 | 1, name: 'difference' | 'longDifference'): Float32Array {
  if (name === 'difference') return (lead === 0 ? part.median : part.medianSecond)!;
  return (lead === 0 ? part.longMedian : part.longMedianSecond)!;
}

/** A window that the lead lacks is all zeros: it has no difference. */
function isAbsent(rows: Float32Array, row: number, length: number): boolean {
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

function clearRow(length: number, { values, start, step }: ChannelTarget): void {
  for (let i = 0; i < length; i++) values[start + i * step] = 0;
}
