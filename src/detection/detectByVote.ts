import { createVote } from './createVote';
import type { DetectedBeat } from './types';

/**
 * The beats of a whole record by the vote of its leads: what `createVote` gives for it in one piece.
 *
 * @param leads of equal length; the first is the best, where beats are marked
 */
export function detectByVote(leads: readonly Float32Array[], samplingHz: number): DetectedBeat[] {
  const vote = createVote(samplingHz, leads.length);
  return [...vote.push(leads), ...vote.finish()];
}
