import { stridedReader } from './strided';
import { readThreeInFour } from './threeInFour';
import type { SignalFormat } from './types';

/**
 * Format 310: three 10-bit two's complement samples in two 16-bit words, low byte first (signal(5)). The first two
 * lie in bits 1 … 10 of their words; the third has its low five bits in bits 11 … 15 of the first word and its high
 * five in those of the second. The bits 0 are unused. −512 marks a missing sample.
 */
export const format310: SignalFormat = {
  format: 310,
  invalid: -512,
  minimum: -511,
  maximum: 511,
  bits: 10,
  alignSamples: 3,
  // The first sample of a group needs only the first word, the third both.
  samplesInBytes: (bytes) => Math.floor(bytes / 4) * 3 + (bytes % 4 >= 2 ? 1 : 0),
  bytesForSamples: (samples) => Math.floor(samples / 3) * 4 + (samples % 3) * 2,
  open: (bytes, layout) => stridedReader(layout, readThreeInFour(bytes, readOne)),
  encode(samples) {
    const bytes = new Uint8Array(this.bytesForSamples(samples.length));
    for (let i = 0, at = 0; i < samples.length; i += 3, at += 4) {
      const third = samples[i + 2] ?? 0;
      const low = ((samples[i]! & 0x3ff) << 1) | ((third & 0x1f) << 11);
      const high = (((samples[i + 1] ?? 0) & 0x3ff) << 1) | ((third & 0x3e0) << 6);
      bytes[at] = low;
      bytes[at + 1] = low >> 8;
      // After a single last sample the array ends, and these stores are ignored.
      bytes[at + 2] = high;
      bytes[at + 3] = high >> 8;
    }
    return bytes;
  },
};

function readOne(bytes: Uint8Array, at: number, index: number): number {
  if (index === 0) return ((bytes[at]! | (bytes[at + 1]! << 8)) << 21) >> 22;
  if (index === 1) return ((bytes[at + 2]! | (bytes[at + 3]! << 8)) << 21) >> 22;
  return (((bytes[at + 1]! >> 3) | ((bytes[at + 3]! & 0xf8) << 2)) << 22) >> 22;
}
