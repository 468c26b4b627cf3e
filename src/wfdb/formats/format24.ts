import { stridedReader } from './strided';
import type { SignalFormat } from './types';

/** Format 24: two's complement, three bytes, lowest byte first (signal(5)). −2²³ marks a missing sample. */
export const format24: SignalFormat = {
  format: 24,
  invalid: -(2 ** 23),
  minimum: -(2 ** 23) + 1,
  maximum: 2 ** 23 - 1,
  bits: 24,
  alignSamples: 1,
  samplesInBytes: (bytes) => Math.floor(bytes / 3),
  bytesForSamples: (samples) => samples * 3,
  open(bytes, layout) {
    return stridedReader(layout, (first, stride, count, target, targetFirst, targetStride) => {
      const step = stride * 3;
      let at = first * 3;
      let to = targetFirst;
      for (let k = 0; k < count; k++) {
        target[to] = bytes[at]! | (bytes[at + 1]! << 8) | ((bytes[at + 2]! << 24) >> 8);
        at += step;
        to += targetStride;
      }
    });
  },
  encode(samples) {
    const bytes = new Uint8Array(samples.length * 3);
    for (let i = 0, at = 0; i < samples.length; i++, at += 3) {
      const value = samples[i]!;
      bytes[at] = value;
      bytes[at + 1] = value >> 8;
      bytes[at + 2] = value >> 16;
    }
    return bytes;
  },
};
