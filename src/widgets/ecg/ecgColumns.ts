import { firstAfter, firstAtOrAfter } from './ecgExtent';
import type { EcgTrace, EcgWindow } from './ecgTypes';

/** The points of a line in columns of pixels, in arrays of their own: `count` of them, NaN in `value` lifts the pen. */
export interface EcgPoints {
  /** Column of each point, counted from time 0 of the record; ascending. */
  column: Float64Array;
  value: Float32Array;
  count: number;
}

/** From so many samples per column the line is drawn by columns. */
const DENSE_PER_COLUMN = 1.5;
/** First, lowest, highest and last sample of a column, and gaps around them. */
const MOST_PER_COLUMN = 6;

/**
 * What to draw of a trace inside a window: with up to 1.5 samples per column all of them, at fractions of columns; with
 * more, the first, lowest, highest and last one of each column, in order of time, which give the same pixels as all
 * samples. Columns are counted from time 0, so that a line does not change its shape while the window moves. One sample
 * more at both ends, so that the line runs out of the picture.
 */
export function traceColumns(trace: EcgTrace, window: EcgWindow, columnsPerSec: number): EcgPoints {
  const from = Math.max(0, firstAtOrAfter(trace.timeSec, window.startSec) - 1);
  const to = Math.min(trace.timeSec.length, firstAfter(trace.timeSec, window.endSec) + 1);
  const columns = (window.endSec - window.startSec) * columnsPerSec;
  return to - from <= columns * DENSE_PER_COLUMN
    ? everySample(trace, from, to, columnsPerSec)
    : byColumn(trace, from, to, columnsPerSec, Math.ceil(columns) + 4);
}

function everySample({ timeSec, value }: EcgTrace, from: number, to: number, perSec: number): EcgPoints {
  const column = new Float64Array(to - from);
  for (let i = from; i < to; i++) column[i - from] = timeSec[i]! * perSec;
  return { column, value: value.slice(from, to), count: to - from };
}

function byColumn(
  { timeSec, value: values }: EcgTrace,
  from: number,
  to: number,
  perSec: number,
  columns: number,
): EcgPoints {
  const column = new Float64Array(columns * MOST_PER_COLUMN);
  const value = new Float32Array(columns * MOST_PER_COLUMN);
  let count = 0;
  const add = (at: number, what: number) => {
    column[count] = at + 0.5;
    value[count++] = what;
  };
  for (let i = from; i < to; ) {
    const begin = i;
    const at = Math.floor(timeSec[i]! * perSec);
    let first = -1;
    let last = -1;
    let low = -1;
    let high = -1;
    do {
      const v = values[i]!;
      if (!Number.isNaN(v)) {
        if (first < 0) first = low = high = i;
        else if (v < values[low]!) low = i;
        else if (v > values[high]!) high = i;
        last = i;
      }
      i++;
    } while (i < to && Math.floor(timeSec[i]! * perSec) === at);
    if (first !== begin) add(at, Number.NaN);
    if (first < 0) continue;
    add(at, values[first]!);
    const [a, b] = low < high ? [low, high] : [high, low];
    if (a !== first) add(at, values[a]!);
    if (b !== a && b !== last) add(at, values[b]!);
    if (last !== first && last !== a) add(at, values[last]!);
    // A gap that is narrower than a column interrupts nothing; one at its edge does.
    if (last !== i - 1) add(at, Number.NaN);
  }
  return { column, value, count };
}
