import type { Candidates } from './candidates';
import { sort } from './sort';

/** Ends of the stretches before and after a candidate whose strongest neighbour is compared with it, in seconds. */
const STRETCH_ENDS_SEC = [0.2, 0.36, 0.6, 1, 1.6];
/** The level of a lead: the strongest candidate in each of these long stretches before, and in the one after. */
const LONG_SEC = 1.6;
const LONG_STRETCHES = 6;
/** How much of the lead must be known after a candidate, and before it. */
export const AHEAD_SEC = LONG_SEC;
export const BEHIND_SEC = LONG_SEC * LONG_STRETCHES;
const FEATURES = 21;
/** Of the levels. */
const QUANTILES = [0.2, 0.5, 1];
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
  /** Distances are whole numbers: the last of each stretch, of a level before, and of a neighbour that counts. */
  const ends = Float64Array.from(STRETCH_ENDS_SEC, (seconds) => Math.floor(seconds * hz));
  const levelEnds = Float64Array.from({ length: LONG_STRETCHES }, (_, level) =>
    level < LONG_STRETCHES - 1 ? lastWithin(level + 1, LONG_SEC * hz) : Math.floor(BEHIND_SEC * hz),
  );
  const far = FAR_SEC * hz;
  const reaches = [Math.min(Math.ceil(far) - 1, Math.floor(BEHIND_SEC * hz)), Math.floor(AHEAD_SEC * hz)];
  const strongest = new Float64Array(2 * perSide);
  const levels = new Float64Array(LONG_STRETCHES + 1);
  /** Distance to the nearest above half of the height, and above the height; before, after. */
  const nearest = new Float64Array(4);

  /** The strongest neighbours in the stretches of one side. */
  function lookNear({ at, logAmplitude, length }: Candidates, index: number, side: 0 | 1): void {
    const own = at[index]!;
    const step = side === 0 ? -1 : 1;
    let k = index + step;
    for (let stretch = 0; stretch < perSide; stretch++) {
      const end = ends[stretch]!;
      let most = Number.NEGATIVE_INFINITY;
      for (; k >= 0 && k < length && step * (at[k]! - own) <= end; k += step) {
        if (logAmplitude[k]! > most) most = logAmplitude[k]!;
      }
      strongest[side * perSide + stretch] = most;
    }
  }

  /** The nearest neighbours of one side that are high. */
  function lookUp({ at, amplitude, length }: Candidates, index: number, side: 0 | 1): void {
    const own = at[index]!;
    const height = amplitude[index]!;
    const step = side === 0 ? -1 : 1;
    const reach = reaches[side]!;
    let half = far;
    let full = far;
    for (let k = index + step; k >= 0 && k < length; k += step) {
      const away = step * (at[k]! - own);
      if (away > reach) break;
      if (half === far && amplitude[k]! > 0.5 * height) half = away;
      if (amplitude[k]! > height) {
        full = away;
        break;
      }
    }
    nearest[2 * side] = half;
    nearest[2 * side + 1] = full;
  }

  /** The levels before, and, from the stretches, after. */
  function lookFar({ at, logAmplitude }: Candidates, index: number): void {
    const own = at[index]!;
    let k = index - 1;
    for (let level = 0; level < LONG_STRETCHES; level++) {
      const end = levelEnds[level]!;
      let most = Number.NEGATIVE_INFINITY;
      for (; k >= 0 && own - at[k]! <= end; k--) if (logAmplitude[k]! > most) most = logAmplitude[k]!;
      levels[level] = most;
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let i = perSide; i < 2 * perSide; i++) if (strongest[i]! > most) most = strongest[i]!;
    levels[LONG_STRETCHES] = most;
  }

  return (candidates: Candidates, index: number): Float64Array => {
    const height = candidates.logAmplitude[index]!;
    const floor = candidates.logFloor[index]!;
    lookNear(candidates, index, 0);
    lookNear(candidates, index, 1);
    lookUp(candidates, index, 0);
    lookUp(candidates, index, 1);
    lookFar(candidates, index);
    sort(levels, levels.length);
    // Levels not yet known (the beginning) are as the known ones.
    let unknown = 0;
    while (unknown < levels.length && levels[unknown] === Number.NEGATIVE_INFINITY) unknown++;
    const known = levels.length - unknown;
    let at = 0;
    for (let i = 0; i < strongest.length; i++) out[at++] = bounded(strongest[i]! - height);
    for (let i = 0; i < nearest.length; i++) out[at++] = nearest[i]! / hz;
    for (let i = 0; i < QUANTILES.length; i++) {
      const level = levels[unknown + Math.round(QUANTILES[i]! * (known - 1))]!;
      out[at++] = known > 0 ? bounded(level - height) : 0;
    }
    out[at++] = bounded(candidates.logWide[index]!);
    out[at++] = bounded(floor - height);
    out[at++] = candidates.widthSec[index]! * 10;
    out[at] = known > 0 ? bounded(floor - levels[unknown + (known >> 1)]!) : 0;
    return out;
  };
}

/** The greatest whole number that by `length` is less than `times`. */
function lastWithin(times: number, length: number): number {
  let last = Math.ceil(times * length);
  while (Math.floor(last / length) >= times) last--;
  return last;
}
