import type { Random } from '../base/random';

/** How the sinus rhythm varies; the defaults are those of the paper. */
export interface HeartRateOptions {
  meanCycleSec: number;
  /** Standard deviation of the cycle length. */
  sdSec: number;
  /** Low-frequency peak of the spectrum (Mayer waves). */
  lowHz?: number;
  /** High-frequency peak (respiration). */
  highHz?: number;
  /** Power of the low over power of the high peak. */
  lowToHigh?: number;
}

/** Width of both peaks, c of the paper. */
const PEAK_WIDTH_HZ = 0.01;
const TONES_PER_PEAK = 24;

/**
 * The cycle length as a function of time, seconds in and out: a spectrum of two Gaussian peaks with random
 * phases (McSharry et al. 2003, doi 10.1109/TBME.2003.808805, section III). The paper takes an inverse FFT over
 * a fixed length; a sum of tones over the same spectrum can be evaluated at any time and needs no length.
 */
export function createHeartRate(options: HeartRateOptions, random: Random): (atSec: number) => number {
  const { meanCycleSec, sdSec, lowHz = 0.1, highHz = 0.25, lowToHigh = 0.5 } = options;
  const tones: { hz: number; phase: number; weight: number }[] = [];
  let power = 0;
  for (const peak of [
    { hz: lowHz, share: lowToHigh / (1 + lowToHigh) },
    { hz: highHz, share: 1 / (1 + lowToHigh) },
  ]) {
    for (let i = 0; i < TONES_PER_PEAK; i++) {
      const offset = (6 * (i + random.uniform())) / TONES_PER_PEAK - 3;
      const weight = Math.sqrt(peak.share * Math.exp((-offset * offset) / 2));
      tones.push({ hz: peak.hz + offset * PEAK_WIDTH_HZ, phase: 2 * Math.PI * random.uniform(), weight });
      power += (weight * weight) / 2;
    }
  }
  const scale = sdSec / Math.sqrt(power);
  return (atSec) => {
    let sum = 0;
    for (const tone of tones) sum += tone.weight * Math.cos(2 * Math.PI * tone.hz * atSec + tone.phase);
    return meanCycleSec + scale * sum;
  };
}
