import type { InputChannel } from './inputLayout';
import type { TrainingBeats } from './types';

/** Where a channel's samples go: every `step`-th value from `start` on. */
export interface ChannelPlace {
  values: Float32Array;
  start: number;
  step: number;
}

/** Writes one channel of the beat at `row` of a part. The part has the columns that the channel is made of. */
export function copyChannel(
  part: TrainingBeats,
  row: number,
  { lead, name }: InputChannel,
  place: ChannelPlace,
): void {
  const { lengthSamples, count } = part;
  const beats = (lead === 0 ? part.waveform : part.second)!;
  if (name === 'beat') {
    copyRow(beats, row, lengthSamples, place);
    return;
  }
  if (name === 'difference') {
    const median = (lead === 0 ? part.median : part.medianSecond)!;
    const from = (part.record?.[row] ?? 0) * lengthSamples;
    copyRow(beats, row, lengthSamples, place);
    if (isAbsent(beats, row, lengthSamples)) return;
    const { values, start, step } = place;
    for (let i = 0; i < lengthSamples; i++) values[start + i * step]! -= median[from + i]!;
    return;
  }
  const neighbour = part.neighbours![2 * row + (name === 'previous' ? 0 : 1)]!;
  if (neighbour < 0) clearRow(lengthSamples, place);
  else if (neighbour < count) copyRow(beats, neighbour, lengthSamples, place);
  else copyRow((lead === 0 ? part.extra : part.extraSecond)!, neighbour - count, lengthSamples, place);
}

/** A window that the lead does not have is all zeros: it differs from nothing. */
function isAbsent(rows: Float32Array, row: number, length: number): boolean {
  for (let i = row * length; i < (row + 1) * length; i++) if (rows[i] !== 0) return false;
  return true;
}

function copyRow(
  rows: Float32Array,
  row: number,
  length: number,
  { values, start, step }: ChannelPlace,
): void {
  const from = row * length;
  for (let i = 0; i < length; i++) values[start + i * step] = rows[from + i]!;
}

function clearRow(length: number, { values, start, step }: ChannelPlace): void {
  for (let i = 0; i < length; i++) values[start + i * step] = 0;
}
