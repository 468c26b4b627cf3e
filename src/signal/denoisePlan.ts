/** What a wavelet denoiser removes, in levels of the signal's own frequency (see `levelsOfBand`). */
export interface DenoiseSettings {
  /** One of `WAVELET_NAMES`, or `none` to leave the signal as it is. */
  wavelet: string;
  /** Depth of the transform; 0 … MAX_LEVELS, other values are clamped. */
  levels: number;
  /** Set the approximation of the last level to zero: removes the baseline wander. */
  zeroApproximation: boolean;
  /** Detail levels set to zero, 1 = finest. Levels deeper than `levels` have no effect. */
  zeroDetails: number[];
  /** A detail level whose upper half is removed as well (see `createDetailHalver`); all finer ones are zeroed. */
  halvedDetail?: number;
}

/** 2^32 samples are more than any array holds. */
export const MAX_LEVELS = 32;

/** What is carried up from a level: the part removed so far or the part kept so far; the two add up to the coefficients. */
export type Carried = 'removed' | 'kept';

/**
 * How to compute the denoised signal with low-pass filters alone, from the deepest level that matters up to the signal.
 *
 * By perfect reconstruction, the coefficients are c_j = up(c_{j+1}) + (detail part of level j+1). So
 * - where detail j+1 is kept, what is removed from c_j is just up(what is removed from c_{j+1});
 * - where it is zeroed, what is kept of c_j is just up(what is kept of c_{j+1});
 * and switching from one to the other is a subtraction from c_j. No detail is ever computed, kept or not, and levels
 * below which nothing changes are never reached.
 */
export interface DenoisePlan {
  /** Level at which to start, carrying all of its coefficients; 0: start with the complete signal. */
  depth: number;
  /** Whether the coefficients of the starting level are removed or kept. */
  start: Carried;
  /** For level 1 … depth (index 0 … depth − 1): which part is carried up from that level to the one above. */
  goesUp: Carried[];
}

/** Works out the plan; pure, so that it can be tested without signals. */
export function planDenoising(settings: DenoiseSettings): DenoisePlan {
  const levels = Math.min(MAX_LEVELS, Math.max(0, Math.floor(settings.levels) || 0));
  const zeroed = new Set(settings.zeroDetails);
  const goesUp: Carried[] = Array.from({ length: levels }, (_, j) =>
    zeroed.has(j + 1) ? 'kept' : 'removed',
  );
  const start: Carried = settings.zeroApproximation ? 'removed' : 'kept';
  // While the deepest details are treated like the approximation, the two together are just the approximation one level up.
  let depth = levels;
  while (depth > 0 && goesUp[depth - 1] !== start) depth--;
  return { depth, start, goesUp: goesUp.slice(0, depth) };
}
