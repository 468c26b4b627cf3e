import type { RhythmBeat } from '../../src/rhythm';

/** Classes by a letter; a dot is a beat without one. */
const LETTERS = 'NSVFQ';

/** Beats by their letters, so far apart; a blank waits as long again, a stroke is a gap. */
export function beatsOf(text: string, rrSec = 0.8): (RhythmBeat | undefined)[] {
  let at = 0;
  const beats: (RhythmBeat | undefined)[] = [];
  for (const letter of text) {
    if (letter !== '|') at += rrSec;
    if (letter === ' ') continue;
    const classIndex = LETTERS.indexOf(letter);
    beats.push(letter === '|' ? undefined : { timeSec: at, classIndex: classIndex < 0 ? 255 : classIndex });
  }
  return beats;
}

/** Beats of class N, by their intervals. */
export function beatsEvery(intervals: readonly number[]): RhythmBeat[] {
  const beats = [{ timeSec: 0, classIndex: 0 }];
  for (const rr of intervals) beats.push({ timeSec: beats.at(-1)!.timeSec + rr, classIndex: 0 });
  return beats;
}
