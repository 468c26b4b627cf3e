import { createRandom } from '../base/random';

/** A row and its distance from what was asked for. */
export interface Neighbour {
  row: number;
  distance: number;
}

/**
 * The rows nearest to a vector, by Euclidean distance, the nearest first; equal distances in order.
 *
 * @param rows row after row, each as long as the vector
 * @param wanted how many
 * @param isMeant rows for which it is false are passed over
 */
export function nearestRows(
  rows: Float32Array,
  vector: Float32Array,
  wanted: number,
  isMeant: (row: number) => boolean = () => true,
): Neighbour[] {
  const width = vector.length;
  const nearest: Neighbour[] = [];
  let furthest = Number.POSITIVE_INFINITY;
  for (let row = 0; row * width < rows.length; row++) {
    if (!isMeant(row)) continue;
    let sum = 0;
    for (let i = 0; i < width && sum < furthest; i++) sum += (rows[row * width + i]! - vector[i]!) ** 2;
    if (sum >= furthest) continue;
    let place = nearest.length;
    while (place > 0 && nearest[place - 1]!.distance > sum) place--;
    nearest.splice(place, 0, { row, distance: sum });
    if (nearest.length > wanted) nearest.pop();
    if (nearest.length === wanted) furthest = nearest.at(-1)!.distance;
  }
  return nearest.map(({ row, distance }) => ({ row, distance: Math.sqrt(distance) }));
}

/**
 * The same, part by part, with a pause after each.
 *
 * @param atOnce numbers that are gone through before a pause
 */
export async function nearestInParts(
  rows: Float32Array,
  vector: Float32Array,
  wanted: number,
  isMeant: (row: number) => boolean,
  { atOnce, pause }: { atOnce: number; pause: () => Promise<void> },
): Promise<Neighbour[]> {
  const width = vector.length;
  const rowsAtOnce = Math.ceil(atOnce / width);
  const found: Neighbour[] = [];
  for (let from = 0; from * width < rows.length; from += rowsAtOnce) {
    if (from > 0) await pause();
    const part = rows.subarray(from * width, (from + rowsAtOnce) * width);
    const own = nearestRows(part, vector, wanted, (row) => isMeant(from + row));
    found.push(...own.map(({ row, distance }) => ({ row: from + row, distance })));
  }
  // The sort is stable: equal distances stay in order.
  return found.sort((a, b) => a.distance - b.distance).slice(0, wanted);
}

/** Pairs that the typical distance is the mean of. */
const PAIRS = 2000;

/** The mean distance of two rows drawn at random, always the same; 1 if all rows are the same. @param width of a row */
export function typicalDistance(rows: Float32Array, width: number): number {
  const random = createRandom(1);
  const count = rows.length / width;
  let total = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    const [a, b] = [random.below(count) * width, random.below(count) * width];
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (rows[a + i]! - rows[b + i]!) ** 2;
    total += Math.sqrt(sum);
  }
  return total / PAIRS || 1;
}
