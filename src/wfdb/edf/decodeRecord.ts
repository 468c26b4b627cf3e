import type { Calibration } from './calibration';

/** One signal's samples inside a data record, with their calibration. */
export interface SampleBlock extends Calibration {
  byteOffset: number;
  samplesPerRecord: number;
  sampleBytes: 2 | 3;
}

/**
 * Writes steps [from, to) of one data record to target[at …]. The record has `steps` steps. If there are as many as
 * samples, each is one sample; if fewer, each is the mean of the samples that begin in it; if more, each repeats the
 * sample that is current at its beginning.
 */
export function decodeRecord(
  bytes: Uint8Array,
  block: SampleBlock,
  { steps, from, to }: { steps: number; from: number; to: number },
  target: Float32Array,
  at: number,
): void {
  const { samplesPerRecord: samples, scale, offset, byteOffset, sampleBytes } = block;
  if (steps === samples) {
    if (sampleBytes === 2) copy16(bytes, byteOffset + 2 * from, to - from, target, at, scale, offset);
    else copy24(bytes, byteOffset + 3 * from, to - from, target, at, scale, offset);
    return;
  }
  const stored = sampleBytes === 2 ? stored16 : stored24;
  for (let step = from; step < to; step++) {
    const slower = steps > samples;
    const first = slower ? Math.floor((step * samples) / steps) : Math.ceil((step * samples) / steps);
    const end = slower ? first + 1 : Math.ceil(((step + 1) * samples) / steps);
    let sum = 0;
    for (let k = first; k < end; k++) sum += stored(bytes, byteOffset + k * sampleBytes);
    target[at + step - from] = (sum / (end - first)) * scale + offset;
  }
}

function copy16(
  bytes: Uint8Array,
  start: number,
  count: number,
  target: Float32Array,
  at: number,
  scale: number,
  offset: number,
): void {
  for (let k = 0; k < count; k++) target[at + k] = stored16(bytes, start + 2 * k) * scale + offset;
}

function copy24(
  bytes: Uint8Array,
  start: number,
  count: number,
  target: Float32Array,
  at: number,
  scale: number,
  offset: number,
): void {
  for (let k = 0; k < count; k++) target[at + k] = stored24(bytes, start + 3 * k) * scale + offset;
}

/** Two's complement, low byte first. */
function stored16(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! | (bytes[at + 1]! << 8)) << 16) >> 16;
}

function stored24(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)) << 8) >> 8;
}
