/** Finding the beats of a lead that nobody marked. */
export { createDetector } from './createDetector';
export { createPanTompkins } from './createPanTompkins';
export { createQualityMeter } from './createQualityMeter';
export { createVote } from './createVote';
export { detectBeats } from './detectBeats';
export { detectByVote } from './detectByVote';
export { detectInChunks } from './detectInChunks';
export { onLead } from './onLead';
export { panTompkins } from './panTompkins';
export { partsOf, type RecordPart } from './partsOf';
export { type QualityStretch, signalQuality } from './signalQuality';
