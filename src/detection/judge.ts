import { createFrontEnd, FLOOR_SEC } from './frontEnd';
import { AHEAD_SEC, BEHIND_SEC, createLocalFeatures } from './localFeatures';
import { denseNetwork } from './network';
import { REFRACTORY_SEC } from './pickBeats';
import { BEFORE, FAR_SEC, RHYTHM_FEATURES, RIVAL_SEC, rhythmFeatures } from './rhythmFeatures';
import type { Candidate, Judged } from './types';
import weights from './weights.json';

/** The front end's own delay: filters and what it needs to describe a candidate. */
const FRONT_SEC = 0.4;
export const JUDGE_LATENCY_SEC = AHEAD_SEC + REFRACTORY_SEC + FAR_SEC + FRONT_SEC;
/** Log-odds of the first look that no rhythm makes up for. */
const HOPELESS = -6;
/** From so long after the beginning of a lead, what the first look says of a candidate does not depend on it. */
const SETTLED_SEC = BEHIND_SEC + REFRACTORY_SEC + FLOOR_SEC + FRONT_SEC;
/** Candidates are dropped in parcels of this many. */
const PARCEL = 256;

/** The two networks: features to log-odds. */
export interface Looks {
  first(features: Float64Array): number;
  second(features: Float64Array): number;
}

/** The networks of a weights file. */
export const looksOf = (layers: typeof weights): Looks => ({
  first: denseNetwork(layers.first),
  second: denseNetwork(layers.second),
});

/**
 * Gives every candidate of a lead its log-odds of being a beat, by two looks: a small network over the heights around
 * it; then one over the intervals, sizes and shapes of what the first look takes for beats. The latter needs two beats
 * more, or 2.4 s.
 *
 * @param judged called for each, in order of time
 * @param looks by default the fitted networks; others where they are fitted (`scripts/fitDetector.mjs`)
 */
export function createJudge(
  samplingHz: number,
  judged: (candidate: Judged, own: Candidate) => void,
  looks: Looks = looksOf(weights),
) {
  const { first, second } = looks;
  const rhythm = new Float64Array(RHYTHM_FEATURES);
  const candidates: Candidate[] = [];
  const likely: Candidate[] = [];
  /** How many candidates have a score; a rival; log-odds. */
  let scored = 0;
  let settled = 0;
  let done = 0;
  /** Every candidate before this internal sample has been judged. */
  let judgedTo = 0;
  /** Likely beats since the first look is settled, and after how many of them the second one is: at the candidate's place. */
  let settledBeats = 0;
  let steadyAt = Number.POSITIVE_INFINITY;
  /** In `likely`: first that is not earlier than the rivals of the candidate at hand, first that is later. */
  let previous = 0;
  let next = 0;

  const front = createFrontEnd(samplingHz, (candidate) => {
    candidates.push(candidate);
    advance(candidate.at);
  });
  const { hz, step } = front;
  const localFeatures = createLocalFeatures(hz);
  const ahead = AHEAD_SEC * hz;
  const apart = REFRACTORY_SEC * hz;
  const rivals = RIVAL_SEC * hz;

  /** @param known all candidates up to this internal sample are there */
  function advance(known: number): void {
    while (scored < candidates.length && candidates[scored]!.at + ahead < known) {
      candidates[scored]!.score = first(localFeatures(candidates, scored));
      scored++;
    }
    // What is scored reaches up to, not including, the next one.
    const scoredTo = scored < candidates.length ? candidates[scored]!.at : known;
    while (settled < scored && candidates[settled]!.at + apart < scoredTo) settle(settled++);
    const settledTo = settled < candidates.length ? candidates[settled]!.at : known;
    while (done < settled && judgeOne(candidates[done]!, settledTo)) done++;
    judgedTo = done < candidates.length ? candidates[done]!.at : known;
    drop();
  }

  function settle(index: number): void {
    const own = candidates[index]!;
    for (const direction of [-1, 1]) {
      for (let k = index + direction; k >= 0 && k < scored; k += direction) {
        const other = candidates[k]!;
        if (Math.abs(other.at - own.at) > apart) break;
        if (other.score > own.rival) own.rival = other.score;
      }
    }
    if (!(own.score > 0 && own.score >= own.rival)) return;
    likely.push(own);
    if (own.at > SETTLED_SEC * hz && ++settledBeats === BEFORE + 1) steadyAt = own.at + rivals;
  }

  /** @returns false if too little is known yet */
  function judgeOne(own: Candidate, settledTo: number): boolean {
    while (previous < likely.length && likely[previous]!.at < own.at - rivals) previous++;
    while (next < likely.length && likely[next]!.at <= own.at + rivals) next++;
    if (next + 1 >= likely.length && settledTo <= own.at + FAR_SEC * hz) return false;
    let logOdds = own.score;
    if (logOdds > HOPELESS) {
      rhythmFeatures(own, likely, previous - 1, next, hz, rhythm);
      logOdds = second(rhythm);
    }
    judged({ centre: own.at * step + (step - 1) / 2, logOdds }, own);
    return true;
  }

  /** Forgets what no feature asks for any more. */
  function drop(): void {
    if (done > PARCEL) {
      const horizon = candidates[done]! ? candidates[done]!.at - BEHIND_SEC * hz : 0;
      let count = 0;
      while (count < done && candidates[count]!.at < horizon) count++;
      candidates.splice(0, count);
      scored -= count;
      settled -= count;
      done -= count;
    }
    const old = previous - BEFORE - 2;
    if (old > PARCEL) {
      likely.splice(0, old);
      previous -= old;
      next -= old;
    }
  }

  return {
    push(samples: ArrayLike<number>) {
      front.push(samples);
      // A stretch without candidates must not hold back what came before it.
      advance(front.known());
    },
    /** To be called once, at the end of the lead. */
    finish() {
      // Missing samples repeat the last value.
      front.push(new Float64Array(Math.ceil(FRONT_SEC * samplingHz) + step).fill(Number.NaN));
      advance(Number.POSITIVE_INFINITY);
    },
    /** Every candidate with its centre before this sample of the lead has been judged. */
    known: () => judgedTo * step,
    /** See `DividedStream`. */
    steadyFrom: () => steadyAt * step,
  };
}
