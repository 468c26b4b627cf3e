import { episodeOf } from './episodeOf';
import { createDeviationSymbols, createRateSymbols } from './rrSymbols';
import { isEctopic, type RhythmBeat, type RhythmLimits, type RhythmRule, type Say } from './types';
import { createWordEntropy } from './wordEntropy';

/** An interval whose rhythm is to be decided; beats are counted from the beginning of a stretch without gaps. */
interface Interval {
  startSec: number;
  endSec: number;
  endBeat: number;
}

/**
 * Atrial fibrillation by RR intervals alone: the entropy of words of symbols (`wordEntropy`, `rrSymbols`) is above a threshold. What is
 * decided is the interval in the middle of the words: with 127 words it comes 64 intervals late, by `deviation` 127, since those symbols are 63
 * late themselves. `begin` waits for `shortestSec` of fibrillation too. Intervals before the first and after the last decision of a stretch
 * without gaps have that decision, and a stretch of fewer than `words` + 2 intervals has none. An interval that is left out has the decision of
 * the one before it.
 *
 * It cannot tell fibrillation from other irregular rhythms: flutter with changing conduction, frequent ectopic beats without a class.
 */
export function createFibrillation({ fibrillation }: RhythmLimits, say: Say): RhythmRule {
  const { words, threshold, leaveOutEctopics, shortestSec } = fibrillation;
  const middle = (words + 2) >> 1;
  let before: RhythmBeat | undefined;
  let beats = 0;
  let symbols = newSymbols();
  let entropy = createWordEntropy(words);
  let undecided: Interval[] = [];
  let decision: boolean | undefined;
  let going:
    | { startSec: number; startBeat: number; endSec: number; endBeat: number; hasBegun: boolean }
    | undefined;

  function newSymbols() {
    return fibrillation.symbols === 'rate' ? createRateSymbols() : createDeviationSymbols();
  }

  function hear(symbol: number): void {
    const value = entropy.push(symbol);
    if (value === undefined) return;
    const count = decision === undefined ? middle + 1 : 1;
    decision = value > threshold;
    for (const interval of undecided.splice(0, count)) decide(interval, decision);
  }

  function decide({ startSec, endSec, endBeat }: Interval, isFibrillation: boolean): void {
    if (!isFibrillation) {
      end(startSec, endBeat - 1);
      return;
    }
    going ??= { startSec, startBeat: endBeat - 1, endSec, endBeat, hasBegun: false };
    going.endSec = endSec;
    going.endBeat = endBeat;
    if (going.hasBegun || endSec - going.startSec < shortestSec) return;
    going.hasBegun = true;
    say('begin', episode());
  }

  function episode() {
    const { startSec, startBeat, endSec, endBeat } = going!;
    return episodeOf('fibrillation', startSec, endSec, endBeat - startBeat + 1);
  }

  function end(endSec: number, endBeat: number): void {
    if (!going) return;
    going.endSec = endSec;
    going.endBeat = endBeat;
    if (endSec - going.startSec >= shortestSec) {
      if (!going.hasBegun) say('begin', episode());
      say('end', episode());
    }
    going = undefined;
  }

  return {
    push(beat) {
      const previous = before;
      before = beat;
      beats++;
      if (!previous) return;
      if (leaveOutEctopics && (isEctopic(beat.classIndex) || isEctopic(previous.classIndex))) return;
      undecided.push({ startSec: previous.timeSec, endSec: beat.timeSec, endBeat: beats });
      for (const symbol of symbols.push(beat.timeSec - previous.timeSec)) hear(symbol);
    },
    advance() {},
    gap() {
      for (const symbol of symbols.finish()) hear(symbol);
      for (const interval of undecided) decide(interval, decision ?? false);
      if (before) end(before.timeSec, beats);
      before = undefined;
      beats = 0;
      symbols = newSymbols();
      entropy = createWordEntropy(words);
      undecided = [];
      decision = undefined;
    },
  };
}
