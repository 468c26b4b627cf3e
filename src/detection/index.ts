/** Finding the beats of a lead that nobody marked. */
export { createDetector } from './createDetector';
export { createVote } from './createVote';
export { detectBeats } from './detectBeats';
export { detectByVote } from './detectByVote';
export { panTompkins } from './panTompkins';
