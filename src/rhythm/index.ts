/** Rhythm by the times and classes of beats: streaming rules, and the episodes of a record. */
export { createRhythm, type RhythmStream, rhythmEpisodes } from './createRhythm';
export { CLASSLESS_LIMITS, RHYTHM_LIMITS, TACHYCARDIC_RUN_BPM } from './defaults';
export { type Corrections, correctBeats } from './hrv/correctBeats';
export { type Hrv, type HrvReason, hrv } from './hrv/hrv';
export type { Episode, EpisodeKind, Origin, RhythmBeat, RhythmEvent, RhythmLimits } from './types';
