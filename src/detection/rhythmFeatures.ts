import type { Candidate } from './types';

/** Likely beats before a candidate that it is compared with; after it there are two. */
export const BEFORE = 8;
/** A likely beat nearer than this is the candidate's rival, not its neighbour. */
export const RIVAL_SEC = 0.16;
export const RHYTHM_FEATURES = 22;
/** Nothing further away counts. */
export const FAR_SEC = 2.4;

const bounded = (value: number, limit: number) => (value > limit ? limit : value < -limit ? -limit : value);

/** @returns the correlation of two curves of norm 1 and equal length */
function correlation(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/**
 * What the likely beats around a candidate say about it: intervals against the usual one, size, width and shape against
 * theirs. Without units and without polarity.
 *
 * @param likely the candidates that the first look takes for beats, in order of time
 * @param next index in `likely` of the first that is later than the candidate by `RIVAL_SEC`
 * @param previous index of the last that is earlier by that
 */
export function rhythmFeatures(
  own: Candidate,
  likely: readonly Candidate[],
  previous: number,
  next: number,
  hz: number,
  out: Float64Array,
): void {
  const far = FAR_SEC * hz;
  const before = (k: number) => (previous - k >= 0 ? likely[previous - k] : undefined);
  const after = (k: number) => {
    const other = likely[next + k];
    return other && other.at - own.at <= far ? other : undefined;
  };
  const intervals: number[] = [];
  for (let k = 0; k < BEFORE; k++) {
    const a = before(k);
    const b = before(k + 1);
    if (a && b) intervals.push(Math.min(far, a.at - b.at));
  }
  intervals.sort((a, b) => a - b);
  const usual = intervals.length > 0 ? intervals[intervals.length >> 1]! : 0.8 * hz;
  const last = before(0);
  const first = after(0);
  const back = last ? Math.min(far, own.at - last.at) : usual;
  const ahead = first ? first.at - own.at : far;

  let size = 0;
  let wide = 0;
  let width = 0;
  let best = -1;
  let sum = 0;
  let count = 0;
  for (let k = 0; k < BEFORE; k++) {
    const other = before(k);
    if (!other) break;
    size += Math.log(other.amplitude);
    wide += Math.log(other.wideAmplitude / other.amplitude);
    width += other.widthSec;
    const same = correlation(own.shape, other.shape);
    if (same > best) best = same;
    sum += same;
    count++;
  }
  let at = 0;
  out[at++] = bounded(own.score, 8);
  out[at++] = bounded(last?.score ?? 0, 8);
  out[at++] = bounded(first?.score ?? 0, 8);
  out[at++] = Math.log(back / usual);
  out[at++] = Math.log(ahead / usual);
  out[at++] = Math.log((back + ahead) / usual);
  out[at++] = back / hz;
  out[at++] = ahead / hz;
  out[at++] = usual / hz;
  out[at++] = intervals.length > 0 ? Math.log(intervals[intervals.length - 1]! / intervals[0]!) : 0;
  const size1 = Math.log(own.amplitude);
  out[at++] = count > 0 ? bounded(size1 - size / count, 3) : 0;
  out[at++] = last ? bounded(size1 - Math.log(last.amplitude), 3) : 0;
  out[at++] = first ? bounded(size1 - Math.log(first.amplitude), 3) : 0;
  out[at++] = count > 0 ? Math.log(own.wideAmplitude / own.amplitude) - wide / count : 0;
  out[at++] = count > 0 ? 10 * (own.widthSec - width / count) : 0;
  out[at++] = best;
  out[at++] = count > 0 ? sum / count : 0;
  out[at++] = last ? correlation(own.shape, last.shape) : 0;
  out[at++] = first ? correlation(own.shape, first.shape) : 0;
  out[at++] = bounded(own.rival, 8);
  const second = after(1);
  out[at++] = second ? Math.log((second.at - own.at) / usual) : 1;
  out[at] = Math.log(Math.max(1e-6, own.wideAmplitude / own.amplitude));
}
