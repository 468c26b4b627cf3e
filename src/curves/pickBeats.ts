import { CELL_SEC, timeOfCell } from './cells';
import type { FoundBeats } from './types';

/** Two beats are never nearer to each other, seconds: the one with the lesser chance is left out. */
const REFRACTORY_SEC = 0.2;

/** Cells on either side of a peak that say where it is, and of which class: most of a bump. */
const AROUND = 2;

/**
 * The beats of a record from its curves: where the chance of any beat has a peak. A beat's place is the mean of the cells around the peak, its
 * classes are those of these cells, each cell weighted by its chance.
 *
 * The best peak is taken first, so that what is taken does not depend on the direction of time. Of equal peaks the earlier one is taken.
 *
 * @param curves cells × (classCount + 1), the last column the chance of no beat
 * @param threshold the least chance at a peak
 */
export function pickBeats(curves: Float32Array, classCount: number, threshold: number): FoundBeats {
  const width = classCount + 1;
  const cells = curves.length / width;
  const chance = Float32Array.from({ length: cells }, (_, cell) => 1 - curves[cell * width + classCount]!);
  const at = (cell: number) => chance[cell] ?? 0;
  const peaks: number[] = [];
  for (let cell = 0; cell < cells; cell++) {
    if (at(cell) >= threshold && at(cell) > at(cell - 1) && at(cell) >= at(cell + 1)) peaks.push(cell);
  }
  const refractory = REFRACTORY_SEC / CELL_SEC;
  const isTaken = new Uint8Array(cells);
  const order = [...peaks].sort((a, b) => at(b) - at(a) || a - b);
  for (const peak of order) {
    const from = Math.max(0, Math.floor(peak - refractory) + 1);
    const to = Math.min(cells, Math.ceil(peak + refractory));
    if (!isTaken.subarray(from, to).includes(1)) isTaken[peak] = 1;
  }
  const taken = peaks.filter((peak) => isTaken[peak] === 1);
  const found: FoundBeats = {
    timeSec: new Float64Array(taken.length),
    probabilities: new Float32Array(taken.length * classCount),
  };
  taken.forEach((peak, beat) => {
    const row = found.probabilities.subarray(beat * classCount, (beat + 1) * classCount);
    let moment = 0;
    let sum = 0;
    for (let cell = Math.max(0, peak - AROUND); cell <= Math.min(cells - 1, peak + AROUND); cell++) {
      moment += cell * at(cell);
      sum += at(cell);
      for (let k = 0; k < classCount; k++) row[k]! += curves[cell * width + k]!;
    }
    const classes = row.reduce((total, value) => total + value, 0);
    for (let k = 0; k < classCount; k++) row[k]! /= classes;
    found.timeSec[beat] = timeOfCell(moment / sum);
  });
  return found;
}
