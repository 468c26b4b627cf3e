import type { LorenzBeats } from '../../../state/lorenz/types';
import type { ListedBeat } from '../../../state/types';
import type { Dots } from '../../../widgets/plot/dots';
import { PREDICTED_TOKENS } from '../predictedTokens';

/** Tokens of the kinds of points: the classes, and beats that were not found. */
export const KIND_COLOURS = PREDICTED_TOKENS;
/** These, then that of points that are not selected. */
export const COLOURS = [...KIND_COLOURS, '--hairline'];

export type ColouredBy = 'label' | 'predicted';

/** From and to, ends included: intervals in milliseconds, prematurity in per cent. */
export type Range = readonly [number, number];
export interface Ranges {
  before: Range;
  after: Range;
  early: Range;
}

/** All that there can be. */
export const EVERYTHING: Ranges = { before: [0, 10_000], after: [0, 10_000], early: [-1000, 100] };

/** Which beats are of the record, all if undefined. */
export function beatsOf({ record }: LorenzBeats, wanted: number | undefined): Uint8Array {
  const filtered = new Uint8Array(record.length);
  for (let i = 0; i < record.length; i++) filtered[i] = wanted === undefined || record[i] === wanted ? 1 : 0;
  return filtered;
}

/** The points of the plot: beats that are not in the list are faint, if there is one. */
export function dotsOf(
  beats: LorenzBeats,
  by: ColouredBy,
  filtered: Uint8Array,
  list: readonly ListedBeat[] | undefined,
): Dots {
  return {
    x: beats.beforeSec,
    y: beats.afterSec,
    kind: beats[by],
    shown: list ? withFaint(beats, filtered, list) : filtered,
  };
}

function withFaint({ index }: LorenzBeats, filtered: Uint8Array, list: readonly ListedBeat[]): Uint8Array {
  const isListed = new Uint8Array((index.at(-1) ?? -1) + 1);
  for (const beat of list) isListed[beat.index] = 1;
  const shown = new Uint8Array(filtered.length);
  for (let i = 0; i < shown.length; i++) if (filtered[i] !== 0) shown[i] = isListed[index[i]!] ? 1 : 2;
  return shown;
}

/** The beats within all three ranges, as rows. An interval that is missing is in a range only where that is everything. */
export function rowsWithin(beats: LorenzBeats, filtered: Uint8Array, ranges: Ranges): Int32Array {
  const rows = new Int32Array(filtered.length);
  let count = 0;
  const { beforeSec, afterSec, prematurity } = beats;
  for (let i = 0; i < filtered.length; i++) {
    if (filtered[i] === 0) continue;
    const isIn =
      isWithin(1000 * beforeSec[i]!, ranges.before, EVERYTHING.before) &&
      isWithin(1000 * afterSec[i]!, ranges.after, EVERYTHING.after) &&
      isWithin(100 * prematurity[i]!, ranges.early, EVERYTHING.early);
    if (isIn) rows[count++] = i;
  }
  return rows.slice(0, count);
}

/** Half a unit of rounding, so that a bin has at least the beats that it shows. */
const ROUNDING = 1e-3;

function isWithin(value: number, [from, to]: Range, [least, most]: Range): boolean {
  if (from <= least && to >= most) return true;
  return value >= from - ROUNDING && value <= to + ROUNDING;
}

/** How many beats of each kind are shown as such, and how many there are. */
export function classSums({
  kind,
  shown,
}: Pick<Dots, 'kind' | 'shown'>): { selected: number; all: number }[] {
  const sums = KIND_COLOURS.map(() => ({ selected: 0, all: 0 }));
  kind.forEach((of, i) => {
    if (shown[i] === 0) return;
    sums[of]!.all++;
    if (shown[i] === 1) sums[of]!.selected++;
  });
  return sums;
}

/** Beats with an interval beyond the end of the axes, and such without an interval before or after. */
export function outside({ x, y, shown }: Dots, high: number): { beyond: number; lacking: number } {
  let [beyond, lacking] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    if (shown[i] === 0) continue;
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) lacking++;
    else if (x[i]! > high || y[i]! > high) beyond++;
  }
  return { beyond, lacking };
}
