import { sumOf } from '../../base/sumOf';
import type { NnIntervals } from './nnIntervals';
import { SEGMENT_SEC, segmentsOf } from './segments';
import { mean } from './timeDomain';

/** Heart rate variability in the frequency domain: means over segments, ms². */
export interface FrequencyDomain {
  method: 'lomb';
  /** Segments of five minutes that entered. */
  segments: number;
  vlfMs2: number;
  lfMs2: number;
  hfMs2: number;
  /** 0.0033 to 0.4 Hz. */
  totalMs2: number;
  /** Undefined if there is no power in HF. */
  lfByHf: number | undefined;
}

/** The bands of the Task Force; a frequency belongs to the band that it ends. */
const BANDS_HZ = { vlf: 0.04, lf: 0.15, hf: 0.4 };
/** NN intervals have to fill this share of a segment. */
const FILLED = 0.8;

/**
 * Power in the bands of the Task Force of 1996 (doi 10.1161/01.CIR.93.5.1043), by the periodogram of Lomb and Scargle
 * (doi 10.1007/BF00648343) at multiples of 1/300 Hz over segments of five minutes: it takes the intervals at their own times, so nothing
 * is put in where ectopic beats were left out (Clifford and Tarassenko 2005, doi 10.1109/TBME.2005.844028). Other methods, such as
 * resampling and Welch, give other numbers.
 *
 * @returns undefined if no segment is filled with NN intervals to four fifths
 */
export function frequencyDomain(nn: NnIntervals): FrequencyDomain | undefined {
  const segments = segmentsOf(nn).filter(({ from, to }) => {
    return sumOf(nn.nnSec.subarray(from, to)) >= FILLED * SEGMENT_SEC;
  });
  if (segments.length === 0) return undefined;
  const sums = { vlf: 0, lf: 0, hf: 0 };
  for (const { from, to } of segments) {
    const powers = lombPowers(nn.endSec.subarray(from, to), nn.nnSec.subarray(from, to));
    powers.forEach((power, i) => {
      const hz = (i + 1) / SEGMENT_SEC;
      sums[hz <= BANDS_HZ.vlf ? 'vlf' : hz <= BANDS_HZ.lf ? 'lf' : 'hf'] += power;
    });
  }
  const [vlfMs2, lfMs2, hfMs2] = [sums.vlf, sums.lf, sums.hf].map((sum) => sum / segments.length) as [
    number,
    number,
    number,
  ];
  return {
    method: 'lomb',
    segments: segments.length,
    vlfMs2,
    lfMs2,
    hfMs2,
    totalMs2: vlfMs2 + lfMs2 + hfMs2,
    lfByHf: hfMs2 > 0 ? lfMs2 / hfMs2 : undefined,
  };
}

/** Power at 1/300, 2/300 … 0.4 Hz, ms²: half of the square of a sine's amplitude. */
function lombPowers(timeSec: Float64Array, nnSec: Float64Array): Float64Array {
  const middle = mean(nnSec)!;
  const powers = new Float64Array(Math.floor(BANDS_HZ.hf * SEGMENT_SEC));
  const count = nnSec.length;
  const start = timeSec[0]!;
  for (let k = 0; k < powers.length; k++) {
    const omega = (2 * Math.PI * (k + 1)) / SEGMENT_SEC;
    let [sin2, cos2] = [0, 0];
    for (let i = 0; i < count; i++) {
      const angle = 2 * omega * (timeSec[i]! - start);
      sin2 += Math.sin(angle);
      cos2 += Math.cos(angle);
    }
    const shift = Math.atan2(sin2, cos2) / 2;
    let [xc, xs, cc, ss] = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const angle = omega * (timeSec[i]! - start) - shift;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const x = 1000 * (nnSec[i]! - middle);
      xc += x * cos;
      xs += x * sin;
      cc += cos * cos;
      ss += sin * sin;
    }
    powers[k] = (xc ** 2 / cc + xs ** 2 / ss) / count;
  }
  return powers;
}
