import type { BeatPositions } from './beatPositions';
import { type PieceTruth, type RhythmClass, RR_COLUMNS } from './types';

/** Texts of the marks (`+`) of each class of rhythm: those of PhysioNet's rhythm annotations. B and T are ventricular. */
export const RHYTHM_MARKS: Readonly<Record<RhythmClass, readonly string[]>> = {
  N: ['(N', '(SBR'],
  // Flutter is of too few persons to be learnt by itself.
  AF: ['(AFIB', '(AFL'],
  B: ['(B'],
  T: ['(T'],
};

/** What is read of annotations. */
export interface RhythmMarks {
  /** Mnemonics: `+` marks a rhythm. */
  symbol: readonly string[];
  /** The texts of the marks: `(AFIB`. */
  aux: readonly string[];
  /** At `samplingHz`; undefined: that of the record. */
  sample: ArrayLike<number>;
  samplingHz: number | undefined;
}

/** The least share of a piece that has to be of one rhythm. */
export const RHYTHM_SHARE = 0.9;

const classByMark = new Map(
  Object.values(RHYTHM_MARKS).flatMap((marks, index) => marks.map((mark) => [mark, index])),
);

export interface PieceOptions {
  recordHz: number;
  lengthSamples: number;
  /** Of a piece, around the place that stands for it. */
  window: { beforeSec: number; afterSec: number };
}

/**
 * A record in pieces of the window's length, side by side from its first sample, with the rhythm of each by the marks: a mark holds until the next one
 * or the end of the record. A piece is of a rhythm that fills at least `RHYTHM_SHARE` of it. What is shorter than a piece at the end is left out.
 *
 * @returns a place a piece, as far from its begin as the window says; `symbol` is the text of the mark that fills most of it, empty before the first;
 *   `rr` has no intervals
 */
export function rhythmPieces(annotations: RhythmMarks, options: PieceOptions): BeatPositions {
  const { recordHz, lengthSamples, window } = options;
  const before = Math.round(window.beforeSec * recordHz);
  const length = before + Math.round(window.afterSec * recordHz);
  const spans = markedSpans(annotations, recordHz);
  const count = length > 0 ? Math.floor(lengthSamples / length) : 0;
  const sample = Float64Array.from({ length: count }, (_, piece) => piece * length + before);
  const symbol: string[] = [];
  const truth: PieceTruth[] = [];
  let first = 0;
  for (let piece = 0; piece < count; piece++) {
    const from = piece * length;
    const to = from + length;
    while (first < spans.length && spans[first]!.to <= from) first++;
    const shares = new Map<string, number>();
    for (let i = first; i < spans.length && spans[i]!.from < to; i++) {
      const span = spans[i]!;
      const common = Math.min(span.to, to) - Math.max(span.from, from);
      shares.set(span.mark, (shares.get(span.mark) ?? 0) + common / length);
    }
    const [mark, share] = [...shares].reduce((most, other) => (other[1] > most[1] ? other : most), ['', 0]);
    symbol.push(mark);
    truth.push(truthOf(mark, share, shares));
  }
  const timeSec = sample.map((at) => at / recordHz);
  const rr = new Float32Array(count * RR_COLUMNS.length).fill(Number.NaN);
  return { sample, symbol, timeSec, rr, notBeats: 0, truth };
}

function truthOf(mark: string, share: number, shares: ReadonlyMap<string, number>): PieceTruth {
  const unmarked = 1 - [...shares.values()].reduce((sum, value) => sum + value, 0);
  // Not exactly, because shares are sums.
  const least = RHYTHM_SHARE - 1e-9;
  if (share >= least) return classByMark.get(mark) ?? 'unmapped';
  return unmarked > 1 - least ? 'noRhythm' : 'twoRhythms';
}

interface MarkedSpan {
  mark: string;
  /** Samples of the record: [from, to). */
  from: number;
  to: number;
}

/** From each mark of a rhythm to the next one, in order of time. */
function markedSpans(annotations: RhythmMarks, recordHz: number): MarkedSpan[] {
  const { symbol, aux, sample } = annotations;
  const scale = recordHz / (annotations.samplingHz ?? recordHz);
  const marks = symbol
    .flatMap((mnemonic, i) => {
      const mark = aux[i]!.trim();
      return mnemonic === '+' && mark.startsWith('(') ? [{ mark, from: sample[i]! * scale }] : [];
    })
    .sort((a, b) => a.from - b.from);
  return marks.map(({ mark, from }, i) => ({
    mark,
    from,
    to: marks[i + 1]?.from ?? Number.POSITIVE_INFINITY,
  }));
}
