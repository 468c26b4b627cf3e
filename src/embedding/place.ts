import { createSearch } from './createSearch';
import type { Rows } from './types';

/** Rows among which one is placed. */
const ANCHORS = 5;

/** Where each row is placed: among which anchors, and how much each counts. */
export interface Places {
  rows: Int32Array;
  /** Rows × 5, positions in the list of anchors; −1: none. */
  anchor: Int32Array;
  weight: Float32Array;
}

/**
 * The anchors of all rows that are none: the five nearest, by how near they are (1/d²; one at no distance decides alone).
 *
 * @param anchors rows that have a place, ascending
 */
export function placesOf({ values, width }: Rows, anchors: Int32Array): Places {
  const count = values.length / width;
  const rows = new Int32Array(count - anchors.length);
  let next = 0;
  let at = 0;
  for (let row = 0; row < count; row++) {
    if (anchors[at] === row) at++;
    else rows[next++] = row;
  }
  const search = createSearch({ values: pick({ values, width }, anchors), width });
  const anchor = new Int32Array(rows.length * ANCHORS);
  const weight = new Float32Array(rows.length * ANCHORS);
  rows.forEach((row, i) => {
    const { index, distance } = search.nearest(values, row * width, ANCHORS);
    const isSame = distance[0] === 0;
    const weights = distance.map((each) => (isSame ? Number(each === 0) : 1 / (each * each)));
    const sum = weights.reduce((total, each) => total + each, 0);
    anchor.set(index, i * ANCHORS);
    weight.set(
      weights.map((each) => each / sum),
      i * ANCHORS,
    );
  });
  return { rows, anchor, weight };
}

/** All points of a picture from those of the anchors. @param count of all rows */
export function placeAll(points: Float32Array, anchors: Int32Array, places: Places, count: number) {
  const all = new Float32Array(count * 2);
  anchors.forEach((row, i) => {
    all[2 * row] = points[2 * i]!;
    all[2 * row + 1] = points[2 * i + 1]!;
  });
  places.rows.forEach((row, i) => {
    for (let j = i * ANCHORS; j < (i + 1) * ANCHORS; j++) {
      const anchor = places.anchor[j]!;
      if (anchor < 0) continue;
      all[2 * row]! += places.weight[j]! * points[2 * anchor]!;
      all[2 * row + 1]! += places.weight[j]! * points[2 * anchor + 1]!;
    }
  });
  return all;
}

/** Some of the rows. */
export function pick({ values, width }: Rows, rows: Int32Array): Float32Array {
  const picked = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    picked.set(values.subarray(row * width, (row + 1) * width), i * width);
  });
  return picked;
}
