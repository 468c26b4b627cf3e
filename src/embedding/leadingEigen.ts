import { createRandom } from '../base/random';
import { symmetricEigen } from './symmetricEigen';

/** Further directions that are followed, so that those wanted come out soon. */
const SPARE = 8;
const MOST_ROUNDS = 500;
/** A round that changes no value by more than this part of the first is the last one. */
const SETTLED = 1e-13;

/**
 * The largest eigenvalues of a symmetric matrix without negative ones, and their vectors: subspace iteration with Rayleigh–Ritz steps (Golub and
 * Van Loan, Matrix Computations, 8.2.4) until the values settle.
 *
 * @param matrix size × size
 * @returns the largest first; vectors row by row, each of length 1
 */
export function leadingEigen(
  matrix: Float64Array,
  size: number,
  wanted: number,
): { values: Float64Array; vectors: Float64Array } {
  const count = Math.min(wanted, size);
  const kept = Math.min(size, count + SPARE);
  const random = createRandom(1);
  let vectors = orthonormal(
    Float64Array.from({ length: kept * size }, () => random.normal()),
    size,
  );
  let values = new Float64Array(kept);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    vectors = orthonormal(times(matrix, vectors, size), size);
    const image = times(matrix, vectors, size);
    const small = new Float64Array(kept * kept);
    for (let a = 0; a < kept; a++) {
      for (let b = 0; b < kept; b++) small[a * kept + b] = dot(vectors, a * size, image, b * size, size);
    }
    const turned = symmetricEigen(small, kept);
    vectors = combined(turned.vectors, vectors, kept, size);
    const before = values;
    values = turned.values;
    if (values.every((value, i) => i >= count || Math.abs(value - before[i]!) <= SETTLED * values[0]!)) break;
  }
  return { values: values.slice(0, count), vectors: vectors.slice(0, count * size) };
}

/** A symmetric matrix applied to each of the rows of another one. */
function times(matrix: Float64Array, rows: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const product = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row += size) {
    for (let i = 0; i < size; i++) product[row + i] = dot(matrix, i * size, rows, row, size);
  }
  return product;
}

/** Rows made perpendicular to each other and of length 1, in place: Gram–Schmidt, twice. A row that depends on those before it becomes zeros. */
function orthonormal(rows: Float64Array<ArrayBuffer>, size: number): Float64Array<ArrayBuffer> {
  for (let at = 0; at < rows.length; at += size) {
    const first = Math.sqrt(dot(rows, at, rows, at, size));
    for (let pass = 0; pass < 2; pass++) {
      for (let other = 0; other < at; other += size) {
        const share = dot(rows, at, rows, other, size);
        for (let i = 0; i < size; i++) rows[at + i]! -= share * rows[other + i]!;
      }
    }
    const length = Math.sqrt(dot(rows, at, rows, at, size));
    // What is left of a row that depends on others is rounding.
    const isNothing = length <= 1e-14 * first || length === 0;
    for (let i = 0; i < size; i++) rows[at + i] = isNothing ? 0 : rows[at + i]! / length;
  }
  return rows;
}

function combined(
  weights: Float64Array,
  rows: Float64Array,
  count: number,
  size: number,
): Float64Array<ArrayBuffer> {
  const mixed = new Float64Array(rows.length);
  for (let row = 0; row < count; row++) {
    for (let other = 0; other < count; other++) {
      const weight = weights[row * count + other]!;
      for (let i = 0; i < size; i++) mixed[row * size + i]! += weight * rows[other * size + i]!;
    }
  }
  return mixed;
}

function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[fromA + i]! * b[fromB + i]!;
  return sum;
}
