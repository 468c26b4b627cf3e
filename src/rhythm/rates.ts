import { episodeOf } from './episodeOf';
import { createRateWindow } from './rateWindow';
import type { RhythmBeat, RhythmLimits, RhythmRule, Say } from './types';

/**
 * Bradycardia and tachycardia: the heart rate, 60 s by the mean of the last eight intervals between beats of any class, is below 50
 * (ACC/AHA/HRS 2018, doi 10.1161/CIR.0000000000000628) or above 100 bpm. An episode begins with the first of those intervals.
 */
export function createRates(limits: RhythmLimits, say: Say): RhythmRule {
  const { rateIntervals, bradycardiaBpm, tachycardiaBpm } = limits;
  const window = createRateWindow(rateIntervals);
  let going: 'bradycardia' | 'tachycardia' | undefined;
  let startSec = 0;
  let lastSec = 0;
  let beats = 0;
  const episode = () => episodeOf(going!, startSec, lastSec, beats);

  function end(): void {
    if (going) say('end', episode());
    going = undefined;
  }

  return {
    push({ timeSec }: RhythmBeat) {
      window.push(timeSec);
      const bpm = window.bpm();
      if (bpm === undefined) return;
      const now = bpm < bradycardiaBpm ? 'bradycardia' : bpm > tachycardiaBpm ? 'tachycardia' : undefined;
      if (now !== going) end();
      if (!now) return;
      beats = going ? beats + 1 : rateIntervals + 1;
      lastSec = timeSec;
      if (going) return;
      startSec = window.startSec;
      going = now;
      say('begin', episode());
    },
    advance() {},
    gap() {
      end();
      window.gap();
    },
  };
}
