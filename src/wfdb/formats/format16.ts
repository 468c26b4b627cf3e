import { stridedReader } from './strided';
import type { SignalFormat } from './types';

/** Format 16: two's complement, two bytes, low byte first (signal(5)). −32768 marks a missing sample. */
export const format16: SignalFormat = {
  format: 16,
  invalid: -32768,
  minimum: -32767,
  maximum: 32767,
  samplesInBytes: (bytes) => Math.floor(bytes / 2),
  bytesForSamples: (samples) => samples * 2,
  open(bytes, layout) {
    return stridedReader(layout, (first, stride, count, target, targetFirst, targetStride) => {
      const step = stride * 2;
      let at = first * 2;
      let to = targetFirst;
      for (let k = 0; k < count; k++) {
        target[to] = ((bytes[at]! | (bytes[at + 1]! << 8)) << 16) >> 16;
        at += step;
        to += targetStride;
      }
    });
  },
  encode(samples) {
    const bytes = new Uint8Array(samples.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < samples.length; i++) view.setInt16(i * 2, samples[i]!, true);
    return bytes;
  },
};
