import { CELL_SEC, cellAt } from './cells';
import type { MarkedBeats, TimeSpan } from './types';

/** Half width of the bump at a beat, seconds (its standard deviation). */
const BUMP_SEC = 0.04;
/** How far a bump reaches, in half widths. */
const BUMP_REACH = 4;
/** Around a beat without a class nothing is learnt, in half widths. */
const UNKNOWN_REACH = 3;

/** What a network is to learn of a record. */
interface TargetCurves {
  /** cells × (classCount + 1): the chance of a beat's centre of each class, and of none, the last; each row sums to 1. */
  curves: Float32Array;
  /** 1 where the cell is learnt; 0 at beats without a class, and where nothing is marked beat by beat. */
  isLearnt: Uint8Array;
}

/**
 * The curves of a record's marked beats: at each beat a Gaussian bump, 1 at its mark. Where bumps of two beats meet, the larger
 * counts within a class, and their sum is never more than 1.
 *
 * @param unmarked stretches in which beats are not marked one by one, such as ventricular flutter
 */
export function targetCurves(options: {
  beats: MarkedBeats;
  cells: number;
  classCount: number;
  unmarked?: readonly TimeSpan[];
  /** The cell of the record that comes first in the curves: they may be those of a section. */
  firstCell?: number;
}): TargetCurves {
  const { beats, cells, classCount, unmarked = [], firstCell = 0 } = options;
  const width = classCount + 1;
  const curves = new Float32Array(cells * width);
  const isLearnt = new Uint8Array(cells).fill(1);
  const sigma = BUMP_SEC / CELL_SEC;
  for (let beat = 0; beat < beats.timeSec.length; beat++) {
    const centre = cellAt(beats.timeSec[beat]!) - firstCell;
    const label = beats.label[beat]!;
    const reach = (label < classCount ? BUMP_REACH : UNKNOWN_REACH) * sigma;
    for (
      let cell = Math.max(0, Math.ceil(centre - reach));
      cell <= Math.min(cells - 1, centre + reach);
      cell++
    ) {
      if (label < classCount) {
        const bump = Math.exp(-0.5 * ((cell - centre) / sigma) ** 2);
        curves[cell * width + label] = Math.max(curves[cell * width + label]!, bump);
      } else isLearnt[cell] = 0;
    }
  }
  for (const { fromSec, toSec } of unmarked) {
    const from = Math.floor(cellAt(fromSec)) - firstCell;
    isLearnt.fill(0, Math.max(0, from), Math.max(0, Math.ceil(cellAt(toSec)) + 1 - firstCell));
  }
  for (let cell = 0; cell < cells; cell++) {
    const row = curves.subarray(cell * width, (cell + 1) * width);
    const sum = row.reduce((total, value) => total + value, 0);
    if (sum > 1) for (let k = 0; k < classCount; k++) row[k]! /= sum;
    row[classCount] = Math.max(0, 1 - sum);
  }
  return { curves, isLearnt };
}
