/** Finding the beats of a lead that nobody marked. */
export { createDetector } from './createDetector';
export { createPanTompkins } from './createPanTompkins';
export { createVote } from './createVote';
export { detectBeats } from './detectBeats';
export { detectByVote } from './detectByVote';
export { type ChunkOptions, detectInChunks } from './detectInChunks';
export { onLead } from './onLead';
export { panTompkins } from './panTompkins';
