import { rememberLast } from '../base/remember';
import { createCandidates } from './candidates';
import { createFrontEnd, FLOOR_SEC } from './frontEnd';
import { AHEAD_SEC, BEHIND_SEC, createLocalFeatures } from './localFeatures';
import { denseNetwork } from './network';
import { REFRACTORY_SEC } from './pickBeats';
import { BEFORE, FAR_SEC, RHYTHM_FEATURES, RIVAL_SEC, rhythmFeatures } from './rhythmFeatures';
import type { Judged } from './types';
import weights from './weights.json';

/** The front end's own delay: filters and what it needs to describe a candidate. */
const FRONT_SEC = 0.4;
export const JUDGE_LATENCY_SEC = AHEAD_SEC + REFRACTORY_SEC + FAR_SEC + FRONT_SEC;
/** Log-odds of the first look that no rhythm makes up for. */
const HOPELESS = -6;
/** From so long after the beginning of a lead, what the first look says of a candidate does not depend on it. */
const SETTLED_SEC = BEHIND_SEC + REFRACTORY_SEC + FLOOR_SEC + FRONT_SEC;
/** Candidates are dropped in parcels of this many. */
const PARCEL = 64;

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

/** The fitted networks, once a thread. */
const fitted = rememberLast(() => looksOf(weights));

/**
 * Gives every candidate of a lead its log-odds of being a beat, by two looks: a small network over the heights around
 * it; then one over the intervals, sizes and shapes of what the first look takes for beats. The latter needs two beats
 * more, or 2.4 s.
 *
 * @param judged called for each, in order of time, with the height of its envelope
 * @param looks by default the fitted networks; others where they are fitted (`scripts/fitDetector.mjs`)
 */
export function createJudge(
  samplingHz: number,
  judged: (candidate: Judged, amplitude: number) => void,
  looks: Looks = fitted(),
) {
  const { first, second } = looks;
  const rhythm = new Float64Array(RHYTHM_FEATURES);
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

  const front = createFrontEnd(samplingHz, () => advance(at[candidates.length - 1]!));
  const { hz, step, candidates } = front;
  const { at, score, rival } = candidates;
  const likely = createCandidates(candidates.shapeLength);
  const localFeatures = createLocalFeatures(hz);
  const ahead = AHEAD_SEC * hz;
  const apart = REFRACTORY_SEC * hz;
  const rivals = RIVAL_SEC * hz;

  /** @param known all candidates up to this internal sample are there */
  function advance(known: number): void {
    const { length } = candidates;
    while (scored < length && at[scored]! + ahead < known) {
      score[scored] = first(localFeatures(candidates, scored));
      scored++;
    }
    // What is scored reaches up to, not including, the next one.
    const scoredTo = scored < length ? at[scored]! : known;
    while (settled < scored && at[settled]! + apart < scoredTo) settle(settled++);
    const settledTo = settled < length ? at[settled]! : known;
    while (done < settled && judgeOne(done, settledTo)) done++;
    judgedTo = done < length ? at[done]! : known;
    drop();
  }

  function settle(own: number): void {
    const place = at[own]!;
    let best = rival[own]!;
    for (let k = own - 1; k >= 0 && place - at[k]! <= apart; k--) if (score[k]! > best) best = score[k]!;
    for (let k = own + 1; k < scored && at[k]! - place <= apart; k++) if (score[k]! > best) best = score[k]!;
    rival[own] = best;
    if (!(score[own]! > 0 && score[own]! >= best)) return;
    likely.addOf(candidates, own);
    if (place > SETTLED_SEC * hz && ++settledBeats === BEFORE + 1) steadyAt = place + rivals;
  }

  /** @returns false if too little is known yet */
  function judgeOne(own: number, settledTo: number): boolean {
    const place = at[own]!;
    while (previous < likely.length && likely.at[previous]! < place - rivals) previous++;
    while (next < likely.length && likely.at[next]! <= place + rivals) next++;
    if (next + 1 >= likely.length && settledTo <= place + FAR_SEC * hz) return false;
    let logOdds = score[own]!;
    if (logOdds > HOPELESS) {
      rhythmFeatures(candidates, own, likely, previous - 1, next, hz, rhythm);
      logOdds = second(rhythm);
    }
    judged({ centre: place * step + (step - 1) / 2, logOdds }, candidates.amplitude[own]!);
    return true;
  }

  /** Forgets what no feature asks for any more. */
  function drop(): void {
    if (done > PARCEL) {
      const horizon = done < candidates.length ? at[done]! - BEHIND_SEC * hz : 0;
      let count = 0;
      while (count < done && at[count]! < horizon) count++;
      if (count > PARCEL) {
        candidates.drop(count);
        scored -= count;
        settled -= count;
        done -= count;
      }
    }
    const old = previous - BEFORE - 2;
    if (old > PARCEL) {
      likely.drop(old);
      previous -= old;
      next -= old;
    }
  }

  return {
    push(samples: Float32Array) {
      front.push(samples);
      // A stretch without candidates must not hold back what came before it.
      advance(front.known());
    },
    /** To be called once, at the end of the lead. */
    finish() {
      // Missing samples repeat the last value.
      front.push(new Float32Array(Math.ceil(FRONT_SEC * samplingHz) + step).fill(Number.NaN));
      advance(Number.POSITIVE_INFINITY);
    },
    /** Every candidate with its centre before this sample of the lead has been judged. */
    known: () => judgedTo * step,
    /** See `DividedStream`. */
    steadyFrom: () => steadyAt * step,
  };
}
