import type { BeatStore } from './beatStore';

/**
 * A fingerprint of beats and their classes: other samples, another order or another class give another one, all but
 * certainly. Two 32-bit sums in the way of FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo; public domain) with different multipliers
 * run over the bits of every sample; a shift after each product lets high bits reach low ones.
 */
export function fingerprintOfBeats(beats: BeatStore): string {
  const { count, lengthSamples } = beats;
  const samples = new Float32Array(lengthSamples);
  const bits = new Uint32Array(samples.buffer);
  let first = 0x811c9dc5 ^ count;
  let second = 0x9747b28c ^ lengthSamples;
  const take = (value: number) => {
    first = Math.imul(first ^ value, 0x01000193);
    first ^= first >>> 15;
    second = Math.imul(second ^ value, 0x5bd1e995);
    second ^= second >>> 13;
  };
  for (let beat = 0; beat < count; beat++) {
    take(beats.copyBeat(beat, samples, 0));
    for (let i = 0; i < lengthSamples; i++) take(bits[i]!);
  }
  return `${count}x${lengthSamples}-${hex(first)}${hex(second)}`;
}

const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
