/**
 * Median beats and features of the shape as they were first written, column by column and beat by beat. What is faster has to give
 * the same to the last bit, because runs repeat to the last bit.
 */
import { medianInPlace } from '../../src/beats/median';
import type { ShapeSource } from '../../src/beats/shapeFeatures';

/** All columns gathered and searched whole. */
export function referenceMedianRow(matrices: readonly Float32Array[], lengthSamples: number): Float32Array {
  const rows = matrices.flatMap((matrix) =>
    Array.from({ length: matrix.length / lengthSamples }, (_, row) =>
      matrix.subarray(row * lengthSamples, (row + 1) * lengthSamples),
    ),
  );
  return Float32Array.from({ length: lengthSamples }, (_, column) =>
    medianInPlace(Float64Array.from(rows, (row) => row[column]!)),
  );
}

const SCALES = [
  [0.912, 0.306],
  [-2.647, 0.745],
  [0.04, 0.202],
  [0.121, 0.603],
  [0.242, 0.839],
] as const;

/** Five numbers a beat of the first matrix. */
export function referenceShapeFeatures(source: ShapeSource): Float32Array {
  const { matrices, median, lengthSamples } = source;
  const rowsOf = (matrix: Float32Array) =>
    Array.from({ length: matrix.length / lengthSamples }, (_, row) =>
      matrix.subarray(row * lengthSamples, (row + 1) * lengthSamples),
    );
  const [beats, extra] = matrices;
  const windows = [...rowsOf(beats), ...rowsOf(extra)];
  const scale = medianInPlace(Float64Array.from(windows, (row) => Math.max(...row) - Math.min(...row)));
  const amplitude = scale > 1e-6 ? scale : 1;
  const qrs = placeOf(0.07, 0.08, source);
  const wide = placeOf(0.11, 0.12, source);
  const medianWidth = widthOf(median.subarray(...wide));
  const all = windows.map((row) => {
    const own = row.subarray(...qrs);
    const correlation = correlationOf(own, median.subarray(...qrs));
    return {
      correlation,
      distance: Math.log(distanceOf(own, median.subarray(...qrs)) / amplitude + 0.01),
      width: widthOf(row.subarray(...wide)) - medianWidth,
      unlikeness: Math.log(1.02 - correlation),
    };
  });
  const usualDistance = medianInPlace(Float64Array.from(all, ({ distance }) => distance));
  const usualUnlikeness = medianInPlace(Float64Array.from(all, ({ unlikeness }) => unlikeness));
  return Float32Array.from(
    all.slice(0, rowsOf(beats).length).flatMap(({ correlation, distance, width, unlikeness }) =>
      [correlation, distance, width, distance - usualDistance, unlikeness - usualUnlikeness].map(
        (figure, column) => {
          const [mean, sd] = SCALES[column]!;
          return Math.max(-5, Math.min(5, (figure - mean) / sd));
        },
      ),
    ),
  );
}

function placeOf(
  beforeSec: number,
  afterSec: number,
  { window, lengthSamples }: ShapeSource,
): [from: number, to: number] {
  const perSec = lengthSamples / (window.beforeSec + window.afterSec);
  const at = (sec: number) => Math.round((window.beforeSec + sec) * perSec);
  const from = Math.min(Math.max(0, at(-beforeSec)), lengthSamples - 1);
  return [from, Math.max(from + 1, Math.min(lengthSamples, at(afterSec)))];
}

function correlationOf(a: Float32Array, b: Float32Array): number {
  const [meanA, meanB] = [a, b].map(
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  );
  let [both, squaresA, squaresB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const x = a[i]! - meanA!;
    const y = b[i]! - meanB!;
    both += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  const size = Math.sqrt(squaresA * squaresB);
  return size > 0 ? Math.max(-1, Math.min(1, both / size)) : 0;
}

function distanceOf(a: Float32Array, b: Float32Array): number {
  const squares = a.reduce((sum, value, i) => sum + (value - b[i]!) * (value - b[i]!), 0);
  return Math.sqrt(squares / a.length);
}

function widthOf(samples: Float32Array): number {
  const middle = medianInPlace(Float64Array.from(samples));
  const area = samples.reduce((sum, value) => sum + Math.abs(value - middle), 0);
  return Math.log((area / samples.length + 1e-3) / (Math.max(...samples) - Math.min(...samples) + 1e-3));
}
