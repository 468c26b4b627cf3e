import type { EncodedSignal, SampleLayout, SampleReader, SignalFormat } from './types';

/**
 * Format 8: differences between successive samples of a signal, one byte each, the first relative to the header's
 * initial value (signal(5)). A slope outside −128 … 127 per sample cannot be stored; the writer then goes as far as it
 * can and catches up later. There is no mark for missing samples.
 */
export const format8: SignalFormat = {
  format: 8,
  invalid: undefined,
  minimum: -(2 ** 31) + 1,
  maximum: 2 ** 31 - 1,
  bits: 12,
  alignSamples: undefined,
  samplesInBytes: (bytes) => bytes,
  bytesForSamples: (samples) => samples,
  open: differenceReader,
  encode(samples, signals = [{ samplesPerFrame: 1, initialValue: samples[0] ?? 0 }]) {
    const bytes = new Uint8Array(samples.length);
    const frameSamples = signals.reduce((sum, { samplesPerFrame }) => sum + samplesPerFrame, 0);
    let first = 0;
    for (const signal of signals) {
      encodeSignal(samples, bytes, signal, first, frameSamples);
      first += signal.samplesPerFrame;
    }
    return bytes;
  },
  storable(samples) {
    let value = samples[0] ?? 0;
    return samples.map((wanted) => {
      value += limited(wanted - value);
      return value;
    });
  },
};

function encodeSignal(
  samples: Int32Array,
  bytes: Uint8Array,
  { samplesPerFrame, initialValue }: EncodedSignal,
  firstInFrame: number,
  frameSamples: number,
): void {
  let value = initialValue;
  for (let first = firstInFrame; first < samples.length; first += frameSamples) {
    for (let at = first; at < first + samplesPerFrame; at++) {
      const difference = limited(samples[at]! - value);
      value += difference;
      bytes[at] = difference;
    }
  }
}

function limited(difference: number): number {
  return Math.max(-128, Math.min(127, difference));
}

/** Continues from the last position; jumping back means reading from the beginning again. */
function differenceReader(bytes: Uint8Array, layout: SampleLayout): SampleReader {
  const { frameSamples, firstInFrame, samplesPerFrame, initialValue } = layout;
  let nextFrame = 0;
  let value = initialValue | 0;
  const walk = (toFrame: number, target: Int32Array | undefined) => {
    let running = value;
    let to = 0;
    for (let frame = nextFrame; frame < toFrame; frame++) {
      const first = frame * frameSamples + firstInFrame;
      for (let at = first; at < first + samplesPerFrame; at++) {
        running = (running + ((bytes[at]! << 24) >> 24)) | 0;
        if (target) target[to++] = running;
      }
    }
    value = running;
    nextFrame = toFrame;
  };
  return {
    read(startFrame, frames, target) {
      if (startFrame < nextFrame) {
        nextFrame = 0;
        value = initialValue | 0;
      }
      walk(startFrame, undefined);
      walk(startFrame + frames, target);
    },
  };
}
