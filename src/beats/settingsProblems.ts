import { isWaveletName, WAVELET_NAMES } from '../signal';
import type { PrepareSettings } from './types';

/** What is wrong with one field of the settings, in a sentence and in its parts for a translation. */
export interface SettingsProblem {
  code: 'window-empty' | 'window-too-long' | 'length-invalid' | 'wavelet-unknown' | 'levels-invalid';
  message: string;
  values: Record<string, string | number>;
}

/** A window of a minute and rows of 16 384 samples are far beyond any beat; they keep a slip of the keyboard from filling memory. */
export const MAX_WINDOW_SEC = 60;
export const MAX_LENGTH_SAMPLES = 16384;
export const MAX_DENOISE_LEVELS = 32;

/** Everything that keeps beats from being prepared with these settings; an empty list where nothing does. */
export function settingsProblems({ denoise, window, lengthSamples }: PrepareSettings): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const windowSec = window.beforeSec + window.afterSec;
  if (!(windowSec > 0)) {
    problems.push({
      code: 'window-empty',
      message: `The window from ${window.beforeSec} s before R to ${window.afterSec} s after it is empty. Make one of them longer.`,
      values: { ...window },
    });
  } else if (!(Math.abs(window.beforeSec) <= MAX_WINDOW_SEC && Math.abs(window.afterSec) <= MAX_WINDOW_SEC)) {
    problems.push({
      code: 'window-too-long',
      message: `The window from ${window.beforeSec} s before R to ${window.afterSec} s after it is too long. Keep both within ${MAX_WINDOW_SEC} s.`,
      values: { ...window, maximum: MAX_WINDOW_SEC },
    });
  }
  if (!(Number.isInteger(lengthSamples) && lengthSamples >= 1 && lengthSamples <= MAX_LENGTH_SAMPLES)) {
    problems.push({
      code: 'length-invalid',
      message: `A beat of ${lengthSamples} samples is not possible. Choose a whole number from 1 to ${MAX_LENGTH_SAMPLES}.`,
      values: { lengthSamples, maximum: MAX_LENGTH_SAMPLES },
    });
  }
  if (denoise.wavelet === 'none') return problems;
  if (!isWaveletName(denoise.wavelet)) {
    const known = WAVELET_NAMES.join(', ');
    problems.push({
      code: 'wavelet-unknown',
      message: `There is no wavelet ${denoise.wavelet}. Choose none or one of ${known}.`,
      values: { wavelet: denoise.wavelet, known },
    });
  }
  if (!(Number.isInteger(denoise.levels) && denoise.levels >= 0 && denoise.levels <= MAX_DENOISE_LEVELS)) {
    problems.push({
      code: 'levels-invalid',
      message: `A wavelet transform of ${denoise.levels} levels is not possible. Choose a whole number from 0 to ${MAX_DENOISE_LEVELS}.`,
      values: { levels: denoise.levels, maximum: MAX_DENOISE_LEVELS },
    });
  }
  return problems;
}
