import { type SettingProblem, settingProblems } from '../base/settings/problems';
import { isWaveletName, WAVELET_NAMES } from '../signal';
import { settingsOfPieces } from './defaults';
import { PREPARE } from './settings';
import type { PrepareSettings } from './types';

/** What is wrong with the settings, as a sentence and as its parts for a translation. */
export type SettingsProblem =
  | SettingProblem
  | {
      code: 'window-empty' | 'band-empty' | 'wavelet-unknown' | 'pieces-settings';
      message: string;
      values: Record<string, string | number>;
    };

/** Everything that prevents preparing beats with these settings; an empty list if nothing does. */
export function settingsProblems(settings: PrepareSettings): SettingsProblem[] {
  const invalid = settingProblems(PREPARE, settings, 'prepare');
  // Combinations are checked once each single value is valid.
  return invalid.length > 0 ? invalid : jointProblems(settings);
}

function jointProblems(settings: PrepareSettings): SettingsProblem[] {
  const { denoise, window } = settings;
  const problems: SettingsProblem[] = [];
  const isOfPieces = Object.entries(settingsOfPieces).every(
    ([name, value]) => settings[name as keyof typeof settingsOfPieces] === value,
  );
  if (settings.rows === 'pieces' && !isOfPieces) {
    const classes = settingsOfPieces.classCount;
    problems.push({
      code: 'pieces-settings',
      message: `Pieces of rhythm have ${classes} classes, lie where they lie, and take no whole record beside them. Choose ${classes} classes, windows around the annotation, the same for every class, and no whole record.`,
      values: { classes },
    });
  }
  if (!(window.beforeSec + window.afterSec > 0)) {
    problems.push({
      code: 'window-empty',
      message: `The window from ${window.beforeSec} s before R to ${window.afterSec} s after it is empty. Make one of them longer.`,
      values: { ...window },
    });
  }
  if (denoise.kind === 'band' && denoise.wavelet !== 'none' && denoise.lowHz >= denoise.highHz) {
    const { lowHz, highHz } = denoise;
    problems.push({
      code: 'band-empty',
      message: `Nothing is left of a signal from ${lowHz} Hz to ${highHz} Hz. Make the first frequency lower than the second.`,
      values: { lowHz, highHz },
    });
  }
  if (denoise.wavelet !== 'none' && !isWaveletName(denoise.wavelet)) {
    const known = WAVELET_NAMES.join(', ');
    problems.push({
      code: 'wavelet-unknown',
      message: `There is no wavelet ${denoise.wavelet}. Choose none or one of ${known}.`,
      values: { wavelet: denoise.wavelet, known },
    });
  }
  return problems;
}
