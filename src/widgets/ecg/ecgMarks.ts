import { firstAtOrAfter } from './ecgExtent';
import { type BeatInterval, beatIndexAt, beatInterval } from './ecgIntervals';
import type { EcgAnnotation, EcgPrediction, EcgWindow } from './ecgTypes';

/** Minimum mean distance between beats, pixels, at which they get letters: smaller on paper than in a trend. */
const PAPER_BEAT_PX = 15;
const TREND_BEAT_PX = 22;
/** Width of a letter: it is left out if the distance to the previous one is smaller. */
const LETTER_WIDTH_PX = 11;
/** Width of a letter of a note, pixels, rounded up. */
const NOTE_LETTER_PX = 7.5;
const NOTE_LETTERS = 14;
/** Widths of an RR interval, and of its difference from the mean, pixels. */
const INTERVAL_WIDTH_PX = 34;
const PERCENT_WIDTH_PX = 46;
/** From this share of the mean the difference is written above a beat. */
export const OFF_RHYTHM = 0.1;

/** Whether the beats of the window are far enough apart, on average, for a letter each. */
export function hasRoomForLetters(
  annotations: readonly EcgAnnotation[],
  window: EcgWindow,
  pxPerSec: number,
  onPaper: boolean,
): boolean {
  let beats = 0;
  for (const { timeSec, classIndex } of annotations) {
    if (classIndex !== undefined && timeSec >= window.startSec && timeSec <= window.endSec) beats++;
  }
  return beats * (onPaper ? PAPER_BEAT_PX : TREND_BEAT_PX) <= (window.endSec - window.startSec) * pxPerSec;
}

/**
 * Removes letters that would overlap; without `room`, all. Beats other than N have precedence, in order of time; N
 * gets the remaining space. The order of the beats is unchanged.
 */
export function placeLetters<T extends { timeSec: number; classIndex: number; letter: string }>(
  beats: readonly T[],
  pxPerSec: number,
  room: boolean,
): T[] {
  const lettered = room ? beats.filter((beat) => beat.letter !== '') : [];
  const placed = placeFirst(
    [
      ...lettered.filter((beat) => beat.classIndex !== 0),
      ...lettered.filter((beat) => beat.classIndex === 0),
    ],
    (beat) => beat.timeSec * pxPerSec,
    () => LETTER_WIDTH_PX,
  );
  return beats.map((beat) => (placed.has(beat) ? beat : { ...beat, letter: '' }));
}

/** The items that do not overlap with earlier ones. */
function placeFirst<T>(items: T[], fromPx: (item: T) => number, widthPx: (item: T) => number): Set<T> {
  const starts: number[] = [];
  const ends: number[] = [];
  const placed = new Set<T>();
  for (const item of items) {
    const start = fromPx(item);
    const end = start + widthPx(item);
    const after = firstAtOrAfter(starts, start);
    if ((ends[after - 1] ?? Number.NEGATIVE_INFINITY) > start) continue;
    if ((starts[after] ?? Number.POSITIVE_INFINITY) < end) continue;
    starts.splice(after, 0, start);
    ends.splice(after, 0, end);
    placed.add(item);
  }
  return placed;
}

/** The prediction of the beat at a time, to half a millisecond: both come from the same sample. */
export function predictionAt(
  predictions: readonly EcgPrediction[],
  timeSec: number,
): EcgPrediction | undefined {
  let from = 0;
  let to = predictions.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (predictions[middle]!.timeSec < timeSec - 0.0005) from = middle + 1;
    else to = middle;
  }
  const found = predictions[from];
  return found && found.timeSec < timeSec + 0.0005 ? found : undefined;
}

/** What is drawn for a beat. */
export interface EcgBeatMark {
  timeSec: number;
  classIndex: number;
  symbol: string;
  /** The symbol, or empty where it has no space. */
  letter: string;
  predicted: number | undefined;
  /** Letter of the predicted class if it differs and has space. */
  predictedLetter: string;
  interval: BeatInterval | undefined;
  /** Whether the interval has space above the beat. */
  intervalFits: boolean;
}

export interface EcgMarkOptions {
  annotations: readonly EcgAnnotation[];
  predictions: readonly EcgPrediction[] | undefined;
  beatTimesSec: ArrayLike<number> | undefined;
  /** Letters of the classes, for predictions. */
  classLetters: readonly string[];
  /** Whether there is space for letters at all. */
  letters: boolean;
  pxPerSec: number;
}

/** The marks of all beats, in order of time. */
export function beatMarks(options: EcgMarkOptions): EcgBeatMark[] {
  const { annotations, predictions, beatTimesSec, classLetters, letters, pxPerSec } = options;
  const marks = annotations.flatMap(({ timeSec, symbol, classIndex }): EcgBeatMark[] => {
    if (classIndex === undefined) return [];
    const predicted = predictions && predictionAt(predictions, timeSec)?.predicted;
    const index = letters && beatTimesSec ? beatIndexAt(beatTimesSec, timeSec) : -1;
    return [
      {
        timeSec,
        classIndex,
        symbol,
        letter: symbol,
        predicted,
        predictedLetter:
          predicted === undefined || predicted === classIndex ? '' : (classLetters[predicted] ?? ''),
        interval: index >= 0 ? beatInterval(beatTimesSec!, index) : undefined,
        intervalFits: false,
      },
    ];
  });
  const placedBy = (letterOf: (mark: EcgBeatMark) => string, classOf: (mark: EcgBeatMark) => number) =>
    placeLetters(
      marks.map((mark) => ({ timeSec: mark.timeSec, classIndex: classOf(mark), letter: letterOf(mark) })),
      pxPerSec,
      letters,
    );
  const truths = placedBy(
    ({ letter }) => letter,
    ({ classIndex }) => classIndex,
  );
  const guesses = placedBy(
    ({ predictedLetter }) => predictedLetter,
    ({ predicted = 0 }) => predicted,
  );
  const timed = letters ? marks.filter(({ interval }) => interval?.rrMs !== undefined) : [];
  // Of two numbers that would overlap, that of the beat out of rhythm is shown.
  const placed = placeFirst(
    [...timed.filter(isOffRhythm), ...timed.filter((mark) => !isOffRhythm(mark))],
    (mark) => mark.timeSec * pxPerSec - (isOffRhythm(mark) ? PERCENT_WIDTH_PX : INTERVAL_WIDTH_PX) / 2,
    (mark) => (isOffRhythm(mark) ? PERCENT_WIDTH_PX : INTERVAL_WIDTH_PX),
  );
  return marks.map((mark, i) => ({
    ...mark,
    letter: truths[i]!.letter,
    predictedLetter: guesses[i]!.letter,
    intervalFits: placed.has(mark),
  }));
}

/** Whether the beat comes so early or late that the difference is written above it. */
export function isOffRhythm({ interval }: Pick<EcgBeatMark, 'interval'>): boolean {
  return interval?.offset !== undefined && Math.abs(interval.offset) >= OFF_RHYTHM;
}

/** A note below the leads; its text is empty if it would overlap with another one. */
export interface EcgNote {
  timeSec: number;
  text: string;
}

/**
 * The notes below the strip: rhythm changes, noise, comments. Each has a tick; of overlapping texts, notes with their
 * own text have precedence over bare symbols, and earlier over later ones.
 */
export function placeNotes(annotations: readonly EcgAnnotation[], pxPerSec: number): EcgNote[] {
  const notes = annotations
    .filter((annotation) => annotation.classIndex === undefined)
    .map(({ timeSec, symbol, aux }) => ({ timeSec, text: noteText(symbol, aux), bare: aux === '' }));
  const placed = placeFirst(
    [...notes.filter((note) => !note.bare), ...notes.filter((note) => note.bare)],
    (note) => note.timeSec * pxPerSec,
    (note) => note.text.length * NOTE_LETTER_PX + 6,
  );
  return notes.map((note) => ({ timeSec: note.timeSec, text: placed.has(note) ? note.text : '' }));
}

/** The auxiliary text of a note (`(AFIB`), or its symbol if it has none, at most 14 letters. */
export function noteText(symbol: string, aux: string): string {
  // Auxiliary strings of old files end in NULs.
  const text =
    [...aux]
      .filter((letter) => letter >= ' ')
      .join('')
      .trim() || symbol;
  return text.length > NOTE_LETTERS ? `${text.slice(0, NOTE_LETTERS - 1)}…` : text;
}
