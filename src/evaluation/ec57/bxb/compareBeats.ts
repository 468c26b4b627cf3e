import type { ComparedSpan, Span } from '../types';
import type { BeatTrack, ComparedBeat } from './readBeats';

/** What a comparison counts. */
export interface BeatCounts {
  /** `counts[reference + test]`, such as `NV`: beats of the class N that the test says are V; O is no beat, X none in a shutdown. */
  pairs: ReadonlyMap<string, number>;
  /** Root mean square of the difference of intervals, in samples; undefined if no interval could be compared. */
  intervalError: number | undefined;
}

const never: ComparedBeat = { time: Number.POSITIVE_INFINITY, kind: 'O', interval: 0 };

/**
 * Pairs the beats of two annotators as `bxb` does: the earlier of the two next beats is paired with the other one, if
 * that is within the window and neither it nor its partner is nearer to what comes next.
 *
 * @param compared called for everything that is counted, in order of time: a pair, a missed beat (no `test`), or an
 *   invented one (no `reference`)
 */
export function compareBeats(
  reference: BeatTrack,
  test: BeatTrack,
  span: ComparedSpan,
  compared?: (reference: ComparedBeat | undefined, test: ComparedBeat | undefined) => void,
): BeatCounts {
  const { start, end, window } = span;
  const pairs = new Map<string, number>();
  let squares = 0;
  let intervals = 0;
  let row = firstFrom(reference.beats, start);
  let column = firstTest(test.beats, at(reference.beats, row).time, span);

  const count = (kind: string, other: string) => {
    pairs.set(kind + other, (pairs.get(kind + other) ?? 0) + 1);
    const first = at(reference.beats, row).interval;
    const second = at(test.beats, column).interval;
    if (first > 0 && second > 0) {
      squares += (first - second) ** 2;
      intervals++;
    }
  };

  for (;;) {
    const T = at(reference.beats, row);
    const t = at(test.beats, column);
    if (T.time > end && t.time > end) break;
    if (t.time < T.time) {
      if (isMatch(t, at(test.beats, column + 1), T, at(reference.beats, row + 1), window)) {
        count(T.kind, t.kind);
        compared?.(T, t);
        row++;
      } else if (!within(reference.flutter, t.time)) {
        count(within(reference.shutdowns, t.time) ? 'X' : 'O', t.kind);
        compared?.(undefined, t);
      }
      column++;
    } else {
      if (isMatch(T, at(reference.beats, row + 1), t, at(test.beats, column + 1), window)) {
        count(T.kind, t.kind);
        compared?.(T, t);
        column++;
      } else {
        count(T.kind, within(test.shutdowns, T.time) ? 'X' : 'O');
        compared?.(T, undefined);
      }
      row++;
    }
  }
  return { pairs, intervalError: intervals > 0 ? Math.sqrt(squares / intervals) : undefined };
}

const at = (beats: ComparedBeat[], index: number) => beats[index] ?? never;

function firstFrom(beats: ComparedBeat[], start: number): number {
  const index = beats.findIndex(({ time }) => time >= start);
  return index < 0 ? beats.length : index;
}

/**
 * The first beat of the test that is compared. The one before the start belongs to the first reference beat if it is
 * near and nearer than its successor; one just after the start may belong to a beat before it, and is left out if its
 * successor is nearer to the first reference beat.
 */
function firstTest(beats: ComparedBeat[], reference: number, { start, window }: ComparedSpan): number {
  const index = firstFrom(beats, start);
  const gap = (of: number) => Math.abs(reference - at(beats, of).time);
  if (index > 0 && gap(index - 1) <= window && gap(index - 1) < gap(index)) return index - 1;
  if (start > 0 && at(beats, index).time - start <= window && gap(index + 1) < gap(index)) return index + 1;
  return index;
}

/** Whether the earlier beat of one annotator belongs to the later one of the other, given what comes next in both. */
function isMatch(
  earlier: ComparedBeat,
  earlierNext: ComparedBeat,
  later: ComparedBeat,
  laterNext: ComparedBeat,
  window: number,
): boolean {
  const gap = later.time - earlier.time;
  const gapNext = Math.abs(later.time - earlierNext.time);
  return gap <= window && (gap < gapNext || Math.abs(laterNext.time - earlierNext.time) < gapNext);
}

const within = (spans: readonly Span[], time: number) =>
  spans.some(({ from, to }) => time >= from && time <= to);
