import { createRandom } from '../../src/base/random';
import { addNoise } from '../../src/demo/addNoise';
import {
  type DetectorRow,
  detectors,
  type LoadedRecord,
  loadRecord,
  type RecordBytes,
  rowOf,
} from './detectBench';

/** Kinds of noise from the generator of the demo records, of any amplitude: they are scaled. */
export const noises = {
  muscle: { wanderMv: 0, muscleMv: 1, burstsPerMin: 6 },
  wander: { wanderMv: 1, muscleMv: 0, burstsPerMin: 0 },
};
export const comparedDetectors = ['lab', 'Pan–Tompkins 1985'];

/** As `nst` of the WFDB software: noise from 5:00 on, two minutes with and two without. */
const CLEAN_SEC = 300;
const TURN_SEC = 120;
const BEATS = 300;

/**
 * Compares detectors on a record's first signal with noise, from 5:00 on. The ratio is of powers: of the signal a square
 * of the QRS complexes' mean height (peak to peak, the first 300 normal beats) by 8, of the noise its mean square.
 */
export function benchNoise(
  bytes: RecordBytes,
  kind: keyof typeof noises,
  snrDb: number,
): Record<string, DetectorRow> {
  const record = loadRecord(bytes);
  const { leads, hz } = record;
  const noise = new Float64Array(leads[0]!.length);
  addNoise(noise, hz, { ...noises[kind], mainsMv: 0, mainsHz: 60, respirationMv: 0 }, createRandom(1));
  const power = noise.reduce((sum, value) => sum + value ** 2, 0) / noise.length;
  const gain = Math.sqrt(qrsHeight(record) ** 2 / 8 / 10 ** (snrDb / 10) / power);
  const noisy = leads[0]!.map((value, i) => {
    const sec = i / hz - CLEAN_SEC;
    return sec >= 0 && Math.floor(sec / TURN_SEC) % 2 === 0 ? value + gain * noise[i]! : value;
  });
  return Object.fromEntries(
    comparedDetectors.map((name) => [name, rowOf(record, detectors[name]!([noisy], hz), CLEAN_SEC, 0)]),
  );
}

/** Mean peak-to-peak height of normal beats, over ± 50 ms, in the lead's units. */
function qrsHeight({ leads, hz, annotations: { symbol, sample } }: LoadedRecord): number {
  const side = Math.round(0.05 * hz);
  const heights: number[] = [];
  for (let i = 0; i < symbol.length && heights.length < BEATS; i++) {
    if (!'NLR'.includes(symbol[i]!) || sample[i]! < side) continue;
    const around = leads[0]!.subarray(sample[i]! - side, sample[i]! + side + 1);
    heights.push(Math.max(...around) - Math.min(...around));
  }
  return heights.reduce((sum, height) => sum + height, 0) / heights.length;
}
