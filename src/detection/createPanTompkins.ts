import { sumOf } from '../base/sumOf';
import { eachPiece } from './eachPiece';
import { createPanTompkinsPeaks, type Levels, type Peak, REFRACTORY_SEC } from './panTompkinsPeaks';
import { PAN_TOMPKINS_WAYS, type PanTompkinsWay, type PanTompkinsWayName } from './panTompkinsWays';
import type { LeadsStream } from './types';

/** Distances of the paper. */
const T_WAVE_SEC = 0.36;
const SEARCH_BACK = 1.66;
/** How much of a level a peak is. */
const PEAK_SHARE = 0.125;
/** Intervals in each of the paper's two averages. */
const INTERVALS = 8;

/**
 * Pan J, Tompkins WJ. A real-time QRS detection algorithm. IEEE Trans Biomed Eng 32(3):230-236 (1985): band-pass 5–15 Hz,
 * five-point derivative, square, mean of 150 ms; a peak is a beat above a threshold between running levels of signal and
 * noise (each 1/8 new, 7/8 old); half of it searching back after 1.66 mean intervals; a peak within 360 ms whose slope is
 * less than half of the last is a T wave. The band-pass keeps the paper's band at every rate; thresholds are those of the
 * integrated waveform. The paper's second set of thresholds, on the filtered lead, is left out.
 *
 * Looks at the first lead, in any unit, and reports the sample indices of the greatest deflections. What it finds by
 * searching back comes with the next peak, however late that is. A beat that was reported stays, and within the refractory time after it there is no other:
 * where beats are reported early, a higher peak there only raises the level of the signal to what it would be, had that one been the beat.
 *
 * @param name of the way: as in the paper, or beats reported early
 */
export function createPanTompkins(
  samplingHz: number,
  name: PanTompkinsWayName = 'paper',
): LeadsStream<number> {
  const way: PanTompkinsWay = PAN_TOMPKINS_WAYS[name];
  let beats: number[] = [];
  const decision = createDecision(samplingHz, (sample) => {
    if (sample >= 0 && sample < peaks.end()) beats.push(sample);
  });
  const peaks = createPanTompkinsPeaks(samplingHz, way, decision);

  function take(): number[] {
    const taken = beats;
    beats = [];
    return taken;
  }

  return {
    latencySec: Number.POSITIVE_INFINITY,
    push(leads) {
      eachPiece(leads, 1, Math.ceil(samplingHz), ([lead]) => peaks.push(lead!));
      return take();
    },
    finish() {
      peaks.finish();
      return take();
    },
  };
}

/** @param found called with the sample of each beat, in order of time */
function createDecision(hz: number, found: (sample: number) => void) {
  const apart = Math.round(REFRACTORY_SEC * hz);
  let signal = 0;
  let noise = 0;
  let last: Peak | undefined;
  /** Recent intervals, and those within 92 to 116 % of the regular mean. */
  const recent: number[] = [];
  const regular: number[] = [];
  /** Peaks since the last beat that were too low, without those that a later one is higher than: never the best. */
  let passed: Peak[] = [];

  const threshold = () => noise + (signal - noise) / 4;
  const isHigh = (height: number) => height > threshold();

  function accept(peak: Peak, share: number): void {
    signal += share * (peak.height - signal);
    passed = passed.filter(({ at }) => at > peak.at);
    const interval = last && peak.at - last.at;
    last = peak;
    found(peak.sample);
    if (interval === undefined) return;
    recent.push(interval);
    const usual = regular.length > 0 ? mean(regular) : interval;
    if (interval > 0.92 * usual && interval < 1.16 * usual) regular.push(interval);
    if (recent.length > INTERVALS) recent.shift();
    if (regular.length > INTERVALS) regular.shift();
  }

  /** A reported beat was not yet the highest: the level follows the higher peak, the beat stays where it is. */
  function raise(beat: Peak, { height, slope }: Peak): void {
    signal += PEAK_SHARE * (height - beat.height);
    last = { ...beat, height, slope: Math.max(beat.slope, slope) };
  }

  function searchBack(now: number): void {
    if (!last || recent.length === 0) return;
    // An irregular rhythm: the paper then takes all recent intervals.
    const usual = regular.length > 0 ? mean(regular) : mean(recent);
    if (now - last.at <= SEARCH_BACK * usual) return;
    const from = last.at + T_WAVE_SEC * hz;
    const best = passed.find(({ at }) => at > from && at <= now - apart);
    if (best && best.height > threshold() / 2) accept(best, 0.25);
  }

  return {
    learn(levels: Levels) {
      signal = levels.signal;
      noise = levels.noise;
    },
    isHigh,
    push(peak: Peak) {
      if (last && peak.at - last.at < apart) {
        if (peak.height > last.height) raise(last, peak);
        return;
      }
      searchBack(peak.at);
      const isTWave = last && peak.at - last.at < T_WAVE_SEC * hz && peak.slope < last.slope / 2;
      if (isHigh(peak.height) && !isTWave) {
        accept(peak, PEAK_SHARE);
        return;
      }
      noise += PEAK_SHARE * (peak.height - noise);
      while (passed.length > 0 && passed.at(-1)!.height < peak.height) passed.pop();
      passed.push(peak);
    },
  };
}

const mean = (values: readonly number[]) => sumOf(values) / values.length;
