import { leadingEigen } from './leadingEigen';
import type { Rows } from './types';

/** Directions of the largest variance. */
export interface Components {
  /** Of every column. */
  mean: Float64Array;
  /** Component × width, each of length 1; its value of largest size is positive. */
  axes: Float64Array;
  /** Along each component, the largest first; n − 1 in the denominator, as scikit-learn has it. */
  variance: Float64Array;
  /** Of all columns together. */
  total: number;
}

/**
 * Principal components, exactly: of the covariance of the columns, or where there are fewer rows than columns of the products of the rows, which
 * have the same ones.
 *
 * @param rows two or more
 * @param wanted how many components; there are at most as many as columns, or rows
 * @param of the rows that they are computed from, all if omitted
 */
export function principalComponents(rows: Rows, wanted: number, of?: Int32Array): Components {
  const { width } = rows;
  const { centred, count, mean } = centredRows(rows, of);
  const isTall = count >= width;
  const size = isTall ? width : count;
  const products = isTall ? columnProducts(centred, width) : rowProducts(centred, width);
  let total = 0;
  for (let i = 0; i < size; i++) total += products[i * size + i]! / (count - 1);
  const { values, vectors } = leadingEigen(products, size, wanted);
  const axes = isTall ? vectors : alongColumns(vectors, centred, count, width);
  turnPositive(axes, width);
  return { mean, axes, variance: values.map((value) => Math.max(0, value) / (count - 1)), total };
}

/** The rows along components: rows × components. */
export function project({ values, width }: Rows, { mean, axes }: Components): Float32Array {
  const count = values.length / width;
  const components = axes.length / width;
  const projected = new Float32Array(count * components);
  for (let row = 0; row < count; row++) {
    for (let component = 0; component < components; component++) {
      let sum = 0;
      for (let i = 0; i < width; i++) {
        sum += (values[row * width + i]! - mean[i]!) * axes[component * width + i]!;
      }
      projected[row * components + component] = sum;
    }
  }
  return projected;
}

function centredRows({ values, width }: Rows, of?: Int32Array) {
  const count = of?.length ?? values.length / width;
  const at = (i: number) => (of ? of[i]! : i) * width;
  const mean = new Float64Array(width);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < width; i++) mean[i]! += values[at(row) + i]!;
  }
  for (let i = 0; i < width; i++) mean[i]! /= count;
  const centred = new Float64Array(count * width);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < width; i++) centred[row * width + i] = values[at(row) + i]! - mean[i]!;
  }
  return { centred, count, mean };
}

function columnProducts(rows: Float64Array, width: number): Float64Array {
  const products = new Float64Array(width * width);
  for (let row = 0; row < rows.length; row += width) {
    for (let i = 0; i < width; i++) {
      const own = rows[row + i]!;
      // A column that never changes, as a silent unit of a network, adds nothing.
      if (own === 0) continue;
      for (let j = i; j < width; j++) products[i * width + j]! += own * rows[row + j]!;
    }
  }
  return mirrored(products, width);
}

function rowProducts(rows: Float64Array, width: number): Float64Array {
  const count = rows.length / width;
  const products = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = a; b < count; b++) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += rows[a * width + i]! * rows[b * width + i]!;
      products[a * count + b] = sum;
    }
  }
  return mirrored(products, count);
}

function mirrored(matrix: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) matrix[j * size + i] = matrix[i * size + j]!;
  }
  return matrix;
}

/** Directions among rows as directions among columns, of length 1; what is no direction stays zeros. */
function alongColumns(vectors: Float64Array, rows: Float64Array, count: number, width: number): Float64Array {
  const axes = new Float64Array((vectors.length / count) * width);
  for (let at = 0; at * count < vectors.length; at++) {
    const axis = axes.subarray(at * width, (at + 1) * width);
    for (let row = 0; row < count; row++) {
      const weight = vectors[at * count + row]!;
      for (let i = 0; i < width; i++) axis[i]! += weight * rows[row * width + i]!;
    }
    const length = Math.hypot(...axis);
    if (length > 0) for (let i = 0; i < width; i++) axis[i]! /= length;
  }
  return axes;
}

/** The sign of a component says nothing: it is chosen so that the same beats give the same picture. */
function turnPositive(axes: Float64Array, width: number): void {
  for (let at = 0; at < axes.length; at += width) {
    const axis = axes.subarray(at, at + width);
    const largest = axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    if (largest < 0) for (let i = 0; i < width; i++) axis[i] = -axis[i]!;
  }
}
