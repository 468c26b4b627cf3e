/** A new beat counts for so much in the usual one, once there have been as many. */
const MEMORY = 32;
/** What differs from the usual beat by more than this share of its size moves it no farther than what differs by just that. */
const MOST_CHANGE = 0.5;

/** The usual beat of a recording so far. */
export interface UsualBeat {
  /**
   * Takes a beat. Windows of zeros, which a lead has where it is missing, change nothing.
   *
   * @returns the usual beat before this one, not to be changed; of the first one itself
   */
  next(window: ArrayLike<number>): ArrayLike<number>;
}

/**
 * What a recording's beats look like usually, from those so far alone: for live use, where no median beat is known. It starts as the first beat and moves
 * towards each by a part of the difference: as a mean does at the beginning, later a 32nd. A beat that looks otherwise, of another origin or noise,
 * moves it a little only, since what is larger than half its size is shortened to that (as a median does not care how far a value is). No label
 * enters. The rule is the lab's.
 *
 * So it depends on the first window: where that is an artefact, it takes hundreds of beats to come back, and from a window without a shape (constant, but not
 * zero) or with that of the beats upside down it never does: what it may be moved by is half of its own size, which is or becomes nothing. Networks were
 * trained with this rule, so that another one is another input.
 */
export function createUsualBeat(lengthSamples: number): UsualBeat {
  const samples = new Float64Array(lengthSamples);
  const before = new Float32Array(lengthSamples);
  let count = 0;
  return {
    next(window) {
      let squares = 0;
      let isAbsent = true;
      for (let i = 0; i < lengthSamples; i++) {
        squares += (window[i]! - samples[i]!) ** 2;
        if (window[i] !== 0) isAbsent = false;
      }
      if (count > 0 || isAbsent) before.set(samples);
      else before.set(window);
      if (isAbsent) return before;
      count++;
      const difference = Math.sqrt(squares / lengthSamples);
      const most = MOST_CHANGE * sizeOf(samples, 0, lengthSamples);
      const share = difference > most ? most / difference : 1;
      const part = count === 1 ? 1 : share / Math.min(count, MEMORY);
      for (let i = 0; i < lengthSamples; i++) samples[i]! += part * (window[i]! - samples[i]!);
      return before;
    },
  };
}

/**
 * For every beat of a record the usual beat before it; for the first one itself.
 *
 * @param rows windows in order of time, row after row
 * @returns as many rows
 */
export function usualBeats(rows: Float32Array, lengthSamples: number): Float32Array {
  const usual = new Float32Array(rows.length);
  const soFar = createUsualBeat(lengthSamples);
  for (let start = 0; start < rows.length; start += lengthSamples) {
    usual.set(soFar.next(rows.subarray(start, start + lengthSamples)), start);
  }
  return usual;
}

/** Values by the size of the usual beat are limited to this. */
const LIMIT = 8;

/**
 * One sample of a beat by the size of the usual beat before it, within ±8; 0 where that has no size.
 *
 * @param size of `sizeOf`
 */
export function bySize(value: number, size: number): number {
  return size > 0 ? Math.max(-LIMIT, Math.min(LIMIT, value / size)) : 0;
}

/** The size of a beat: the SD of its samples. */
export function sizeOf(values: ArrayLike<number>, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += values[i]!;
  const mean = sum / length;
  let squares = 0;
  for (let i = from; i < from + length; i++) squares += (values[i]! - mean) ** 2;
  return Math.sqrt(squares / length);
}
