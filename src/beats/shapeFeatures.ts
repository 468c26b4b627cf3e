import { medianInPlace } from './median';
import { recordScale } from './recordScale';
import { type PrepareSettings, SHAPE_COLUMNS } from './types';

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
 * Mean and SD of each figure over the beats of MIT-BIH's DS1 (which is training data in every inter-patient study): they
 * scale the columns to the size that a network expects, independently of the records that are loaded.
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
 * How the QRS of each beat differs from that of its record's median beat, without labels: correlation; logarithm of the root
 * mean square of the difference, in units of the record's median range; how much wider it is; and distance and correlation
 * again, relative to their medians over the record, since in a noisy record every beat is far from the median beat.
 *
 * @returns beats of the set × SHAPE_COLUMNS.length, within [−5, 5]
 */
export function shapeFeatures(source: ShapeSource): Float32Array {
  const { matrices, lengthSamples } = source;
  const [beats, extra] = matrices;
  const count = beats.length / lengthSamples;
  const measures = measureRows(source, count + extra.length / lengthSamples);
  const usualDistance = medianInPlace(measures.distance.slice());
  const usualUnlikeness = medianInPlace(measures.unlikeness.slice());

  const features = new Float32Array(count * SHAPE_COLUMNS.length);
  const write = (beat: number, column: number, figure: number) => {
    const [mean, sd] = SCALES[column]!;
    const value = (figure - mean) / sd;
    features[beat * SHAPE_COLUMNS.length + column] = Math.max(-LIMIT, Math.min(LIMIT, value));
  };
  for (let beat = 0; beat < count; beat++) {
    write(beat, 0, measures.correlation[beat]!);
    write(beat, 1, measures.distance[beat]!);
    write(beat, 2, measures.width[beat]!);
    write(beat, 3, measures.distance[beat]! - usualDistance);
    write(beat, 4, measures.unlikeness[beat]! - usualUnlikeness);
  }
  return features;
}

/** One number per row: beats of the set, then the others. */
interface Measures {
  correlation: Float64Array;
  /** Logarithms. */
  distance: Float64Array;
  unlikeness: Float64Array;
  /** Logarithm, minus that of the median beat. */
  width: Float64Array;
}

function measureRows(source: ShapeSource, rows: number): Measures {
  const { matrices, median, lengthSamples } = source;
  const amplitude = recordScale(matrices, lengthSamples);
  const qrs = stretchOf(QRS, source);
  const wide = stretchOf(WIDE, source);
  const likenessTo = createLikeness(median, qrs);
  const widthAt = createWidth(wide.to - wide.from);
  const medianWidth = widthAt(median, wide.from);

  const column = () => new Float64Array(rows);
  const measures = { correlation: column(), distance: column(), unlikeness: column(), width: column() };
  let row = 0;
  for (const matrix of matrices) {
    for (let start = 0; start < matrix.length; start += lengthSamples, row++) {
      const { correlation, distance } = likenessTo(matrix, start);
      measures.correlation[row] = correlation;
      measures.distance[row] = Math.log(distance / amplitude + LEAST_DISTANCE);
      measures.unlikeness[row] = Math.log(CORRELATION_CEILING - correlation);
      measures.width[row] = widthAt(matrix, start + wide.from) - medianWidth;
    }
  }
  return measures;
}

/** Samples from … to − 1 of a window. */
interface Stretch {
  from: number;
  to: number;
}

/** The samples of a stretch around R, as far as they are inside the window; at least one. */
function stretchOf(
  stretch: { beforeSec: number; afterSec: number },
  { window, lengthSamples }: ShapeSource,
): Stretch {
  const perSec = lengthSamples / (window.beforeSec + window.afterSec);
  const at = (sec: number) => Math.round((window.beforeSec + sec) * perSec);
  const from = Math.min(Math.max(0, at(-stretch.beforeSec)), lengthSamples - 1);
  return { from, to: Math.max(from + 1, Math.min(lengthSamples, at(stretch.afterSec))) };
}

/**
 * Compares a stretch of the window that begins at `start` with that of the median beat: Pearson's correlation, 0 if one of
 * them is flat, and the root mean square of the difference.
 */
function createLikeness(
  median: Float32Array,
  { from, to }: Stretch,
): (rows: Float32Array, start: number) => { correlation: number; distance: number } {
  const samples = to - from;
  const medianMean = meanOf(median, from, to);
  /** The median beat's samples minus their mean. */
  const deviations = Float64Array.from({ length: samples }, (_, i) => median[from + i]! - medianMean);
  let medianSquares = 0;
  for (const deviation of deviations) medianSquares += deviation * deviation;

  return (rows, start) => {
    const mean = meanOf(rows, start + from, start + to);
    let both = 0;
    let squares = 0;
    let differences = 0;
    for (let i = 0; i < samples; i++) {
      const value = rows[start + from + i]!;
      const x = value - mean;
      both += x * deviations[i]!;
      squares += x * x;
      const difference = value - median[from + i]!;
      differences += difference * difference;
    }
    const size = Math.sqrt(squares * medianSquares);
    return {
      correlation: size > 0 ? Math.max(-1, Math.min(1, both / size)) : 0,
      distance: Math.sqrt(differences / samples),
    };
  };
}

/**
 * The width of the complex in the stretch of `samples` samples that begins at `start`: logarithm of the area between the
 * curve and its median, divided by its range. It is larger for a wide complex.
 */
function createWidth(samples: number): (rows: Float32Array, start: number) => number {
  const sorted = new Float64Array(samples);
  return (rows, start) => {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < samples; i++) {
      const value = rows[start + i]!;
      sorted[i] = value;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const middle = medianInPlace(sorted);
    let area = 0;
    for (let i = 0; i < samples; i++) area += Math.abs(rows[start + i]! - middle);
    return Math.log((area / samples + LEAST_AREA) / (high - low + LEAST_AREA));
  };
}

function meanOf(values: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
}
