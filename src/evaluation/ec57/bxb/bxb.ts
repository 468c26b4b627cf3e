import { spanOf } from '../spanOf';
import type { ComparedRecord, CompareOptions } from '../types';
import { type BeatCounts, compareBeats } from './compareBeats';
import { readBeats } from './readBeats';

/** What the tables of `bxb` print of a record. */
export interface BeatComparison {
  record: string;
  /** Whether supraventricular beats are a class of their own. */
  withSveb: boolean;
  samplingHz: number;
  counts: BeatCounts;
  /** How long the test did not look, of what is scored, in samples. */
  shutdownSamples: number;
}

/**
 * Compares a record's beats by two annotators, beat by beat, as `bxb` of the WFDB software does (EC57:1998).
 *
 * @param withSveb as its options in upper case (`-L`, `-S`, `-C`); without, supraventricular beats count as normal
 */
export function bxb(
  compared: ComparedRecord,
  withSveb: boolean,
  options: CompareOptions = {},
): BeatComparison {
  const span = spanOf(compared, options);
  const reference = readBeats(compared.reference, span.window, withSveb);
  const test = readBeats(compared.test, span.window, withSveb);
  const counts = compareBeats(reference, test, span);
  const shutdownSamples = test.shutdowns.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, span.end) - Math.max(from, span.start)),
    0,
  );
  const { record, samplingHz } = compared;
  return { record, withSveb, samplingHz, counts, shutdownSamples };
}
