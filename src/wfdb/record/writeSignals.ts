import { assert } from '../../base/assert';
import { decoders } from '../formats';

/**
 * Packs signals in ADC units into one file of format 212 (12 bits: −2047 … 2047, −2048 for missing), one sample of each
 * after the other.
 *
 * @param signals all of one length
 */
export function writeFormat212(signals: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  return packSignals(signals, 212);
}

/** As `writeFormat212`, with 16 bits: −32767 … 32767, −32768 for missing. */
export function writeFormat16(signals: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  return packSignals(signals, 16);
}

/** @throws Error for a sample that the format cannot hold, or signals of different length: the caller's mistakes */
export function packSignals(signals: readonly ArrayLike<number>[], format: number): Uint8Array<ArrayBuffer> {
  const encoder = decoders.get(format);
  assert(encoder, `format ${format} cannot be written`);
  const length = signals[0]?.length ?? 0;
  const samples = new Int32Array(length * signals.length);
  signals.forEach((signal, index) => {
    assert(signal.length === length, 'signals of one file have one length');
    for (let k = 0, at = index; k < length; k++, at += signals.length) {
      const value = signal[k]!;
      const held = (value >= encoder.minimum && value <= encoder.maximum) || value === encoder.invalid;
      assert(held && Number.isInteger(value), `format ${format} cannot hold the sample ${value}`);
      samples[at] = value;
    }
  });
  return encoder.encode(samples);
}
