import type { BeatIndex, RecordTrace } from '../../beats/types';
import type { BeatStore } from './beatStore';
import { BEAT_ALONE, type InputLayout } from './inputLayout';

/**
 * A fingerprint of beats and their classes: it differs, almost certainly, for other samples, another order or other
 * classes. Two 32-bit sums in the style of FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo; public domain) with different
 * multipliers run over the bits of every sample; a shift after each product lets high bits reach low ones.
 *
 * @param layout the input of the network: nothing else of the beats counts
 * @param index give it if the split depends on records and times: they then count as well
 * @param traces the whole records, if a network takes those
 */
export function fingerprintOfBeats(
  beats: BeatStore,
  layout: InputLayout = BEAT_ALONE,
  index?: BeatIndex,
  traces: readonly RecordTrace[] = [],
): string {
  const { count, lengthSamples } = beats;
  const waveform = new Float32Array(lengthSamples * layout.channels.length);
  const features = new Float32Array(layout.columns.length);
  const timeSec = new Float64Array(1);
  const bits = [waveform, features, timeSec].map(({ buffer }) => new Uint32Array(buffer));
  let first = 0x811c9dc5 ^ count;
  let second = 0x9747b28c ^ lengthSamples;
  const take = (value: number) => {
    first = Math.imul(first ^ value, 0x01000193);
    first ^= first >>> 15;
    second = Math.imul(second ^ value, 0x5bd1e995);
    second ^= second >>> 13;
  };
  for (let beat = 0; beat < count; beat++) {
    take(beats.copyInput(beat, layout, { waveform, features }, 0));
    timeSec[0] = index?.timeSec[beat] ?? 0;
    for (const values of index ? bits : bits.slice(0, 2)) {
      for (let i = 0; i < values.length; i++) take(values[i]!);
    }
    if (index)
      for (const character of index.recordNames[index.record[beat]!]!) take(character.codePointAt(0)!);
  }
  for (const { values, beatSec, beatLabel } of traces) {
    const words = [values, beatSec].map(({ buffer, byteOffset, byteLength }) => {
      return new Uint32Array(buffer, byteOffset, byteLength / 4);
    });
    for (const column of [...words, beatLabel]) for (const value of column) take(value);
  }
  return `${count}x${lengthSamples}-${hex(first)}${hex(second)}`;
}

const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
