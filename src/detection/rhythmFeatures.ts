import type { Candidates } from './candidates';
import { sort } from './sort';

/** Likely beats before a candidate that it is compared with; after it there are two. */
export const BEFORE = 8;
/** A likely beat nearer than this is the candidate's rival, not its neighbour. */
export const RIVAL_SEC = 0.16;
export const RHYTHM_FEATURES = 22;
/** Nothing further away counts. */
export const FAR_SEC = 2.4;

const bounded = (value: number, limit: number) => (value > limit ? limit : value < -limit ? -limit : value);

/** Of a wide amplitude that is nothing beside the narrow one. */
const LEAST_LOG = Math.log(1e-6);
const intervals = new Float64Array(BEFORE);

/** The correlation of the shapes of two candidates. */
function correlation(a: Candidates, i: number, b: Candidates, k: number): number {
  const { shapes: left, shapeLength: length } = a;
  const right = b.shapes;
  const [from, to] = [i * length, k * length];
  let sum = 0;
  for (let j = 0; j < length; j++) sum += left[from + j]! * right[to + j]!;
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
  candidates: Candidates,
  own: number,
  likely: Candidates,
  previous: number,
  next: number,
  hz: number,
  out: Float64Array,
): void {
  const far = FAR_SEC * hz;
  const place = candidates.at[own]!;
  const size = candidates.logAmplitude[own]!;
  const wide = candidates.logWide[own]!;
  /** Likely beats that are looked at before, and after. */
  const before = Math.min(BEFORE, previous + 1);
  let after = 0;
  while (after < 2 && next + after < likely.length && likely.at[next + after]! - place <= far) after++;
  const count = Math.min(BEFORE, previous);
  for (let k = 0; k < count; k++) {
    intervals[k] = Math.min(far, likely.at[previous - k]! - likely.at[previous - k - 1]!);
  }
  if (count > 0) sort(intervals, count);
  const usual = count > 0 ? intervals[count >> 1]! : 0.8 * hz;
  const back = before > 0 ? Math.min(far, place - likely.at[previous]!) : usual;
  const ahead = after > 0 ? likely.at[next]! - place : far;

  let sizes = 0;
  let wides = 0;
  let widths = 0;
  let best = -1;
  let latest = 0;
  let sum = 0;
  for (let k = 0; k < before; k++) {
    const other = previous - k;
    sizes += likely.logAmplitude[other]!;
    wides += likely.logWide[other]!;
    widths += likely.widthSec[other]!;
    const same = correlation(candidates, own, likely, other);
    if (k === 0) latest = same;
    if (same > best) best = same;
    sum += same;
  }
  let at = 0;
  out[at++] = bounded(candidates.score[own]!, 8);
  out[at++] = before > 0 ? bounded(likely.score[previous]!, 8) : 0;
  out[at++] = after > 0 ? bounded(likely.score[next]!, 8) : 0;
  out[at++] = Math.log(back / usual);
  out[at++] = Math.log(ahead / usual);
  out[at++] = Math.log((back + ahead) / usual);
  out[at++] = back / hz;
  out[at++] = ahead / hz;
  out[at++] = usual / hz;
  out[at++] = count > 0 ? Math.log(intervals[count - 1]! / intervals[0]!) : 0;
  out[at++] = before > 0 ? bounded(size - sizes / before, 3) : 0;
  out[at++] = before > 0 ? bounded(size - likely.logAmplitude[previous]!, 3) : 0;
  out[at++] = after > 0 ? bounded(size - likely.logAmplitude[next]!, 3) : 0;
  out[at++] = before > 0 ? wide - wides / before : 0;
  out[at++] = before > 0 ? 10 * (candidates.widthSec[own]! - widths / before) : 0;
  out[at++] = best;
  out[at++] = before > 0 ? sum / before : 0;
  out[at++] = latest;
  out[at++] = after > 0 ? correlation(candidates, own, likely, next) : 0;
  out[at++] = bounded(candidates.rival[own]!, 8);
  out[at++] = after > 1 ? Math.log((likely.at[next + 1]! - place) / usual) : 1;
  out[at] = Math.max(LEAST_LOG, wide);
}
