import type { AnnotatorMarks, ComparedRecord, ComparedSpan, CompareOptions } from './types';

/** EC57 does not score the first five minutes, in which a program may learn. */
const learningSec = 300;
/** Marks up to 150 ms apart belong together. */
const windowSec = 0.15;

/**
 * What is scored, in samples, from the options in seconds; by default what the standard says. The window is rounded
 * to whole samples (54 at 360 Hz, 19 at 128 Hz).
 */
export function spanOf(compared: ComparedRecord, options: CompareOptions = {}): ComparedSpan {
  const samples = (sec: number) => Math.round(sec * compared.samplingHz);
  const start = samples(options.fromSec ?? learningSec);
  const window = samples(options.windowSec ?? windowSec);
  if (options.toSec) return { start, end: samples(options.toSec), window };
  const ends = [lastOf(compared.reference), lastOf(compared.test)];
  const length = compared.sampleCount;
  if (options.toSec === 0) return { start, end: Math.min(...ends, ...(length > 0 ? [length] : [])), window };
  return { start, end: length > 0 ? length : ends[0]!, window };
}

/** Whether a comparison is not the one of the standard: `bxb` then warns that it is nonstandard. */
export function isNonstandard({ fromSec, toSec, windowSec: window }: CompareOptions): boolean {
  return (
    (fromSec ?? learningSec) !== learningSec || toSec !== undefined || (window ?? windowSec) !== windowSec
  );
}

function lastOf({ sample, symbol }: AnnotatorMarks): number {
  return symbol.length > 0 ? sample[symbol.length - 1]! : 0;
}
