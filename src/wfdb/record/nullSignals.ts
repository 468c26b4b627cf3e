import type { SignalFormat } from '../formats/types';

/** Format 0 of the WFDB library: a signal that has a line in the header but no samples and no file. */
export const nullFormat = 0;

/** The format of a signal without samples; nothing is ever read with it. */
export const nullSignal: SignalFormat = {
  format: nullFormat,
  invalid: -(2 ** 31),
  minimum: 0,
  maximum: 0,
  bits: 0,
  alignSamples: 1,
  samplesInBytes: () => 0,
  bytesForSamples: () => 0,
  open: () => ({ read: () => undefined }),
  encode: () => new Uint8Array(0),
};
