import { CLASS_NAMES } from '../beats/types';
import type { Episode, RhythmBeat } from '../rhythm';
import type { Intervals } from './intervals';
import { rateOf } from './rate';
import type { HourRow } from './types';

const HOUR_SEC = 3600;

/** The hours of a record, counted from its beginning. What lies at or after its end belongs to the last one. */
export function hoursOf(
  durationSec: number,
  beats: readonly RhythmBeat[],
  intervals: Intervals,
  episodes: readonly Episode[],
): HourRow[] {
  const count = Math.max(1, Math.ceil(durationSec / HOUR_SEC));
  const hourOf = (sec: number) => Math.min(count - 1, Math.floor(sec / HOUR_SEC));
  const rows = Array.from({ length: count }, (_, hour): HourRow => {
    return {
      startSec: hour * HOUR_SEC,
      endSec: Math.min(durationSec, (hour + 1) * HOUR_SEC),
      beats: 0,
      classCounts: CLASS_NAMES.map(() => 0),
      pauses: 0,
      fibrillationSec: 0,
    };
  });
  for (const { timeSec, classIndex } of beats) {
    const row = rows[hourOf(timeSec)]!;
    row.beats++;
    if (classIndex < CLASS_NAMES.length) row.classCounts[classIndex]!++;
  }
  for (const { kind, startSec, endSec } of episodes) {
    if (kind === 'pause') rows[hourOf(startSec)]!.pauses++;
    if (kind !== 'fibrillation') continue;
    for (const row of rows.slice(hourOf(startSec), hourOf(endSec) + 1)) {
      row.fibrillationSec += Math.max(0, Math.min(endSec, row.endSec) - Math.max(startSec, row.startSec));
    }
  }
  let from = 0;
  for (const [hour, row] of rows.entries()) {
    let to = from;
    while (to < intervals.endSec.length && hourOf(intervals.endSec[to]!) <= hour) to++;
    Object.assign(row, rateOf(intervals, from, to));
    from = to;
  }
  return rows;
}
