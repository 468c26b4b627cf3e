import type { QrsRows } from './qrsRows';

/** Both loops end much sooner on beats; they end in any case. */
const MOST_STEPS = 100;
const MOST_ROUNDS = 20;

/**
 * Parts rows in two by their shape: along the direction in which they differ most (the first principal component, by power iteration), then
 * each row goes to the nearer of the two means until none changes. The side of a row depends on the rows alone, not on their order or
 * on chance; the first row is on side 0.
 *
 * @returns the side of each row, 0 or 1, neither of them empty; undefined if all rows are equal, or there is but one
 */
export function splitRows({ width, rows }: QrsRows): Uint8Array | undefined {
  const count = width === 0 ? 0 : rows.length / width;
  const direction = firstComponent(rows, width, count);
  if (!direction) return undefined;
  const { mean, axis } = direction;
  let side = sidesBy(rows, width, (row) => project(row, mean, axis));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [zero, one] = [meanOf(rows, width, side, 0), meanOf(rows, width, side, 1)];
    // Which of two points is nearer, by the plane half way between them.
    const between = zero.map((value, i) => (value + one[i]!) / 2);
    const across = one.map((value, i) => value - zero[i]!);
    const next = sidesBy(rows, width, (row) => project(row, between, across));
    const isSame = next.every((value, i) => value === side[i]);
    if (isSame || !hasBoth(next)) break;
    side = next;
  }
  return side[0] === 0 ? side : side.map((value) => 1 - value);
}

const hasBoth = (side: Uint8Array) => side.includes(0) && side.includes(1);

function sidesBy(rows: Float32Array, width: number, heightOf: (row: Float32Array) => number): Uint8Array {
  return Uint8Array.from({ length: rows.length / width }, (_, i) =>
    heightOf(rows.subarray(i * width, (i + 1) * width)) > 0 ? 1 : 0,
  );
}

/** How far a row lies from a point in a direction, but for a factor. */
function project(row: Float32Array, from: Float64Array, direction: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < direction.length; i++) sum += (row[i]! - from[i]!) * direction[i]!;
  return sum;
}

function meanOf(rows: Float32Array, width: number, side?: Uint8Array, wanted?: 0 | 1): Float64Array {
  const mean = new Float64Array(width);
  let count = 0;
  for (let row = 0; row < rows.length / width; row++) {
    if (side && side[row] !== wanted) continue;
    count++;
    for (let i = 0; i < width; i++) mean[i]! += rows[row * width + i]!;
  }
  return mean.map((sum) => sum / count);
}

/** Where rows differ most: from their mean along an axis, on both sides of which there are rows. */
function firstComponent(rows: Float32Array, width: number, count: number) {
  const mean = meanOf(rows, width);
  const rowAt = (row: number) => rows.subarray(row * width, (row + 1) * width);
  const distance = (row: Float32Array) => row.reduce((sum, value, i) => sum + (value - mean[i]!) ** 2, 0);
  let farthest = { at: -1, distance: ROUNDING };
  for (let row = 0; row < count; row++) {
    const own = distance(rowAt(row));
    if (own > farthest.distance) farthest = { at: row, distance: own };
  }
  if (farthest.at < 0) return undefined;
  const products = centredProducts(rows, mean);
  let axis = unit(Float64Array.from(rowAt(farthest.at), (value, i) => value - mean[i]!));
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = Float64Array.from({ length: width }, (_, i) => {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += products[i * width + j]! * axis[j]!;
      return sum;
    });
    const turned = unit(next);
    const moved = turned.reduce((most, value, i) => Math.max(most, Math.abs(value - axis[i]!)), 0);
    axis = turned;
    if (moved < STILL) break;
  }
  return { mean, axis };
}

/** width × width: the covariance of the columns, but for a factor. One pass over the rows, of which a day has 100 000. */
function centredProducts(rows: Float32Array, mean: Float64Array): Float64Array {
  const width = mean.length;
  const products = new Float64Array(width * width);
  const centred = new Float64Array(width);
  for (let start = 0; start < rows.length; start += width) {
    for (let i = 0; i < width; i++) centred[i] = rows[start + i]! - mean[i]!;
    for (let i = 0; i < width; i++) {
      const value = centred[i]!;
      for (let j = i; j < width; j++) products[i * width + j]! += value * centred[j]!;
    }
  }
  for (let i = 0; i < width; i++)
    for (let j = 0; j < i; j++) products[i * width + j] = products[j * width + i]!;
  return products;
}

/** Squared distances below this are of the rounding of rows of length 1 to 32 bits. */
const ROUNDING = 1e-10;
/** An axis that moves less has been found. */
const STILL = 1e-6;

function unit(values: Float64Array): Float64Array {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return values.map((value) => value / length);
}
