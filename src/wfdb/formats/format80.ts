import { stridedReader } from './strided';
import type { SignalFormat } from './types';

/** Format 80: one byte, offset binary, 128 stands for 0 (signal(5)). −128 marks a missing sample. */
export const format80: SignalFormat = {
  format: 80,
  invalid: -128,
  minimum: -127,
  maximum: 127,
  bits: 8,
  alignSamples: 1,
  samplesInBytes: (bytes) => bytes,
  bytesForSamples: (samples) => samples,
  open(bytes, layout) {
    return stridedReader(layout, (first, stride, count, target, targetFirst, targetStride) => {
      let at = first;
      let to = targetFirst;
      for (let k = 0; k < count; k++) {
        target[to] = bytes[at]! - 128;
        at += stride;
        to += targetStride;
      }
    });
  },
  encode: (samples) => Uint8Array.from(samples, (value) => value + 128),
};
