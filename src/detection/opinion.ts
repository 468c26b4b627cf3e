import type { Judged } from './types';

/** What a lead can say at most, for or against a beat. */
export const MOST = 8;
/** A lead that has no candidate within this distance (flat, missing) abstains. */
export const FAR_OPINION_SEC = 1;
/** Candidates of two leads are about the same moment within this distance. */
const SAME_SEC = 0.1;
/** What a lead says of a moment where it has no candidate. */
const SILENT = -4;
/** Candidates are dropped in parcels of this many. */
const PARCEL = 256;

/** What one lead thinks of moments, from its judged candidates. */
export interface Opinion {
  /** To be called in order of time. */
  add(candidate: Judged): void;
  /** The lead's first candidate that has not been passed. */
  next(): Judged | undefined;
  pass(): void;
  /** Log-odds that there is a beat at this sample, −8 … 8; to be asked in order of time. */
  of(centre: number): number;
}

export function createOpinion(samplingHz: number): Opinion {
  const near = SAME_SEC * samplingHz;
  const far = FAR_OPINION_SEC * samplingHz;
  const list: Judged[] = [];
  let passed = 0;
  /** The first that is not too early for the moment at hand. */
  let first = 0;

  return {
    add: (candidate) => list.push(candidate),
    next: () => list[passed],
    pass() {
      passed++;
    },
    of(centre) {
      while (first < list.length && list[first]!.centre < centre - near) first++;
      let best: number | undefined;
      let after = first;
      for (; after < list.length && list[after]!.centre <= centre + near; after++) {
        if (best === undefined || list[after]!.logOdds > best) best = list[after]!.logOdds;
      }
      const isPresent =
        (list[first - 1]?.centre ?? Number.NEGATIVE_INFINITY) >= centre - far ||
        (list[after]?.centre ?? Number.POSITIVE_INFINITY) <= centre + far;
      const old = Math.min(passed, first - 1);
      if (old > PARCEL) {
        list.splice(0, old);
        passed -= old;
        first -= old;
      }
      if (best !== undefined) return Math.max(-MOST, Math.min(MOST, best));
      return isPresent ? SILENT : 0;
    },
  };
}
