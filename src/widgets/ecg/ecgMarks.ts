import { firstAtOrAfter } from './ecgExtent';
import type { EcgAnnotation, EcgPrediction, EcgWindow } from './ecgTypes';

/** Minimum mean distance between beats, pixels, at which they get letters: smaller on paper than in a trend. */
const PAPER_BEAT_PX = 15;
const TREND_BEAT_PX = 22;
/** Width of a letter: it is left out if the distance to the previous one is smaller. */
const LETTER_WIDTH_PX = 11;
/** Width of a letter of a note, pixels, rounded up. */
const NOTE_LETTER_PX = 7.5;
const NOTE_LETTERS = 14;

/** Marks that look the same: same class, same letter. */
export interface EcgMarkGroup {
  classIndex: number;
  letter: string;
  timeSec: number[];
}

/** Groups beats by class and letter, N first so that the rarer ones are drawn on top. */
export function groupMarks(
  beats: Iterable<{ timeSec: number; classIndex: number; letter: string }>,
): EcgMarkGroup[] {
  const groups = new Map<string, EcgMarkGroup>();
  for (const { timeSec, classIndex, letter } of beats) {
    const key = `${classIndex} ${letter}`;
    const group = groups.get(key);
    if (group) group.timeSec.push(timeSec);
    else groups.set(key, { classIndex, letter, timeSec: [timeSec] });
  }
  return [...groups.values()].sort((a, b) => a.classIndex - b.classIndex);
}

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

/** A beat's prediction, found by its time (to half a millisecond: both come from the same sample). */
export function predictionAt(
  predictions: readonly EcgPrediction[],
  timeSec: number,
): EcgPrediction | undefined {
  return predictions.find((prediction) => Math.abs(prediction.timeSec - timeSec) < 0.0005);
}

/** Notes with the same text; empty if the text would overlap with another one. */
export interface EcgNoteGroup {
  text: string;
  timeSec: number[];
}

/**
 * The notes below the strip: rhythm changes, noise, comments. Each has a tick; of overlapping texts, notes with their
 * own text have precedence over bare symbols, and earlier over later ones.
 */
export function placeNotes(annotations: readonly EcgAnnotation[], pxPerSec: number): EcgNoteGroup[] {
  const notes = annotations
    .filter((annotation) => annotation.classIndex === undefined)
    .map(({ timeSec, symbol, aux }) => ({ timeSec, text: noteText(symbol, aux), bare: aux === '' }));
  const placed = placeFirst(
    [...notes.filter((note) => !note.bare), ...notes.filter((note) => note.bare)],
    (note) => note.timeSec * pxPerSec,
    (note) => note.text.length * NOTE_LETTER_PX + 6,
  );
  const groups = new Map<string, EcgNoteGroup>();
  for (const note of notes) {
    const text = placed.has(note) ? note.text : '';
    const group = groups.get(text);
    if (group) group.timeSec.push(note.timeSec);
    else groups.set(text, { text, timeSec: [note.timeSec] });
  }
  return [...groups.values()];
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
