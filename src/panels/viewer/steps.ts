import { nextPosition } from '../../state/records/marks/searchMarks';

/** Moments of a record that are visited one after the other. */
export interface Steps {
  count: number;
  /** Position of the marked one among them; undefined if another place is marked, or none. */
  at: number | undefined;
  can: { back: boolean; on: boolean };
  go: (direction: 1 | -1) => void;
}

export interface StepsOptions {
  /** Ascending. */
  timesSec: readonly number[];
  window: { startSec: number; endSec: number };
  /** The marked moment. */
  markedSec: number | undefined;
  onGo: (position: number) => void;
}

/** Steps from the marked moment if it is in view, otherwise from the edge of the window. */
export function stepsOver({ timesSec, window, markedSec, onGo }: StepsOptions): Steps {
  const { startSec, endSec } = window;
  const isInView = markedSec !== undefined && markedSec >= startSec && markedSec <= endSec;
  const target = (direction: 1 | -1) =>
    nextPosition(timesSec, isInView ? markedSec : direction === 1 ? startSec : endSec, direction);
  const position = isInView ? timesSec.findIndex((timeSec) => Math.abs(timeSec - markedSec) < SAME_SEC) : -1;
  return {
    count: timesSec.length,
    at: position < 0 ? undefined : position,
    can: { back: target(-1) !== undefined, on: target(1) !== undefined },
    go(direction) {
      const next = target(direction);
      if (next !== undefined) onGo(next);
    },
  };
}

/** Shorter than a sample of any record. */
const SAME_SEC = 1e-5;
