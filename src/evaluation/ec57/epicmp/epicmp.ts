import { durationText, type Share, whole, wholePercent } from '../printNumbers';
import { spanOf } from '../spanOf';
import type { AnnotatorMarks, ComparedRecord, ComparedSpan, CompareOptions, Span } from '../types';

/** Atrial fibrillation, from `(AFIB` to any other rhythm; ventricular fibrillation or flutter, from `[` to `]`. */
export type EpisodeKind = 'AF' | 'VF';

/** What the table of `epicmp` prints of a record. */
export interface EpisodeComparison {
  record: string;
  samplingHz: number;
  /** Episodes of the reference that overlap one of the test, of all. */
  sensitivity: Share;
  /** Episodes of the test that overlap one of the reference, of all. */
  predictivity: Share;
  /** In samples. */
  referenceDuration: number;
  testDuration: number;
  overlap: number;
}

/** Compares a record's episodes by two annotators, as `epicmp` of the WFDB software does. */
export function epicmp(
  compared: ComparedRecord,
  kind: EpisodeKind,
  options: CompareOptions = {},
): EpisodeComparison {
  const span = spanOf(compared, options);
  const reference = episodesOf(compared.reference, kind, span);
  const test = episodesOf(compared.test, kind, span);
  return {
    record: compared.record,
    samplingHz: compared.samplingHz,
    sensitivity: shareOf(reference, test),
    predictivity: shareOf(test, reference),
    referenceDuration: durationOf(reference),
    testDuration: durationOf(test),
    overlap: durationOf(reference.flatMap((one) => test.map((other) => common(one, other)))),
  };
}

/** The first lines of a file of `epicmp -L`; with the blank at the end of the second, as the program has it. */
export function episodeHead(kind: EpisodeKind): string {
  return `(${kind} detection)\nRecord  TPs   FN  TPp   FP  ESe E+P DSe D+P  Ref duration  Test duration \n`;
}

/** The row of a record. */
export function episodeRow(comparison: EpisodeComparison): string {
  const { record, samplingHz, sensitivity, predictivity, referenceDuration, testDuration, overlap } =
    comparison;
  const counts = [sensitivity, predictivity].flatMap(({ hits, of }) => [hits, of - hits]);
  const shares = [
    sensitivity,
    predictivity,
    { hits: overlap, of: referenceDuration },
    { hits: overlap, of: testDuration },
  ];
  const duration = (samples: number) => durationText(samples, samplingHz);
  return (
    `${record.padStart(6)}${counts.map((count) => ` ${whole(count, 4)}`).join('')} ` +
    `${shares.map((share) => ` ${wholePercent(share).padStart(3)}`).join('')}` +
    `${duration(referenceDuration).padStart(14)}${duration(testDuration).padStart(15)}\n`
  );
}

function episodesOf(marks: AnnotatorMarks, kind: EpisodeKind, { start, end }: ComparedSpan): Span[] {
  const episodes: Span[] = [];
  let from: number | undefined;
  const endAt = (to: number) => {
    if (from !== undefined && to > start)
      episodes.push({ from: Math.max(from, start), to: Math.min(to, end) });
    from = undefined;
  };
  marks.symbol.forEach((symbol, index) => {
    const time = marks.sample[index]!;
    const begins = kind === 'AF' ? symbol === '+' && marks.aux[index]!.startsWith('(AFIB') : symbol === '[';
    const ends = kind === 'AF' ? symbol === '+' : symbol === ']';
    if (begins) from ??= time;
    else if (ends) endAt(time);
  });
  endAt(end);
  return episodes;
}

function shareOf(episodes: Span[], others: Span[]): Share {
  const hits = episodes.filter((one) => others.some((other) => one.from <= other.to && other.from <= one.to));
  return { hits: hits.length, of: episodes.length };
}

const common = (one: Span, other: Span): Span => {
  const from = Math.max(one.from, other.from);
  return { from, to: Math.max(from, Math.min(one.to, other.to)) };
};

const durationOf = (spans: Span[]): number => spans.reduce((sum, { from, to }) => sum + (to - from), 0);
