import type { InputSettings, PrepareSettings } from './types';

/** The reference pipeline (DESIGN: db6, nine levels, −0.4…+0.5 s, 251 samples, five classes). */
export const defaultPrepareSettings: PrepareSettings = {
  lead: { kind: 'first' },
  denoise: { wavelet: 'db6', levels: 9, zeroApproximation: true, zeroDetails: [1, 2] },
  window: { beforeSec: 0.4, afterSec: 0.5 },
  lengthSamples: 251,
  normalise: 'none',
  secondLead: false,
  windowRule: 'same',
  classCount: 5,
};

/** Paced records of MIT-BIH, left out of every published comparison (ANSI/AAMI EC57): unticked at first. */
export const PACED_RECORDS = ['102', '104', '107', '217'];

/** The beat alone, as in the reference method. */
export const defaultInputSettings: InputSettings = {
  beat: true,
  difference: false,
  neighbours: false,
  features: 'none',
  shape: false,
};
