import { alignedBeats } from './alignedBeats';
import { createJudge, JUDGE_LATENCY_SEC } from './judge';
import type { DetectedBeat, DividedStream } from './types';

/**
 * The lab's own detector of beats (docs/DETECTION.md), for the first lead at 100 to 1000 Hz in any unit, upright or
 * inverted. Memory does not grow with the length of the lead.
 */
export function createDetector(samplingHz: number): DividedStream<DetectedBeat> {
  return alignedBeats(samplingHz, 1, JUDGE_LATENCY_SEC, (found) => {
    const judge = createJudge(samplingHz, found);
    return { push: ([lead]) => judge.push(lead!), finish: judge.finish, steadyFrom: judge.steadyFrom };
  });
}
