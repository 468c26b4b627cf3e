import { stridedReader } from './strided';
import type { SignalFormat } from './types';

/** Format 32: two's complement, four bytes, lowest byte first (signal(5)). −2³¹ marks a missing sample. */
export const format32: SignalFormat = {
  format: 32,
  invalid: -(2 ** 31),
  minimum: -(2 ** 31) + 1,
  maximum: 2 ** 31 - 1,
  bits: 32,
  alignSamples: 1,
  samplesInBytes: (bytes) => Math.floor(bytes / 4),
  bytesForSamples: (samples) => samples * 4,
  open(bytes, layout) {
    return stridedReader(layout, (first, stride, count, target, targetFirst, targetStride) => {
      const step = stride * 4;
      let at = first * 4;
      let to = targetFirst;
      for (let k = 0; k < count; k++) {
        target[to] = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
        at += step;
        to += targetStride;
      }
    });
  },
  encode(samples) {
    const bytes = new Uint8Array(samples.length * 4);
    for (let i = 0, at = 0; i < samples.length; i++, at += 4) {
      const value = samples[i]!;
      bytes[at] = value;
      bytes[at + 1] = value >> 8;
      bytes[at + 2] = value >> 16;
      bytes[at + 3] = value >> 24;
    }
    return bytes;
  },
};
