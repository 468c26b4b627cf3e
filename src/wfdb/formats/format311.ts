import { stridedReader } from './strided';
import { readThreeInFour } from './threeInFour';
import type { SignalFormat } from './types';

/**
 * Format 311: three 10-bit two's complement samples in the low 30 bits of a 32-bit word, lowest byte and first sample
 * first (signal(5)). −512 marks a missing sample.
 */
export const format311: SignalFormat = {
  format: 311,
  invalid: -512,
  minimum: -511,
  maximum: 511,
  bits: 10,
  alignSamples: 3,
  samplesInBytes: (bytes) => Math.floor(bytes / 4) * 3 + Math.max(0, (bytes % 4) - 1),
  bytesForSamples: (samples) => Math.floor(samples / 3) * 4 + (samples % 3 === 0 ? 0 : (samples % 3) + 1),
  open: (bytes, layout) => stridedReader(layout, readThreeInFour(bytes, readOne)),
  encode(samples) {
    // Two last samples get a complete word too: old readers need it.
    const bytes = new Uint8Array(Math.floor(samples.length / 3) * 4 + (samples.length % 3) * 2);
    for (let i = 0, at = 0; i < samples.length; i += 3, at += 4) {
      const second = (samples[i + 1] ?? 0) & 0x3ff;
      const word = (samples[i]! & 0x3ff) | (second << 10) | (((samples[i + 2] ?? 0) & 0x3ff) << 20);
      bytes[at] = word;
      bytes[at + 1] = word >> 8;
      bytes[at + 2] = word >> 16;
      bytes[at + 3] = word >> 24;
    }
    return bytes;
  },
};

function readOne(bytes: Uint8Array, at: number, index: number): number {
  if (index === 0) return ((bytes[at]! | (bytes[at + 1]! << 8)) << 22) >> 22;
  if (index === 1) return (((bytes[at + 1]! >> 2) | (bytes[at + 2]! << 6)) << 22) >> 22;
  return (((bytes[at + 2]! >> 4) | (bytes[at + 3]! << 4)) << 22) >> 22;
}
