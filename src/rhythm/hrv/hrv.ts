import { RHYTHM_LIMITS } from '../defaults';
import type { Episode, RhythmBeat } from '../types';
import { type FrequencyDomain, frequencyDomain } from './frequencyDomain';
import { type LeftOut, nnIntervals } from './nnIntervals';
import { type TimeDomain, timeDomain } from './timeDomain';

/** Why numbers say nothing about the regulation of the heart: too much fibrillation, too many ectopic beats, too little time. */
export type HrvReason = 'fibrillation' | 'ectopics' | 'short';

/** Heart rate variability of a record, and why it may not be read as such. */
export interface Hrv extends LeftOut {
  /** If present, the time domain is to be shown greyed out. */
  reason?: 'fibrillation' | 'ectopics';
  timeDomain: TimeDomain;
  /** A reason instead of numbers, never numbers with one. */
  frequencyDomain: FrequencyDomain | { reason: HrvReason };
}

/** With a greater share of ectopic beats, or of time in fibrillation, there are no numbers. */
const MOST_LEFT_OUT = 0.2;

/**
 * Heart rate variability of the NN intervals of a record.
 *
 * @param beats in order of time; `undefined` where nobody knows what came between
 * @param episodes of the same beats, by `rhythmEpisodes`
 */
export function hrv(beats: Iterable<RhythmBeat | undefined>, episodes: readonly Episode[]): Hrv {
  const { longestRrSec } = RHYTHM_LIMITS;
  const { ectopicShare, fibrillationShare, ...nn } = nnIntervals(beats, episodes, longestRrSec);
  const reason =
    fibrillationShare > MOST_LEFT_OUT
      ? 'fibrillation'
      : ectopicShare > MOST_LEFT_OUT
        ? 'ectopics'
        : undefined;
  return {
    ectopicShare,
    fibrillationShare,
    ...(reason && { reason }),
    timeDomain: timeDomain(nn),
    frequencyDomain: reason ? { reason } : (frequencyDomain(nn) ?? { reason: 'short' }),
  };
}
