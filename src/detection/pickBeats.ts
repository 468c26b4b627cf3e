import type { Judged } from './types';

/** Two beats are never nearer to each other. */
export const REFRACTORY_SEC = 0.2;

/**
 * Chooses beats among judged candidates: log-odds above 0, and the best within the refractory time on both sides.
 *
 * @param refractory in samples
 * @param picked called for each beat in order of time
 */
export function createPicker(refractory: number, picked: (beat: Judged) => void) {
  /** Candidates that are not decided yet, after those within the refractory time before them. */
  const waiting: Judged[] = [];
  let decided = 0;

  function isBest(own: Judged): boolean {
    return waiting.every(
      (other, k) =>
        k === decided ||
        Math.abs(other.centre - own.centre) > refractory ||
        other.logOdds < own.logOdds ||
        (other.logOdds === own.logOdds && k > decided),
    );
  }

  function decide(known: number): void {
    while (decided < waiting.length && waiting[decided]!.centre + refractory < known) {
      const own = waiting[decided]!;
      if (own.logOdds > 0 && isBest(own)) picked(own);
      decided++;
    }
    let old = 0;
    while (old < decided && waiting[old]!.centre < waiting[decided - 1]!.centre - refractory) old++;
    if (old === 0) return;
    waiting.splice(0, old);
    decided -= old;
  }

  return {
    push(candidate: Judged) {
      waiting.push(candidate);
      decide(candidate.centre);
    },
    finish: () => decide(Number.POSITIVE_INFINITY),
  };
}
