import { medianInPlace } from './median';
import { recordScale } from './recordScale';
import type { PrepareSettings } from './types';

/** Columns of `shapeFeatures`, as they stand in FEATURE_COLUMNS. */
export const SHAPE_COLUMN_COUNT = 5;

/** The QRS complex around R. */
const QRS = { beforeSec: 0.07, afterSec: 0.08 };
/** Wide enough for the widest QRS. */
const WIDE = { beforeSec: 0.11, afterSec: 0.12 };
/** Keep logarithms finite. */
const LEAST_DISTANCE = 0.01;
const LEAST_AREA = 1e-3;
const CORRELATION_CEILING = 1.02;
const LIMIT = 5;

/**
 * Mean and SD of each figure over the beats of MIT-BIH's DS1 (all of it training data of every inter-patient study): they bring the
 * columns to the size that a network expects, and nothing depends on the records at hand.
 */
const SCALES: readonly [mean: number, sd: number][] = [
  [0.912, 0.306],
  [-2.647, 0.745],
  [0.04, 0.202],
  [0.121, 0.603],
  [0.242, 0.839],
];

/** A record's windows, first lead. */
export interface ShapeSource {
  /** Windows of the beats in the set and of the others, row after row. */
  matrices: readonly [beats: Float32Array, extra: Float32Array];
  /** The record's median beat. */
  median: Float32Array;
  lengthSamples: number;
  window: PrepareSettings['window'];
}

/**
 * How the QRS of each beat differs from that of its record's median beat, without labels: correlation; logarithm of the root mean
 * square of the difference, in units of the record's median range; how much wider; and distance and correlation once more, against
 * their medians over the record, since in a noisy record every beat is far from the median beat.
 *
 * @returns beats of the set × SHAPE_COLUMN_COUNT, within [−5, 5]
 */
export function shapeFeatures(source: ShapeSource): Float32Array {
  const { matrices, median, lengthSamples } = source;
  const [beats] = matrices;
  const count = beats.length / lengthSamples;
  const amplitude = recordScale(matrices, lengthSamples);
  const qrs = placeOf(QRS, source);
  const wide = placeOf(WIDE, source);
  const medianWidth = widthOf(median.subarray(wide.from, wide.to));
  const medianQrs = median.subarray(qrs.from, qrs.to);

  const all = matrices.flatMap((rows) =>
    Array.from({ length: rows.length / lengthSamples }, (_, row) => {
      const window = rows.subarray(row * lengthSamples, (row + 1) * lengthSamples);
      const own = window.subarray(qrs.from, qrs.to);
      const correlation = correlationOf(own, medianQrs);
      return {
        correlation,
        distance: Math.log(distanceOf(own, medianQrs) / amplitude + LEAST_DISTANCE),
        width: widthOf(window.subarray(wide.from, wide.to)) - medianWidth,
        unlikeness: Math.log(CORRELATION_CEILING - correlation),
      };
    }),
  );
  const usual = (of: 'distance' | 'unlikeness') =>
    medianInPlace(Float64Array.from(all, (figures) => figures[of]));
  const usualDistance = usual('distance');
  const usualUnlikeness = usual('unlikeness');

  const features = new Float32Array(count * SHAPE_COLUMN_COUNT);
  for (let beat = 0; beat < count; beat++) {
    const { correlation, distance, width, unlikeness } = all[beat]!;
    const figures = [correlation, distance, width, distance - usualDistance, unlikeness - usualUnlikeness];
    figures.forEach((figure, column) => {
      const [mean, sd] = SCALES[column]!;
      const value = (figure - mean) / sd;
      features[beat * SHAPE_COLUMN_COUNT + column] = Math.max(-LIMIT, Math.min(LIMIT, value));
    });
  }
  return features;
}

/** The samples of a stretch around R that lie in the window; at least one. */
function placeOf(stretch: { beforeSec: number; afterSec: number }, { window, lengthSamples }: ShapeSource) {
  const perSec = lengthSamples / (window.beforeSec + window.afterSec);
  const at = (sec: number) => Math.round((window.beforeSec + sec) * perSec);
  const from = Math.min(Math.max(0, at(-stretch.beforeSec)), lengthSamples - 1);
  return { from, to: Math.max(from + 1, Math.min(lengthSamples, at(stretch.afterSec))) };
}

/** Pearson's correlation; 0 where one of them is flat. */
function correlationOf(a: Float32Array, b: Float32Array): number {
  const meanA = meanOf(a);
  const meanB = meanOf(b);
  let both = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]! - meanA;
    const y = b[i]! - meanB;
    both += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  const size = Math.sqrt(squaresA * squaresB);
  return size > 0 ? Math.max(-1, Math.min(1, both / size)) : 0;
}

/** Root mean square of the difference. */
function distanceOf(a: Float32Array, b: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(squares / a.length);
}

/** Logarithm of the area under the curve against its median, over its range: a wide complex has more of it. */
function widthOf(samples: Float32Array): number {
  const middle = medianInPlace(Float64Array.from(samples));
  let area = 0;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of samples) {
    area += Math.abs(value - middle);
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return Math.log((area / samples.length + LEAST_AREA) / (high - low + LEAST_AREA));
}

function meanOf(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
