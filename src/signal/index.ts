/** Signal processing for ECG: arrays in, arrays out. */
export { type Band, bandOfApproximation, bandOfLevel } from './bands';
export { createScalogram } from './cwt/createScalogram';
export { defaultScalogramGrid } from './cwt/defaults';
export { MORLET_OMEGA0, morletGain } from './cwt/morlet';
export type { ScalogramGrid, ScalogramPlan } from './cwt/types';
export { type DecimatedSignal, decimateMinMax } from './decimate';
export { createDenoiser, type Denoiser, denoise } from './denoise';
export { type DenoiseSettings, MAX_LEVELS } from './denoisePlan';
export { type DwtLevel, dwt, idwt } from './dwt';
export { createFftPlan, type FftPlan } from './fft/plan';
export { bridgeGaps } from './gaps';
export { createResampler, type Resampler } from './resample';
export { type Decomposition, maxLevel, wavedec, waverec } from './wavedec';
export { getWavelet, isWaveletName, WAVELET_NAMES, type Wavelet, type WaveletName } from './wavelets';
