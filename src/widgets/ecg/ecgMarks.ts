import { firstAtOrAfter } from './ecgExtent';
import type { EcgAnnotation, EcgPrediction, EcgWindow } from './ecgTypes';

/** Mean distance between beats, pixels, from which they get letters: on paper sooner than in the calm of a trend. */
const PAPER_BEAT_PX = 15;
const TREND_BEAT_PX = 22;
/** Width of a letter: nearer to the letter before, it is left out. */
const LETTER_WIDTH_PX = 11;
/** Width of a letter of a note, pixels, generously. */
const NOTE_LETTER_PX = 7.5;
const NOTE_LETTERS = 14;

/** Marks that look the same: one class, one letter. */
export interface EcgMarkGroup {
  classIndex: number;
  letter: string;
  timeSec: number[];
}

/** Beats grouped by class and letter, N first so that the rarer ones are drawn over them. */
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
 * Empties the letters that would run into another one; without `room`, all. Beats other than N keep theirs first,
 * in order of time; N gets what is left. The order of the beats stays.
 */
export function placeLetters<T extends { timeSec: number; classIndex: number; letter: string }>(
  beats: readonly T[],
  pxPerSec: number,
  room: boolean,
): T[] {
  const lettered = room ? beats.filter((beat) => beat.letter !== '') : [];
  const kept = placeFirst(
    [
      ...lettered.filter((beat) => beat.classIndex !== 0),
      ...lettered.filter((beat) => beat.classIndex === 0),
    ],
    (beat) => beat.timeSec * pxPerSec,
    () => LETTER_WIDTH_PX,
  );
  return beats.map((beat) => (kept.has(beat) ? beat : { ...beat, letter: '' }));
}

/** Those that find their stretch of the line free, first come, first served. */
function placeFirst<T>(items: T[], fromPx: (item: T) => number, widthPx: (item: T) => number): Set<T> {
  const starts: number[] = [];
  const ends: number[] = [];
  const kept = new Set<T>();
  for (const item of items) {
    const start = fromPx(item);
    const end = start + widthPx(item);
    const after = firstAtOrAfter(starts, start);
    if ((ends[after - 1] ?? Number.NEGATIVE_INFINITY) > start) continue;
    if ((starts[after] ?? Number.POSITIVE_INFINITY) < end) continue;
    starts.splice(after, 0, start);
    ends.splice(after, 0, end);
    kept.add(item);
  }
  return kept;
}

/** A beat's prediction, found by its time (to half a millisecond: both come from the same sample). */
export function predictionAt(
  predictions: readonly EcgPrediction[],
  timeSec: number,
): EcgPrediction | undefined {
  return predictions.find((prediction) => Math.abs(prediction.timeSec - timeSec) < 0.0005);
}

/** Notes of one text; empty where the text would run into the one before. */
export interface EcgNoteGroup {
  text: string;
  timeSec: number[];
}

/**
 * What stands below the strip: rhythm changes, noise, comments. Each keeps its tick; of the texts that would
 * overlap, notes with a text of their own come before bare symbols, and earlier before later.
 */
export function placeNotes(annotations: readonly EcgAnnotation[], pxPerSec: number): EcgNoteGroup[] {
  const notes = annotations
    .filter((annotation) => annotation.classIndex === undefined)
    .map(({ timeSec, symbol, aux }) => ({ timeSec, text: noteText(symbol, aux), bare: aux === '' }));
  const kept = placeFirst(
    [...notes.filter((note) => !note.bare), ...notes.filter((note) => note.bare)],
    (note) => note.timeSec * pxPerSec,
    (note) => note.text.length * NOTE_LETTER_PX + 6,
  );
  const groups = new Map<string, EcgNoteGroup>();
  for (const note of notes) {
    const text = kept.has(note) ? note.text : '';
    const group = groups.get(text);
    if (group) group.timeSec.push(note.timeSec);
    else groups.set(text, { text, timeSec: [note.timeSec] });
  }
  return [...groups.values()];
}

/** The auxiliary text of a note (`(AFIB`), or its symbol where it has none, at most 14 letters. */
export function noteText(symbol: string, aux: string): string {
  // Auxiliary strings of old files end in NULs.
  const text =
    [...aux]
      .filter((letter) => letter >= ' ')
      .join('')
      .trim() || symbol;
  return text.length > NOTE_LETTERS ? `${text.slice(0, NOTE_LETTERS - 1)}…` : text;
}
