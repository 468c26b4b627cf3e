import { episodeOf } from './episodeOf';
import {
  type Origin,
  type RhythmBeat,
  type RhythmLimits,
  type RhythmRule,
  type Say,
  SVEB,
  VEB,
} from './types';

/**
 * Couplets and runs: two, and three or more ectopic beats of one origin in a row (ANSI/AAMI EC57, comparison of runs; any other
 * beat ends them). A run of 100 bpm or more is a tachycardia: VT or SVT (AHA/ACC/HRS 2017, doi 10.1161/CIR.0000000000000549).
 */
export function createEctopicRuns(origin: Origin, { runBeats }: RhythmLimits, say: Say): RhythmRule {
  const own = origin === 'ventricular' ? VEB : SVEB;
  let beats = 0;
  let startSec = 0;
  let lastSec = 0;
  const episode = () => episodeOf(beats < runBeats ? 'couplet' : 'run', startSec, lastSec, beats, origin);

  function gap(): void {
    if (beats === 2) say('begin', episode());
    if (beats >= 2) say('end', episode());
    beats = 0;
  }

  return {
    push({ timeSec, classIndex }: RhythmBeat) {
      if (classIndex !== own) {
        gap();
        return;
      }
      if (beats++ === 0) startSec = timeSec;
      lastSec = timeSec;
      if (beats === runBeats) say('begin', episode());
    },
    advance() {},
    gap,
  };
}
