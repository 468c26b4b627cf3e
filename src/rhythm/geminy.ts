import { episodeOf } from './episodeOf';
import {
  NORMAL,
  type Origin,
  type RhythmBeat,
  type RhythmLimits,
  type RhythmRule,
  type Say,
  SVEB,
  VEB,
} from './types';

/**
 * Bigeminy (every second beat ectopic) or trigeminy (every third), after three cycles: N V N V N V, N N V N N V N N V; the rule of
 * Holter systems (Welch Allyn HScribe). It ends with the last ectopic beat before the pattern breaks.
 *
 * @param normals N beats between the ectopic ones: 1 or 2
 */
export function createGeminy(
  origin: Origin,
  normals: 1 | 2,
  { geminyCycles }: RhythmLimits,
  say: Say,
): RhythmRule {
  const kind = normals === 1 ? 'bigeminy' : 'trigeminy';
  const own = origin === 'ventricular' ? VEB : SVEB;
  /** Times of the last N beats in a row, no more than a cycle has. */
  let before: number[] = [];
  let cycles = 0;
  let startSec = 0;
  let lastSec = 0;
  /** N beats since the last ectopic one. */
  let since = 0;
  const episode = () => episodeOf(kind, startSec, lastSec, cycles * (normals + 1), origin);

  function endCycles(): void {
    if (cycles >= geminyCycles) say('end', episode());
    cycles = 0;
  }

  function gap(): void {
    endCycles();
    before = [];
    since = 0;
  }

  return {
    push({ timeSec, classIndex }: RhythmBeat) {
      if (classIndex === NORMAL) {
        before.push(timeSec);
        if (before.length > normals) before.shift();
        if (++since > normals) endCycles();
        return;
      }
      if (classIndex !== own || since < normals) {
        gap();
        return;
      }
      if (cycles === 0) startSec = before[0]!;
      cycles++;
      lastSec = timeSec;
      since = 0;
      before = [];
      if (cycles === geminyCycles) say('begin', episode());
    },
    advance() {},
    gap,
  };
}
