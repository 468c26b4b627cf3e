import type { RhythmLimits } from './types';

/**
 * What the rules ask for by default. Runs from three beats: ANSI/AAMI EC57. Cycles of bigeminy and trigeminy: HScribe. Pauses from 2 s: the
 * shortest that reports of long recordings count (ISHNE/HRS 2017, doi 10.1111/anec.12447); over 5 s an interval of annotations is a gap.
 * Rates: see `createRates`. Fibrillation from 30 s: ESC 2020, doi 10.1093/eurheartj/ehaa612; the thresholds are those
 * of the papers, the symbols were chosen on MIT-BIH's DS1 (docs/RHYTHM.md).
 */
export const RHYTHM_LIMITS: RhythmLimits = {
  runBeats: 3,
  geminyCycles: 3,
  pauseSec: 2,
  longestRrSec: 5,
  rateIntervals: 8,
  bradycardiaBpm: 50,
  tachycardiaBpm: 100,
  fibrillation: { symbols: 'rate', words: 127, threshold: 0.639, leaveOutEctopics: true, shortestSec: 30 },
};

/** The same where beats have no classes, so that ectopic ones cannot be left out. */
export const CLASSLESS_LIMITS: RhythmLimits = {
  ...RHYTHM_LIMITS,
  fibrillation: { ...RHYTHM_LIMITS.fibrillation, symbols: 'deviation', threshold: 0.353 },
};
