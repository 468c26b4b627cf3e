import { RHYTHM_LIMITS } from './defaults';
import { createEctopicRuns } from './ectopicRuns';
import { createFibrillation } from './fibrillation';
import { createGeminy } from './geminy';
import { createPauses } from './pauses';
import { createRates } from './rates';
import type { Episode, RhythmBeat, RhythmEvent, RhythmLimits } from './types';

/** All rules of rhythm as one state that takes beats. What it says does not depend on how the beats are divided into calls. */
export interface RhythmStream {
  /**
   * @param beat not earlier than the last one; one at the same time is taken for the same beat, and left out
   * @returns what has become certain
   * @throws RangeError if it is earlier
   */
  push(beat: RhythmBeat): RhythmEvent[];
  /** No further beat comes at or before this time. */
  advance(timeSec: number): RhythmEvent[];
  /** Nobody knows what came after the last beat: missing samples, flutter, the end of the record. Ends everything that goes on. */
  gap(): RhythmEvent[];
}

/** @param limits what the rules ask for */
export function createRhythm(limits: RhythmLimits = RHYTHM_LIMITS): RhythmStream {
  let events: RhythmEvent[] = [];
  const say = (phase: RhythmEvent['phase'], episode: Episode) => events.push({ phase, episode });
  const rules = [
    createEctopicRuns('ventricular', limits, say),
    createEctopicRuns('supraventricular', limits, say),
    createGeminy('ventricular', 1, limits, say),
    createGeminy('ventricular', 2, limits, say),
    createGeminy('supraventricular', 1, limits, say),
    createGeminy('supraventricular', 2, limits, say),
    createPauses(limits, say),
    createRates(limits, say),
    createFibrillation(limits, say),
  ];
  let lastSec = Number.NEGATIVE_INFINITY;

  function take(): RhythmEvent[] {
    const taken = events;
    events = [];
    return taken;
  }

  function gap(): void {
    for (const rule of rules) rule.gap();
    lastSec = Number.NEGATIVE_INFINITY;
  }

  return {
    push(beat) {
      const { timeSec } = beat;
      if (timeSec < lastSec)
        throw new RangeError(`A beat at ${timeSec} s cannot follow one at ${lastSec} s.`);
      if (timeSec === lastSec) return [];
      if (lastSec > Number.NEGATIVE_INFINITY && timeSec - lastSec > limits.longestRrSec) gap();
      // What the wait for this beat has decided comes before what the beat decides.
      for (const rule of rules) rule.advance(timeSec);
      for (const rule of rules) rule.push(beat);
      lastSec = timeSec;
      return take();
    },
    advance(timeSec) {
      for (const rule of rules) rule.advance(timeSec);
      return take();
    },
    gap() {
      gap();
      return take();
    },
  };
}

/**
 * The episodes of a whole record: what `createRhythm` says of its beats, in the order in which they end.
 *
 * @param beats in order of time; `undefined` where nobody knows what came between
 */
export function rhythmEpisodes(beats: Iterable<RhythmBeat | undefined>, limits?: RhythmLimits): Episode[] {
  const rhythm = createRhythm(limits);
  const events: RhythmEvent[] = [];
  for (const beat of beats) events.push(...(beat ? rhythm.push(beat) : rhythm.gap()));
  events.push(...rhythm.gap());
  return events.filter(({ phase }) => phase === 'end').map(({ episode }) => episode);
}
