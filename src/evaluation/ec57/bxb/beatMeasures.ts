import type { Share } from '../printNumbers';
import type { BeatCounts } from './compareBeats';

/** What the standard computes from the pairs of beats. */
export interface BeatMeasures {
  qrsSensitivity: Share;
  qrsPredictivity: Share;
  vebSensitivity: Share;
  vebPredictivity: Share;
  /** VEB called wrongly, of these and all that was found and called otherwise rightly; missed beats are not among them. */
  vebFalseRate: Share;
  svebSensitivity: Share;
  svebPredictivity: Share;
}

/** The sum over all pairs of a class of the reference and one of the test, each given as letters: `FQ` and `NSV`. */
export function sumPairs({ pairs }: BeatCounts, reference: string, test: string): number {
  let sum = 0;
  for (const kind of reference) for (const other of test) sum += pairs.get(kind + other) ?? 0;
  return sum;
}

/**
 * The measures of EC57 as `bxb` has them: fusion and unclassifiable beats that are called VEB are no false positives of
 * VEB, unclassifiable ones that are called SVEB none of SVEB; a beat missed in a shutdown is missed.
 */
export function beatMeasures(counts: BeatCounts): BeatMeasures {
  const sum = (reference: string, test: string) => sumPairs(counts, reference, test);
  const found = sum('NSVFQ', 'NSVFQ');
  const vebs = sum('V', 'V');
  const svebs = sum('S', 'S');
  const noVebs = sum('NSFQOX', 'NSFQ');
  const falseVebs = sum('NSOX', 'V');
  return {
    qrsSensitivity: { hits: found, of: found + sum('NSVFQ', 'OX') },
    qrsPredictivity: { hits: found, of: found + sum('OX', 'NSVFQ') },
    vebSensitivity: { hits: vebs, of: vebs + sum('V', 'NSFQOX') },
    vebPredictivity: { hits: vebs, of: vebs + falseVebs },
    vebFalseRate: { hits: falseVebs, of: noVebs + falseVebs },
    svebSensitivity: { hits: svebs, of: svebs + sum('S', 'NVFQOX') },
    svebPredictivity: { hits: svebs, of: svebs + sum('NVFOX', 'S') },
  };
}
