import { stridedReader } from './strided';
import type { SignalFormat } from './types';

/**
 * Format 212: two 12-bit two's complement samples in three bytes (signal(5)). The even sample has its low eight bits
 * in the first byte and its high four in the low half of the second; the odd one has its high four in the high half
 * of the second and its low eight in the third. −2048 marks a missing sample.
 */
export const format212: SignalFormat = {
  format: 212,
  invalid: -2048,
  minimum: -2047,
  maximum: 2047,
  bits: 12,
  alignSamples: 2,
  // A lone last sample needs two bytes.
  samplesInBytes: (bytes) => Math.floor(bytes / 3) * 2 + (bytes % 3 === 2 ? 1 : 0),
  bytesForSamples: (samples) => Math.ceil(samples * 1.5),
  open(bytes, layout) {
    const reader = stridedReader(layout, (first, stride, count, target, targetFirst, targetStride) => {
      if (stride % 2 === 0) {
        const read = first % 2 === 0 ? readEven : readOdd;
        read(bytes, first, stride, count, target, targetFirst, targetStride);
        return;
      }
      // Even and odd samples alternate: two passes at twice the stride read one kind each.
      for (const pass of [0, 1]) {
        const start = first + pass * stride;
        const read = start % 2 === 0 ? readEven : readOdd;
        const passCount = Math.ceil((count - pass) / 2);
        read(
          bytes,
          start,
          stride * 2,
          passCount,
          target,
          targetFirst + pass * targetStride,
          targetStride * 2,
        );
      }
    });
    const { frameSamples, firstInFrame, samplesPerFrame } = layout;
    if (frameSamples % 2 !== 0 || samplesPerFrame !== 1) return reader;
    const tabled = firstInFrame % 2 === 0 ? tabledEven : tabledOdd;
    return {
      ...reader,
      readTabled: (frames, table, target) =>
        tabled(bytes, Math.floor(firstInFrame / 2) * 3, (frameSamples / 2) * 3, frames, table, target),
    };
  },
  encode(samples) {
    const bytes = new Uint8Array(Math.ceil(samples.length * 1.5));
    for (let i = 0, at = 0; i < samples.length; i += 2, at += 3) {
      const even = samples[i]!;
      const odd = samples[i + 1] ?? 0;
      bytes[at] = even & 0xff;
      bytes[at + 1] = ((even >> 8) & 0x0f) | ((odd >> 4) & 0xf0);
      // After a single last sample the array ends, and this store is ignored.
      bytes[at + 2] = odd & 0xff;
    }
    return bytes;
  },
};

function readEven(
  bytes: Uint8Array,
  first: number,
  stride: number,
  count: number,
  target: Int32Array,
  targetFirst: number,
  targetStride: number,
): void {
  const step = (stride / 2) * 3;
  let at = (first / 2) * 3;
  let to = targetFirst;
  for (let k = 0; k < count; k++) {
    target[to] = ((bytes[at]! | (bytes[at + 1]! << 8)) << 20) >> 20;
    at += step;
    to += targetStride;
  }
}

function readOdd(
  bytes: Uint8Array,
  first: number,
  stride: number,
  count: number,
  target: Int32Array,
  targetFirst: number,
  targetStride: number,
): void {
  const step = (stride / 2) * 3;
  let at = ((first - 1) / 2) * 3 + 1;
  let to = targetFirst;
  for (let k = 0; k < count; k++) {
    target[to] = ((((bytes[at]! & 0xf0) << 4) | bytes[at + 1]!) << 20) >> 20;
    at += step;
    to += targetStride;
  }
}

// The two loops below are the hot ones: most ECG databases store two leads in one file of this format. Inverting the
// sign bit turns a two's complement value v into v + 2048, its index in the table.

function tabledEven(
  bytes: Uint8Array,
  firstByte: number,
  step: number,
  frames: number,
  table: Float32Array,
  target: Float32Array,
): number {
  let at = firstByte;
  let sum = 0;
  for (let frame = 0; frame < frames; frame++) {
    const entry = (bytes[at]! | ((bytes[at + 1]! & 0x0f) << 8)) ^ 0x800;
    sum = (sum + entry) | 0;
    target[frame] = table[entry]!;
    at += step;
  }
  return (sum - 2048 * frames) | 0;
}

function tabledOdd(
  bytes: Uint8Array,
  firstByte: number,
  step: number,
  frames: number,
  table: Float32Array,
  target: Float32Array,
): number {
  let at = firstByte + 1;
  let sum = 0;
  for (let frame = 0; frame < frames; frame++) {
    const entry = (((bytes[at]! & 0xf0) << 4) | bytes[at + 1]!) ^ 0x800;
    sum = (sum + entry) | 0;
    target[frame] = table[entry]!;
    at += step;
  }
  return (sum - 2048 * frames) | 0;
}
