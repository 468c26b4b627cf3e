import { RHYTHM_LIMITS } from './defaults';
import { createRateWindow } from './rateWindow';
import { VEB } from './types';

/** A minute of a trend, or several of them. */
export interface TrendRow {
  beats: number;
  ventricular: number;
  /** Intervals that end in it, and their sum; none over a gap. */
  intervals: number;
  intervalSec: number;
  /** By the mean of eight intervals, as bradycardia and tachycardia are told by; ∞ and −∞ before there are so many in a row. */
  lowestBpm: number;
  highestBpm: number;
}

/** The trend of a session: its rows follow each other from the beginning on. */
export interface RateTrend {
  /** Length of a row. */
  readonly rowSec: number;
  readonly rows: readonly Readonly<TrendRow>[];
  /** Of all of it. */
  readonly whole: Readonly<TrendRow>;
}

/** A day by the minute; longer ones have rows twice, four times … as long. */
const MOST_ROWS = 1440;
const ROW_SEC = 60;

const emptyRow = (): TrendRow => ({
  ...{ beats: 0, ventricular: 0, intervals: 0, intervalSec: 0 },
  ...{ lowestBpm: Number.POSITIVE_INFINITY, highestBpm: Number.NEGATIVE_INFINITY },
});

/** Mean rate of the intervals of a row, beats a minute; NaN without any. */
export const meanBpm = ({ intervals, intervalSec }: TrendRow): number => (60 * intervals) / intervalSec;

/**
 * Heart rate and ventricular beats by the minute, of beats as they come, as long as they may: memory does not grow beyond a day of minutes. An
 * interval belongs to the row in which it ends.
 */
export function createRateTrend(): RateTrend & {
  /**
   * @param timeSec from the beginning, ascending
   * @param rrSec since the beat before; undefined after a gap. One over five seconds is a gap too
   */
  push(beat: { timeSec: number; classIndex: number; rrSec: number | undefined }): void;
} {
  let rowSec = ROW_SEC;
  let rows: TrendRow[] = [];
  const whole = emptyRow();
  const window = createRateWindow();

  function rowOf(timeSec: number): TrendRow {
    while (Math.floor(timeSec / rowSec) >= MOST_ROWS) {
      rows = Array.from({ length: Math.ceil(rows.length / 2) }, (_, i) =>
        joined(rows[2 * i]!, rows[2 * i + 1]),
      );
      rowSec *= 2;
    }
    const index = Math.max(0, Math.floor(timeSec / rowSec));
    while (rows.length <= index) rows.push(emptyRow());
    return rows[index]!;
  }

  return {
    get rowSec() {
      return rowSec;
    },
    get rows() {
      return rows;
    },
    whole,
    push({ timeSec, classIndex, rrSec }) {
      const isNext = rrSec !== undefined && rrSec <= RHYTHM_LIMITS.longestRrSec;
      if (!isNext) window.gap();
      window.push(timeSec);
      const bpm = window.bpm();
      for (const row of [rowOf(timeSec), whole]) {
        row.beats++;
        if (classIndex === VEB) row.ventricular++;
        if (!isNext) continue;
        row.intervals++;
        row.intervalSec += rrSec;
        if (bpm === undefined) continue;
        row.lowestBpm = Math.min(row.lowestBpm, bpm);
        row.highestBpm = Math.max(row.highestBpm, bpm);
      }
    },
  };
}

function joined(a: TrendRow, b = emptyRow()): TrendRow {
  return {
    beats: a.beats + b.beats,
    ventricular: a.ventricular + b.ventricular,
    intervals: a.intervals + b.intervals,
    intervalSec: a.intervalSec + b.intervalSec,
    lowestBpm: Math.min(a.lowestBpm, b.lowestBpm),
    highestBpm: Math.max(a.highestBpm, b.highestBpm),
  };
}
