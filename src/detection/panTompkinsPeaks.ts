import { alignBeat } from './align';
import { createPanTompkinsBand } from './panTompkinsBand';
import type { PanTompkinsWay } from './panTompkinsWays';
import { createRecent } from './recent';

/** Shortest distance of two beats in the paper. */
export const REFRACTORY_SEC = 0.2;
const LEARNING_SEC = 2;
/**
 * The longest piece; so much is also kept to mark a peak in the lead, more than the filters' delay, the refractory time,
 * and what aligning asks for.
 */
const PIECE_SEC = 1;

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

/** Who decides about peaks. */
export interface PeakListener {
  /** Called once, before the first peak. */
  learn(levels: Levels): void;
  /** Called for each peak, in order of time. */
  push(peak: Peak): void;
  /** Whether a peak is above the threshold for beats. */
  isHigh(height: number): boolean;
}

/**
 * Local maxima of the integrated waveform that are the greatest within the refractory time on both sides. Those that are reported early are the greatest so
 * far: a higher one within the refractory time is one more, which may be reported.
 */
export function createPanTompkinsPeaks(samplingHz: number, way: PanTompkinsWay, listener: PeakListener) {
  const { fallenTo } = way;
  const apart = Math.round(REFRACTORY_SEC * samplingHz);
  const learning = Math.round(LEARNING_SEC * samplingHz);
  const longest = Math.ceil(PIECE_SEC * samplingHz);
  const band = createPanTompkinsBand(samplingHz, way, longest);
  const recent = createRecent(longest);
  /** Slopes of the refractory time up to the height that is looked at. */
  const recentSlopes = new Float64Array(apart + 1);
  const early: Peak[] = [];
  let count = 0;
  let before = 0;
  let height = 0;
  let greatest = 0;
  let sum = 0;
  let hasLearned = false;
  /** The last peak; a higher one within the refractory time takes its place. */
  let last: Omit<Peak, 'sample'> | undefined;
  /** The last one that was reported early. */
  let reported: Omit<Peak, 'sample'> | undefined;

  function add(integrated: Float64Array, slopes: Float64Array, n: number): void {
    let [left, middle] = [before, height];
    for (let i = 0; i < n; i++) {
      const right = integrated[i]!;
      const at = count - 1;
      if (last && at - last.at >= apart) settle(last);
      else if (last && isOver(last, middle)) {
        reported = last;
        settle(last);
      }
      // A lower one within the refractory time after the last is none.
      const known = last ?? reported;
      const isLower = known !== undefined && at - known.at < apart && middle <= known.height;
      if (at > 0 && middle > left && middle >= right && !isLower) {
        last = { at, height: middle, slope: greatestOf(recentSlopes) };
      }
      recentSlopes[count % recentSlopes.length] = slopes[i]!;
      left = middle;
      middle = right;
      if (count++ < learning) {
        greatest = Math.max(greatest, right);
        sum += right;
      }
      if (count === learning) learn();
    }
    before = left;
    height = middle;
  }

  const isOver = (peak: Omit<Peak, 'sample'>, now: number) =>
    fallenTo !== undefined && hasLearned && now <= fallenTo * peak.height && listener.isHigh(peak.height);

  function settle(peak: Omit<Peak, 'sample'>): void {
    last = undefined;
    // The filters are later than what aligning looks at after the centre, so the result does not depend on the pieces.
    const centre = peak.at - band.delaySamples;
    const whole = { ...peak, sample: alignBeat(recent.samples(), recent.start(), centre, samplingHz) };
    if (hasLearned) listener.push(whole);
    else early.push(whole);
  }

  function learn(): void {
    hasLearned = true;
    listener.learn({ signal: greatest / 3, noise: sum / Math.max(1, Math.min(learning, count)) / 2 });
    for (const peak of early.splice(0)) listener.push(peak);
  }

  return {
    /** @param samples no more than a second of them */
    push(samples: Float32Array) {
      recent.push(samples);
      const { integrated, slopes } = band.push(samples);
      add(integrated, slopes, samples.length);
    },
    finish() {
      if (last) settle(last);
      if (!hasLearned) learn();
    },
    /** Number of samples so far. */
    end: () => count,
  };
}

function greatestOf(values: Float64Array): number {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, values[i]!);
  return greatest;
}
