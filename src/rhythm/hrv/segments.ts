import type { NnIntervals } from './nnIntervals';

/** Length of the segments of the Task Force. */
export const SEGMENT_SEC = 300;

/** Rows of the intervals that end in each complete stretch of five minutes after the first interval begins; some have none. */
export function segmentsOf({ endSec, nnSec }: NnIntervals): { from: number; to: number }[] {
  if (endSec.length === 0) return [];
  const startSec = endSec[0]! - nnSec[0]!;
  const count = Math.floor((endSec.at(-1)! - startSec) / SEGMENT_SEC);
  const segments: { from: number; to: number }[] = [];
  let row = 0;
  for (let segment = 1; segment <= count; segment++) {
    const from = row;
    while (row < endSec.length && endSec[row]! <= startSec + segment * SEGMENT_SEC) row++;
    segments.push({ from, to: row });
  }
  return segments;
}
