import { alignBeat } from './align';
import { panTompkinsBand } from './panTompkinsBand';

/** Integration window and the distances of the paper, in seconds. */
const INTEGRATION_SEC = 0.15;
const REFRACTORY_SEC = 0.2;
const T_WAVE_SEC = 0.36;
const LEARNING_SEC = 2;
const SEARCH_BACK = 1.66;

interface Peak {
  at: number;
  height: number;
  /** The steepest slope of the filtered lead in the window before it. */
  slope: number;
}

/**
 * Pan J, Tompkins WJ. A real-time QRS detection algorithm. IEEE Trans Biomed Eng 32(3):230-236 (1985): band-pass 5–15 Hz,
 * five-point derivative, square, mean of 150 ms; a peak is a beat above a threshold between running levels of signal and
 * noise (each 1/8 new, 7/8 old); half of it searching back after 1.66 mean intervals; a peak within 360 ms whose slope is
 * less than half of the last is a T wave. The band-pass keeps the paper's band at every rate; thresholds are those of the
 * integrated waveform. The paper's second set of thresholds, on the filtered lead, is left out.
 *
 * @param lead in any unit; NaN is missing
 * @returns sample indices of the greatest deflections, ascending
 */
export function panTompkins(lead: Float32Array, samplingHz: number): number[] {
  const { integrated, slopes, delaySamples } = panTompkinsBand(lead, samplingHz, INTEGRATION_SEC);
  const peaks = findPeaks(integrated, slopes, Math.round(REFRACTORY_SEC * samplingHz));
  const [signal, noise] = learn(integrated, Math.round(LEARNING_SEC * samplingHz));
  return decide(peaks, signal, noise, samplingHz).map((at) =>
    alignBeat(lead, 0, at - delaySamples, samplingHz),
  );
}

/** Local maxima that are the greatest within the refractory time on both sides. */
function findPeaks(integrated: Float64Array, slopes: Float64Array, apart: number): Peak[] {
  const peaks: Peak[] = [];
  for (let i = 1; i < integrated.length - 1; i++) {
    const height = integrated[i]!;
    if (!(height > integrated[i - 1]! && height >= integrated[i + 1]!)) continue;
    const last = peaks.at(-1);
    if (last && i - last.at < apart) {
      if (height <= last.height) continue;
      peaks.pop();
    }
    let slope = 0;
    for (let j = Math.max(0, i - apart); j <= i; j++) slope = Math.max(slope, slopes[j]!);
    peaks.push({ at: i, height, slope });
  }
  return peaks;
}

/** Levels from the learning phase: a third of the greatest value, half of the mean. */
function learn(integrated: Float64Array, length: number): [signal: number, noise: number] {
  let greatest = 0;
  let sum = 0;
  const end = Math.min(length, integrated.length);
  for (let i = 0; i < end; i++) {
    greatest = Math.max(greatest, integrated[i]!);
    sum += integrated[i]!;
  }
  return [greatest / 3, sum / Math.max(1, end) / 2];
}

function decide(peaks: readonly Peak[], signalAtStart: number, noiseAtStart: number, hz: number): number[] {
  let signal = signalAtStart;
  let noise = noiseAtStart;
  const beats: Peak[] = [];
  /** All recent intervals, and those within 92 to 116 % of the regular mean (the paper's two averages). */
  const recent: number[] = [];
  const regular: number[] = [];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  /** Peaks since the last beat that were too low. */
  let passed: Peak[] = [];

  function accept(peak: Peak, share: number): void {
    signal += share * (peak.height - signal);
    const last = beats.at(-1);
    beats.push(peak);
    passed = passed.filter(({ at }) => at > peak.at);
    if (!last) return;
    const interval = peak.at - last.at;
    recent.push(interval);
    const usual = regular.length > 0 ? mean(regular) : interval;
    if (interval > 0.92 * usual && interval < 1.16 * usual) regular.push(interval);
    if (recent.length > 8) recent.shift();
    if (regular.length > 8) regular.shift();
  }

  for (const peak of peaks) {
    const last = beats.at(-1);
    if (last && recent.length > 0) {
      // An irregular rhythm: the paper then takes all recent intervals.
      const usual = regular.length > 0 ? mean(regular) : mean(recent);
      if (peak.at - last.at > SEARCH_BACK * usual) {
        const half = (noise + (signal - noise) / 4) / 2;
        const missed = passed.filter(({ height, at }) => height > half && at - last.at > T_WAVE_SEC * hz);
        const best = missed.reduce<Peak | undefined>(
          (a, b) => (a && a.height >= b.height ? a : b),
          undefined,
        );
        if (best) accept(best, 0.25);
      }
    }
    const before = beats.at(-1);
    const isTWave = before && peak.at - before.at < T_WAVE_SEC * hz && peak.slope < before.slope / 2;
    const threshold = noise + (signal - noise) / 4;
    if (peak.height > threshold && !isTWave) {
      accept(peak, 0.125);
    } else {
      noise += 0.125 * (peak.height - noise);
      passed.push(peak);
    }
  }
  return beats.map(({ at }) => at);
}
