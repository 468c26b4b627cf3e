import { createDetector } from './createDetector';
import type { DetectedBeat } from './types';

/** The beats of a whole lead: what `createDetector` gives for it in one piece. */
export function detectBeats(lead: Float32Array, samplingHz: number): DetectedBeat[] {
  const detector = createDetector(samplingHz);
  return [...detector.push([lead]), ...detector.finish()];
}
