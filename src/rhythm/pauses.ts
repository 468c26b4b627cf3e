import { episodeOf } from './episodeOf';
import type { Episode, RhythmBeat, RhythmLimits, RhythmRule, Say } from './types';

/**
 * Pauses: intervals longer than `pauseSec`, between beats of any class. Begins before the next beat, as soon as it is certain that none
 * came in time; one that no beat ends has no rate.
 */
export function createPauses({ pauseSec, longestRrSec }: RhythmLimits, say: Say): RhythmRule {
  let lastSec: number | undefined;
  let waitedSec = 0;
  let hasBegun = false;
  const unended = (start: number, end: number): Episode => ({
    kind: 'pause',
    startSec: start,
    endSec: end,
    beats: 1,
    bpm: Number.NaN,
  });

  function advance(timeSec: number): void {
    waitedSec = Math.max(waitedSec, timeSec);
    // An interval may still turn out to be a gap where long intervals are gaps.
    if (lastSec === undefined || hasBegun || longestRrSec < Number.POSITIVE_INFINITY) return;
    if (timeSec - lastSec <= pauseSec) return;
    hasBegun = true;
    say('begin', unended(lastSec, lastSec + pauseSec));
  }

  return {
    push({ timeSec }: RhythmBeat) {
      const start = lastSec;
      if (start !== undefined && timeSec - start > pauseSec) {
        if (!hasBegun) say('begin', unended(start, start + pauseSec));
        say('end', episodeOf('pause', start, timeSec, 2));
      }
      hasBegun = false;
      lastSec = timeSec;
      waitedSec = timeSec;
    },
    advance,
    gap() {
      if (hasBegun && lastSec !== undefined) say('end', unended(lastSec, waitedSec));
      hasBegun = false;
      lastSec = undefined;
    },
  };
}
