import type { SignalFormat } from './types';

/** What the formats of two bytes a sample have in common, whatever the order and meaning of their bits. */
export const TWO_BYTES = {
  invalid: -32768,
  minimum: -32767,
  maximum: 32767,
  bits: 16,
  alignSamples: 1,
  samplesInBytes: (bytes) => Math.floor(bytes / 2),
  bytesForSamples: (samples) => samples * 2,
} as const satisfies Partial<SignalFormat>;
