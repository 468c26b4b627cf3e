import { assert } from '../../base/assert';
import { sumOf } from '../../base/sumOf';
import { decoders } from '../formats';
import type { SignalFormat } from '../formats/types';

/** Formats that can be written: all but the compressed ones. */
export type WritableFormat = 8 | 16 | 24 | 32 | 61 | 80 | 160 | 212 | 310 | 311;

/**
 * Packs signals in ADC units into one file of format 212 (12 bits: −2047 … 2047, −2048 for missing), one sample of each
 * signal in turn.
 *
 * @param signals all of the same length
 */
export function writeFormat212(signals: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  return packSignals(signals, 212);
}

/** As `writeFormat212`, with 16 bits: −32767 … 32767, −32768 for missing. */
export function writeFormat16(signals: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  return packSignals(signals, 16);
}

/**
 * Packs signals in ADC units into one file, frame by frame (signal(5)). The mark for a missing sample depends on the
 * format (`decoders`). In format 8 each signal's initial value in the header must be its first sample, and slopes that
 * are too steep are limited (`SignalFormat.storable`).
 *
 * @param samplesPerFrame of each signal, 1 by default; a signal's length is the number of frames times this
 * @throws Error for a sample that the format cannot store, or signals whose lengths do not match: the caller's mistakes
 */
export function packSignals(
  signals: readonly ArrayLike<number>[],
  format: WritableFormat,
  samplesPerFrame: readonly number[] = signals.map(() => 1),
): Uint8Array<ArrayBuffer> {
  const encoder = decoders.get(format)!;
  const frames = (signals[0]?.length ?? 0) / (samplesPerFrame[0] ?? 1);
  const frameSamples = sumOf(samplesPerFrame);
  const samples = new Int32Array(frames * frameSamples);
  let firstInFrame = 0;
  signals.forEach((signal, index) => {
    const perFrame = samplesPerFrame[index]!;
    assert(signal.length === frames * perFrame, 'signals of one file have the same number of frames');
    for (let frame = 0, k = 0; frame < frames; frame++) {
      const at = frame * frameSamples + firstInFrame;
      for (let within = 0; within < perFrame; within++, k++)
        samples[at + within] = checked(signal[k]!, encoder);
    }
    firstInFrame += perFrame;
  });
  return encoder.encode(
    samples,
    signals.map((signal, index) => ({
      samplesPerFrame: samplesPerFrame[index]!,
      initialValue: signal[0] ?? 0,
    })),
  );
}

function checked(value: number, { format, minimum, maximum, invalid }: SignalFormat): number {
  const fits = (value >= minimum && value <= maximum) || value === invalid;
  assert(fits && Number.isInteger(value), `format ${format} cannot hold the sample ${value}`);
  return value;
}
