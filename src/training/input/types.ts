import type { BeatSet } from '../../beats/types';

/** The columns of a set of beats that training uses. */
export type TrainingBeats = Pick<BeatSet, 'count' | 'lengthSamples' | 'waveform' | 'label'> &
  Partial<Omit<BeatSet, 'symbol'>>;
