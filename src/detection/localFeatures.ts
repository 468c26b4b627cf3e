import type { Candidate } from './types';

/** Ends of the stretches before and after a candidate whose strongest neighbour is compared with it, in seconds. */
const STRETCH_ENDS_SEC = [0.2, 0.36, 0.6, 1, 1.6];
/** The level of a lead: the strongest candidate in each of these long stretches before, and in the one after. */
const LONG_SEC = 1.6;
const LONG_STRETCHES = 6;
/** How much of the lead must be known after a candidate, and before it. */
export const AHEAD_SEC = LONG_SEC;
export const BEHIND_SEC = LONG_SEC * LONG_STRETCHES;
const FEATURES = 21;
/** The distance of a neighbour that does not exist, in seconds. */
const FAR_SEC = 2;

const bounded = (value: number) => (value > 3 ? 3 : value < -3 ? -3 : value);

/**
 * What a candidate's neighbourhood alone says about it: logarithms of quotients and times, so that units do not matter.
 *
 * @returns a function of the candidates in order of time (known from `BEHIND_SEC` before to `AHEAD_SEC` after) and the
 *   index of one; the array it returns is reused
 */
export function createLocalFeatures(hz: number) {
  const out = new Float64Array(FEATURES);
  const perSide = STRETCH_ENDS_SEC.length;
  const ends = STRETCH_ENDS_SEC.map((seconds) => seconds * hz);
  const strongest = new Float64Array(2 * perSide);
  const levels = new Float64Array(LONG_STRETCHES + 1);
  /** Distance to the nearest above half of the height, and above the height; before, after. */
  const nearest = new Float64Array(4);
  const long = LONG_SEC * hz;

  function look(candidates: readonly Candidate[], index: number, side: 0 | 1): void {
    const { at, amplitude } = candidates[index]!;
    const step = side === 0 ? -1 : 1;
    const reach = (side === 0 ? BEHIND_SEC : AHEAD_SEC) * hz;
    for (let k = index + step; k >= 0 && k < candidates.length; k += step) {
      const other = candidates[k]!;
      const away = Math.abs(other.at - at);
      if (away > reach) break;
      const height = other.amplitude;
      if (away <= long) {
        let stretch = 0;
        while (away > ends[stretch]!) stretch++;
        stretch += side * perSide;
        if (height > strongest[stretch]!) strongest[stretch] = height;
      }
      if (height > 0.5 * amplitude && away < nearest[2 * side]!) nearest[2 * side] = away;
      if (height > amplitude && away < nearest[2 * side + 1]!) nearest[2 * side + 1] = away;
      const level = side === 1 ? LONG_STRETCHES : Math.min(LONG_STRETCHES - 1, Math.floor(away / long));
      if (height > levels[level]!) levels[level] = height;
    }
  }

  return (candidates: readonly Candidate[], index: number): Float64Array => {
    const own = candidates[index]!;
    strongest.fill(0);
    levels.fill(0);
    nearest.fill(FAR_SEC * hz);
    look(candidates, index, 0);
    look(candidates, index, 1);
    const log = (value: number) => bounded(Math.log(value / own.amplitude));
    let at = 0;
    for (const value of strongest) out[at++] = log(value);
    for (const value of nearest) out[at++] = value / hz;
    levels.sort();
    // Levels not yet known (the beginning) are as the known ones.
    let unknown = 0;
    while (unknown < levels.length && levels[unknown] === 0) unknown++;
    const known = levels.length - unknown;
    const quantile = (share: number) => levels[unknown + Math.round(share * (known - 1))]!;
    for (const share of [0.2, 0.5, 1]) out[at++] = known > 0 ? log(quantile(share)) : 0;
    out[at++] = log(own.wideAmplitude);
    out[at++] = log(own.floor);
    out[at++] = own.widthSec * 10;
    out[at] = known > 0 ? bounded(Math.log(own.floor / levels[unknown + (known >> 1)]!)) : 0;
    return out;
  };
}
