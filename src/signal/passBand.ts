import type { Band } from './bands';
import { type DenoiseSettings, MAX_LEVELS } from './denoisePlan';

/** What is to be left of a signal: a wavelet and a band in Hz. */
export interface PassBand extends Band {
  wavelet: string;
}

/** Dyadic edges this near to those of the band count as these: at 360 Hz, 0.3516 Hz is 0.35 Hz. */
const TOLERANCE = 0.01;

/**
 * The levels of a wavelet transform that leave a band: everything that lies wholly outside is set to zero, nothing inside the band
 * is. Edges are those of levels, f/2^j, so that a little more than the band may be left; of the level that holds the upper edge the
 * upper half is removed too if it lies above, but never of the finest, the upper end of which the recorder's own filter has cut.
 *
 * 0.35–45 Hz at 360 Hz is the reference method: nine levels, cA9, cD2 and cD1 set to zero.
 *
 * @param band lowHz 0 leaves the baseline; highHz from half the sampling frequency on leaves everything above
 */
export function levelsOfBand({ wavelet, lowHz, highHz }: PassBand, samplingHz: number): DenoiseSettings {
  const low = lowHz * (1 + TOLERANCE);
  const high = highHz * (1 - TOLERANCE);
  const zeroDetails: number[] = [];
  let level = 1;
  for (; level < MAX_LEVELS && samplingHz / 2 ** (level + 1) >= high; level++) zeroDetails.push(level);
  const halves = level > 1 && (1.5 * samplingHz) / 2 ** (level + 1) >= high;
  // The first depth whose approximation lies below the band.
  let levels = halves ? level : zeroDetails.length;
  while (lowHz > 0 && levels < MAX_LEVELS && samplingHz / 2 ** (levels + 1) > low) levels++;
  return {
    wavelet,
    levels,
    zeroApproximation: lowHz > 0,
    zeroDetails,
    ...(halves && { halvedDetail: level }),
  };
}

/** The band that settings of levels leave, from the highest edge below which all is zero to the lowest above which all is. */
export function bandOfLevels(settings: DenoiseSettings, samplingHz: number): Band {
  const { levels, zeroApproximation, zeroDetails, halvedDetail } = settings;
  let finest = 1;
  while (finest <= levels && zeroDetails.includes(finest)) finest++;
  const highHz = samplingHz / 2 ** finest;
  return {
    lowHz: zeroApproximation ? samplingHz / 2 ** (levels + 1) : 0,
    highHz: halvedDetail === finest ? 0.75 * highHz : highHz,
  };
}
