import { deviationThresholds, medians } from './runningOrder';

/** What `correctBeats` found, over all its rounds. */
export interface Corrections {
  ectopic: number;
  missed: number;
  extra: number;
  longOrShort: number;
}

/** Constants of the paper. */
const C1 = 0.13;
const C2 = 0.17;
const MEDIAN_INTERVALS = 11;
const FAR_FROM_MEDIAN = 3;
/** In a perfectly regular rhythm, smaller differences have no meaning. */
const LEAST_THRESHOLD_SEC = 0.001;

/** Rows of beats, by what is wrong with the interval that ends with them. */
type Artefacts = Record<keyof Corrections, number[]>;

/**
 * Corrects times of beats whose intervals are implausible: Lipponen JA, Tarvainen MP 2019, doi 10.1080/03091902.2019.1640306. Differences of
 * intervals, and their deviations from a median of 11, are compared with thresholds that vary with their quartiles over 91 beats. A missed
 * beat is put in the middle, an extra one removed; ectopic, long and short ones are moved to the middle between their neighbours, where the
 * paper interpolates the intervals. Repeated as long as fewer artefacts are left.
 *
 * @param timesSec ascending
 * @returns the corrected times, and what was corrected
 */
export function correctBeats(timesSec: ArrayLike<number>): {
  timesSec: Float64Array;
  corrections: Corrections;
} {
  let times = Array.from(timesSec);
  const corrections = { ectopic: 0, missed: 0, extra: 0, longOrShort: 0 };
  let left = Number.POSITIVE_INFINITY;
  for (;;) {
    const artefacts = findArtefacts(times);
    const count = Object.values(artefacts).reduce((sum, rows) => sum + rows.length, 0);
    if (count === 0 || count >= left) break;
    left = count;
    for (const kind of Object.keys(corrections) as (keyof Corrections)[])
      corrections[kind] += artefacts[kind].length;
    times = correct(times, artefacts);
  }
  return { timesSec: Float64Array.from(times), corrections };
}

function findArtefacts(times: readonly number[]): Artefacts {
  const found: Artefacts = { ectopic: [], missed: [], extra: [], longOrShort: [] };
  const count = times.length;
  if (count < 4) return found;
  const rr = times.map((time, i) => (i === 0 ? 0 : time - times[i - 1]!));
  rr[0] = (times.at(-1)! - times[0]!) / (count - 1);
  const steps = rr.map((value, i) => (i === 0 ? 0 : value - rr[i - 1]!));
  steps[0] = (rr.at(-1)! - rr[0]!) / (count - 1);
  const stepBy = deviationThresholds(steps);
  const step = steps.map((value, i) => value / Math.max(LEAST_THRESHOLD_SEC, stepBy[i]!));
  const usual = medians(rr, MEDIAN_INTERVALS);
  const offsets = rr.map((value, i) => (value < usual[i]! ? 2 : 1) * (value - usual[i]!));
  const offsetBy = deviationThresholds(offsets).map((value) => Math.max(LEAST_THRESHOLD_SEC, value));
  const at = (i: number) => step[i < 0 ? -i : i >= count ? 2 * (count - 1) - i : i]!;

  /** Whether the steps on either side go the other way. */
  function isEctopic(i: number): boolean {
    const own = at(i);
    if (own > 1) return Math.max(at(i - 1), at(i + 1)) < -C1 * own - C2;
    return Math.min(at(i - 1), at(i + 1)) > -C1 * own + C2;
  }

  function judge(i: number): void {
    const own = at(i);
    const isLong = own > 1 && Math.min(at(i + 1), at(i + 2)) < -1;
    const isShort = own < -1 && Math.max(at(i + 1), at(i + 2)) > 1;
    if (!isLong && !isShort && Math.abs(offsets[i]! / offsetBy[i]!) <= FAR_FROM_MEDIAN) return;
    const isNear = (sec: number) => Math.abs(sec - usual[i]!) < offsetBy[i]!;
    if (isShort && isNear(rr[i]! + rr[i + 1]!)) found.extra.push(i);
    else if (isLong && isNear(rr[i]! / 2)) found.missed.push(i);
    else found.longOrShort.push(i);
  }

  for (let i = 0; i < count - 2; i++) {
    if (Math.abs(at(i)) <= 1) continue;
    if (isEctopic(i)) {
      found.ectopic.push(i);
      continue;
    }
    judge(i);
    // The step of the next beat may belong to this one.
    if (Math.abs(at(i + 1)) < Math.abs(at(i + 2))) judge(++i);
  }
  return found;
}

function correct(times: readonly number[], { ectopic, missed, extra, longOrShort }: Artefacts): number[] {
  const moved = new Set([...ectopic, ...longOrShort]);
  const added = new Set(missed);
  const removed = new Set(extra);
  const corrected: number[] = [];
  times.forEach((time, i) => {
    const before = corrected.at(-1);
    if (removed.has(i)) return;
    if (before === undefined) corrected.push(time);
    else if (moved.has(i) && i + 1 < times.length) corrected.push((before + times[i + 1]!) / 2);
    else if (added.has(i)) corrected.push((before + time) / 2, time);
    else corrected.push(time);
  });
  return corrected;
}
