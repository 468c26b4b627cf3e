import { stridedReader } from './strided';
import { TWO_BYTES } from './twoBytes';
import type { SignalFormat } from './types';

/** Format 160: offset binary, 32768 stands for 0, two bytes, low byte first (signal(5)). −32768 marks a missing sample. */
export const format160: SignalFormat = {
  ...TWO_BYTES,
  format: 160,
  open(bytes, layout) {
    return stridedReader(layout, (first, stride, count, target, targetFirst, targetStride) => {
      const step = stride * 2;
      let at = first * 2;
      let to = targetFirst;
      for (let k = 0; k < count; k++) {
        target[to] = (bytes[at]! | (bytes[at + 1]! << 8)) - 32768;
        at += step;
        to += targetStride;
      }
    });
  },
  encode(samples) {
    const bytes = new Uint8Array(samples.length * 2);
    for (let i = 0, at = 0; i < samples.length; i++, at += 2) {
      const stored = samples[i]! + 32768;
      bytes[at] = stored;
      bytes[at + 1] = stored >> 8;
    }
    return bytes;
  },
};
