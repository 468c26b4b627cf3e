import type { Band } from '../signal/bands';
import type { DenoiseSettings } from '../signal/denoisePlan';
import { bandOfLevels, levelsOfBand } from '../signal/passBand';
import type { PrepareSettings } from './types';

/** The choice of denoising as levels of a signal of this frequency. */
export function denoiseAt(denoise: PrepareSettings['denoise'], samplingHz: number): DenoiseSettings {
  return denoise.kind === 'band' ? levelsOfBand(denoise, samplingHz) : denoise;
}

/** What denoising leaves of a signal of this frequency. */
export function bandLeft(denoise: PrepareSettings['denoise'], samplingHz: number): Band {
  return bandOfLevels(denoiseAt(denoise, samplingHz), samplingHz);
}
