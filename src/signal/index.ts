/** Signal processing for ECG: arrays in, arrays out. */

export { createScalogram } from './cwt/createScalogram';
export { defaultScalogramGrid } from './cwt/defaults';
export { morletGain } from './cwt/morlet';
export type { ScalogramPlan } from './cwt/types';
export { createDenoiser } from './denoise';
export { narrowColumns } from './narrowColumns';
export { createResampler, type Resampler } from './resample';
export { getWavelet, isWaveletName, WAVELET_NAMES } from './wavelets';
