/** Finding the beats of a lead that nobody marked. */
export { createDetector } from './createDetector';
export { createPanTompkins } from './createPanTompkins';
export { createQualityMeter, type QualityWindow } from './createQualityMeter';
export { createVote } from './createVote';
export { detectBeats } from './detectBeats';
export { detectByVote } from './detectByVote';
export { type ChunkOptions, detectInChunks } from './detectInChunks';
export { onLead } from './onLead';
export { panTompkins } from './panTompkins';
export {
  type Quality,
  type QualityReason,
  type QualityStretch,
  signalQuality,
} from './signalQuality';
