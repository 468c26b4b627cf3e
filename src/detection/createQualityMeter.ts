import { createDecimator } from './decimator';
import type { LeadsStream } from './types';

/** Quality is judged in windows of this length: about ten beats. */
const WINDOW_SEC = 10;
/** Equal samples for at least so long are no signal; shorter ones are rounding. */
const FLAT_SEC = 1;

/** What is measured of a lead in a window of ten seconds (the last one may be shorter). */
export interface QualityWindow {
  fromSample: number;
  /** The sample after the last. */
  toSample: number;
  /** Shares of its samples that are missing, and that are in runs of equal samples of a second and more. */
  missing: number;
  flat: number;
  /**
   * How much the slope is concentrated in few moments, as in QRS complexes: its fourth moment by the square of its second.
   * 3 for muscle noise, 1.5 for mains hum; NaN of nothing.
   */
  peakedness: number;
}

/**
 * Measures the first lead for `signalQuality`, without units. Kurtosis as a sign of quality: Li Q, Mark RG, Clifford GD,
 * Physiol Meas 29(1):15-32 (2008), doi 10.1088/0967-3334/29/1/002; here of the slope, so that wander does not hide it.
 */
export function createQualityMeter(samplingHz: number): LeadsStream<QualityWindow> {
  const length = Math.round(WINDOW_SEC * samplingHz);
  const flatRun = Math.round(FLAT_SEC * samplingHz);
  const decimator = createDecimator(samplingHz);
  const one = new Float32Array(1);
  let windows: QualityWindow[] = [];
  let start = 0;
  let position = 0;
  let missing = 0;
  let flat = 0;
  let last = Number.NaN;
  /** Samples in a row that equal the last one. */
  let run = 0;
  let before = Number.NaN;
  let count = 0;
  let squares = 0;
  let fourths = 0;

  function close(): void {
    const share = (part: number) => part / position;
    const toSample = start + position;
    const peakedness = squares > 0 ? (count * fourths) / squares ** 2 : Number.NaN;
    windows.push({ fromSample: start, toSample, missing: share(missing), flat: share(flat), peakedness });
    start = toSample;
    position = missing = flat = count = squares = fourths = 0;
  }

  function addSlope(value: number): void {
    const slope = value - before;
    before = value;
    // Where there is no signal, there is no slope either, and a step out of it is none of the heart.
    if (Number.isNaN(slope) || run >= flatRun || Number.isNaN(last)) return;
    const square = slope * slope;
    count++;
    squares += square;
    fourths += square * square;
  }

  function add(value: number): void {
    position++;
    run = value === last ? run + 1 : 1;
    last = value;
    if (Number.isNaN(value)) missing++;
    else if (run === flatRun) flat += Math.min(run, position);
    else if (run > flatRun) flat++;
  }

  return {
    latencySec: WINDOW_SEC,
    push([lead]) {
      if (!lead) throw new RangeError('A lead is needed.');
      for (let i = 0; i < lead.length; i++) {
        add(lead[i]!);
        one[0] = lead[i]!;
        decimator.push(one, addSlope);
        if (position === length) close();
      }
      const taken = windows;
      windows = [];
      return taken;
    },
    finish() {
      if (position > 0) close();
      return windows;
    },
  };
}
