import { sortByRecord } from '../../beats/sortByRecord';
import type { BeatIndex, PrepareSettings } from '../../beats/types';
import type { Reach } from '../network/contextLayers';

export interface OverlapOptions {
  index: BeatIndex;
  /** For each fold: the lists of the training side, and the test beats. */
  sides: readonly { train: readonly Int32Array[]; test: Int32Array }[];
  prepare: Pick<PrepareSettings, 'window' | 'windowRule'>;
  /** How many beats before and after a beat are part of its input. */
  around: Reach;
}

/**
 * Counts test beats, over all folds, whose window shares samples with that of a beat on the training side in the same
 * record; a copy of a test beat on the training side counts as well.
 *
 * Windows are taken from the R times, half-open and before rounding to samples. With beats around it, a beat's reach extends
 * from the window of the first of them to that of the last; they are beats of the set, so beats of an omitted class are not.
 * By the tutorial's rule the window of class F extends to the end of the next one.
 */
export function countOverlaps({ index, sides, prepare, around }: OverlapOptions): number {
  const { from, to } = reachOf(index, prepare, around);
  const lists = sortByRecord(index, from);
  const side = new Uint8Array(index.labels.length);
  const met = new Uint8Array(index.labels.length);
  let count = 0;
  for (const { train, test } of sides) {
    side.fill(0);
    met.fill(0);
    for (const part of train) for (let i = 0; i < part.length; i++) side[part[i]!] = 1;
    const records = new Set<number>();
    for (let i = 0; i < test.length; i++) records.add(index.record[test[i]!]!);
    for (const record of records) {
      const list = lists[record]!;
      let end = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < list.length; i++) {
        const beat = list[i]!;
        if (side[beat] === 1 && to[beat]! > end) end = to[beat]!;
        if (end - from[beat]! > ROUNDING_SEC) met[beat] = 1;
      }
      let start = Number.POSITIVE_INFINITY;
      for (let i = list.length - 1; i >= 0; i--) {
        const beat = list[i]!;
        if (side[beat] === 1) start = from[beat]!;
        if (to[beat]! - start > ROUNDING_SEC) met[beat] = 1;
      }
    }
    for (let i = 0; i < test.length; i++) count += met[test[i]!]!;
  }
  return count;
}

/** Start and end of the stretch that the input of each beat covers, seconds of its record. */
function reachOf(
  index: BeatIndex,
  { window, windowRule }: OverlapOptions['prepare'],
  { before, after }: Reach,
): { from: Float64Array; to: Float64Array } {
  const { timeSec, labels } = index;
  const ends = timeSec.map((time) => time + window.afterSec);
  const from = timeSec.map((time) => time - window.beforeSec);
  const to = ends.slice();
  const lists = sortByRecord(index, timeSec);
  for (const list of lists) {
    list.forEach((beat, position) => {
      const next = list[position + 1];
      if (windowRule === 'tutorial' && labels[beat] === CLASS_F && next !== undefined) to[beat] = ends[next]!;
    });
  }
  if (before === 0 && after === 0) return { from, to };
  const wide = { from: from.slice(), to: to.slice() };
  for (const list of lists) {
    list.forEach((beat, position) => {
      wide.from[beat] = from[list[Math.max(0, position - before)]!]!;
      for (let next = position + 1; next <= position + after && next < list.length; next++) {
        wide.to[beat] = Math.max(wide.to[beat]!, to[list[next]!]!);
      }
    });
  }
  return wide;
}

const CLASS_F = 3;
/** Rounding errors of times; far less than a sample. */
const ROUNDING_SEC = 1e-9;
