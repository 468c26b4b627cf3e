import { alignBeat } from './align';
import { createPanTompkinsBand } from './panTompkinsBand';
import { createRecent } from './recent';

/** Integration window and shortest distance of the paper, in seconds. */
const INTEGRATION_SEC = 0.15;
const REFRACTORY_SEC = 0.2;
const LEARNING_SEC = 2;
/** Samples kept to mark a peak in the lead: more than the filters' delay, the refractory time, and what aligning asks for. */
const KEPT_SEC = 1;

/** A peak of the integrated waveform. */
export interface Peak {
  at: number;
  height: number;
  /** The steepest slope of the filtered lead in the refractory time before it. */
  slope: number;
  /** Where it is in the lead: the greatest deflection of its QRS complex. */
  sample: number;
}

/** The two levels from the learning phase: a third of the greatest value, half of the mean. */
export interface Levels {
  signal: number;
  noise: number;
}

/**
 * Local maxima of the integrated waveform that are the greatest within the refractory time on both sides.
 *
 * @param learned called once, before the first peak
 * @param found called for each peak, in order of time
 */
export function createPanTompkinsPeaks(
  samplingHz: number,
  learned: (levels: Levels) => void,
  found: (peak: Peak) => void,
) {
  const apart = Math.round(REFRACTORY_SEC * samplingHz);
  const learning = Math.round(LEARNING_SEC * samplingHz);
  const band = createPanTompkinsBand(samplingHz, INTEGRATION_SEC);
  const recent = createRecent(Math.ceil(KEPT_SEC * samplingHz));
  const slopes = new Float64Array(apart + 1);
  const early: Peak[] = [];
  let count = 0;
  let before = 0;
  let height = 0;
  let greatest = 0;
  let sum = 0;
  let hasLearned = false;
  /** The last peak; a higher one within the refractory time takes its place. */
  let last: Omit<Peak, 'sample'> | undefined;

  function add(value: number): void {
    band.push(value);
    const next = band.integrated();
    const at = count - 1;
    // A lower one within the refractory time after the last is none.
    const isNear = last !== undefined && at - last.at < apart;
    if (last && !isNear) settle(last);
    if (at > 0 && height > before && height >= next && !(isNear && height <= last!.height)) {
      last = { at, height, slope: Math.max(...slopes) };
    }
    slopes[count % slopes.length] = band.slope();
    before = height;
    height = next;
    if (count++ < learning) {
      greatest = Math.max(greatest, next);
      sum += next;
    }
  }

  function settle(peak: Omit<Peak, 'sample'>): void {
    last = undefined;
    const centre = peak.at - band.delaySamples;
    const whole = { ...peak, sample: alignBeat(recent.samples(), recent.start(), centre, samplingHz) };
    if (hasLearned) found(whole);
    else early.push(whole);
  }

  function learn(): void {
    hasLearned = true;
    learned({ signal: greatest / 3, noise: sum / Math.max(1, Math.min(learning, count)) / 2 });
    for (const peak of early.splice(0)) found(peak);
  }

  return {
    /** @param samples no more than a second of them */
    push(samples: Float32Array) {
      recent.push(samples);
      for (let i = 0; i < samples.length; i++) add(samples[i]!);
      if (!hasLearned && count >= learning) learn();
    },
    finish() {
      if (last) settle(last);
      if (!hasLearned) learn();
    },
    /** Number of samples so far. */
    end: () => count,
  };
}
