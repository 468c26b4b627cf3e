import type { AnnotatorMarks, Span } from '../types';
import { type BeatClass, beatClassOf, beginsShutdown, isBeatSymbol } from './beatClasses';

/** A beat as `bxb` compares it. */
export interface ComparedBeat {
  /** In samples. */
  time: number;
  kind: BeatClass | 'O';
  /** Samples since the beat before; 0 if there is none, or flutter or a shutdown between. */
  interval: number;
}

/** What `bxb` takes from an annotator. */
export interface BeatTrack {
  /** Without those within the annotator's own ventricular flutter. */
  beats: ComparedBeat[];
  /** Ventricular flutter or fibrillation, from `[` to `]`. */
  flutter: Span[];
  /** Where the annotator says that it does not look. */
  shutdowns: Span[];
}

/**
 * The beats of an annotator, its ventricular flutter and its shutdowns. A shutdown begins with a `~` of unreadable
 * signals and ends with the next `~` of others; if another annotation comes first, it reaches from the beat before to
 * that annotation, less a window at either side.
 *
 * @param window of a match, in samples
 */
export function readBeats(marks: AnnotatorMarks, window: number, withSveb: boolean): BeatTrack {
  const beats: ComparedBeat[] = [];
  const flutter: Span[] = [];
  const shutdowns: Span[] = [];
  let flutterFrom: number | undefined;
  let last: number | undefined;
  let isBroken = true;
  for (let index = 0; index < marks.symbol.length; index++) {
    const symbol = marks.symbol[index]!;
    const time = marks.sample[index]!;
    if (symbol === '[') {
      flutterFrom ??= time;
      isBroken = true;
    } else if (symbol === ']') {
      if (flutterFrom !== undefined) flutter.push({ from: flutterFrom, to: time });
      flutterFrom = undefined;
    } else if (beginsShutdown(marks, index)) {
      const next = index + 1;
      const nextTime = marks.sample[next] ?? Number.POSITIVE_INFINITY;
      shutdowns.push(
        marks.symbol[next] === '~'
          ? { from: time, to: nextTime }
          : { from: (last ?? 0) + window, to: nextTime - window },
      );
      isBroken = true;
    } else if (flutterFrom === undefined && isBeatSymbol(symbol)) {
      const interval = isBroken || last === undefined ? 0 : time - last;
      beats.push({ time, kind: beatClassOf(symbol, withSveb), interval });
      last = time;
      isBroken = false;
    }
  }
  if (flutterFrom !== undefined) flutter.push({ from: flutterFrom, to: Number.POSITIVE_INFINITY });
  return { beats, flutter, shutdowns };
}
