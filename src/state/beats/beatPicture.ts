import type { BeatSet } from '../../beats/types';

/** The first beat of each record of a run: its beats count record by record. −1 for a record without beats. */
export function firstBeats(record: Uint16Array, records: number): Int32Array {
  const firsts = new Int32Array(records).fill(-1);
  record.forEach((number, beat) => {
    if (firsts[number]! < 0) firsts[number] = beat;
  });
  return firsts;
}

/** Every how many samples a picture of at most `most` has one, and how many it has. */
export function pictureSize(lengthSamples: number, most: number): { step: number; size: number } {
  const step = Math.ceil(lengthSamples / most);
  return { step, size: Math.ceil(lengthSamples / step) };
}

/** Copies every `step`th sample of a beat. */
export function copyPicture(
  { waveform, lengthSamples }: BeatSet,
  row: number,
  step: number,
  target: Float32Array,
): void {
  target.forEach((_, i) => {
    target[i] = waveform[row * lengthSamples + i * step]!;
  });
}
