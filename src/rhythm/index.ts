/** Rhythm by the times and classes of beats: streaming rules, and the episodes of a record. */
export { createRhythm, rhythmEpisodes } from './createRhythm';
export { CLASSLESS_LIMITS, RHYTHM_LIMITS } from './defaults';
export { correctBeats } from './hrv/correctBeats';
export { hrv } from './hrv/hrv';
export { createRateWindow } from './rateWindow';
export type { Episode, Origin, RhythmBeat, RhythmEvent } from './types';
