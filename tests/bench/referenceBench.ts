import { createPreparer, defaultPrepareSettings, type PrepareSettings } from '../../src/beats';
import { beatFeatures } from '../../src/beats/beatFeatures';
import { classOf, marksBeat } from '../../src/beats/classMap';
import { RHYTHM_COLUMNS, type RhythmName } from '../../src/beats/types';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import type { RecordBytes } from './detectBench';

/** N and SVEB; the only classes here. */
const CLASSES = [0, 1];

/** What beats are measured against: the three columns that a choice of the reference gives. */
export const references: Readonly<Record<string, readonly RhythmName[]>> = {
  median: ['previousToMedian', 'nextToMedian', 'previousToNext'],
  'median, by irregularity': ['previousByIrregularity', 'nextByIrregularity', 'changeByIrregularity'],
  'mean of the record': ['previousToMean', 'nextToMean', 'previousToNext'],
  '75th percentile': ['previousToP75', 'nextToP75', 'previousToNext'],
  'last 10': ['previousToLast10', 'nextToLast10', 'previousToNext'],
  'last 32': ['previousToLast32', 'nextToLast32', 'previousToNext'],
  'last minute': ['previousToLastMinute', 'nextToLastMinute', 'previousToNext'],
  'all past': ['previousToAllPast', 'nextToAllPast', 'previousToNext'],
  '33 around the beat': ['previousToCentred', 'nextToCentred', 'previousToNext'],
};

/** The N and SVEB of records: all columns of the rhythm, and whether each is a SVEB. */
export interface RhythmRows {
  columns: Float32Array[];
  isSveb: boolean[];
}

/** From the annotations alone; every beat counts for the intervals. */
export function rhythmRows({ name, hea, atr }: Omit<RecordBytes, 'dat'>): RhythmRows {
  const { samplingHz } = parseHeader(hea, `${name}.hea`);
  const { sample, symbol } = readAnnotations(atr, `${name}.atr`);
  const beats = symbol.flatMap((each, i) => (marksBeat(each) ? [i] : []));
  const features = beatFeatures(Float64Array.from(beats, (i) => sample[i]! / samplingHz));
  const rows: RhythmRows = { columns: [], isSveb: [] };
  beats.forEach((i, row) => {
    const label = classOf(symbol[i]!);
    if (label === undefined || !CLASSES.includes(label)) return;
    rows.columns.push(features.subarray(row * RHYTHM_COLUMNS.length, (row + 1) * RHYTHM_COLUMNS.length));
    rows.isSveb.push(label === 1);
  });
  return rows;
}

/** Fisher's linear discriminant of N and SVEB by three columns: a score per row, higher for SVEB. */
export function learnScore(
  rows: RhythmRows,
  names: readonly RhythmName[],
): (columns: Float32Array) => number {
  const at = names.map((name) => RHYTHM_COLUMNS.findIndex((column) => column.name === name));
  const size = at.length;
  const means = [false, true].map((kind) => {
    const own = rows.columns.filter((_, row) => rows.isSveb[row] === kind);
    return at.map((column) => own.reduce((sum, values) => sum + values[column]!, 0) / own.length);
  });
  const within = at.map(() => new Float64Array(size));
  rows.columns.forEach((values, row) => {
    const mean = means[rows.isSveb[row] ? 1 : 0]!;
    const off = at.map((column, i) => values[column]! - mean[i]!);
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) within[i]![j]! += off[i]! * off[j]!;
  });
  const weights = solve(
    within,
    means[1]!.map((value, i) => value - means[0]![i]!),
  );
  return (columns) => at.reduce((sum, column, i) => sum + weights[i]! * columns[column]!, 0);
}

/** Solves a small system with a positive definite matrix by elimination; overwrites both. */
function solve(matrix: Float64Array[], right: number[]): number[] {
  const size = right.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = pivot + 1; row < size; row++) {
      const factor = matrix[row]![pivot]! / matrix[pivot]![pivot]!;
      for (let column = pivot; column < size; column++) {
        matrix[row]![column]! -= factor * matrix[pivot]![column]!;
      }
      right[row]! -= factor * right[pivot]!;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let column = row + 1; column < size; column++) {
      right[row]! -= matrix[row]![column]! * right[column]!;
    }
    right[row]! /= matrix[row]![row]!;
  }
  return right;
}

/** The threshold of the best F1 of SVEB, that F1, and the area under the ROC curve. */
export function bestThreshold(scores: readonly number[], isSveb: readonly boolean[]) {
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
  const all = isSveb.filter(Boolean).length;
  let [found, above, best, threshold, area] = [0, 0, 0, Number.POSITIVE_INFINITY, 0];
  order.forEach((row, rank) => {
    if (isSveb[row]) found++;
    else {
      above++;
      area += found;
    }
    const f1 = (2 * found) / (all + rank + 1);
    if (f1 > best) [best, threshold] = [f1, scores[row]!];
  });
  return { threshold, f1: best, auc: area / (all * above) };
}

/** F1 of SVEB where every score from the threshold on is called so. */
export function f1At(scores: readonly number[], isSveb: readonly boolean[], threshold: number): number {
  const called = scores.map((score) => score >= threshold);
  const found = called.filter((is, row) => is && isSveb[row]).length;
  return (2 * found) / (called.filter(Boolean).length + isSveb.filter(Boolean).length);
}

/** How windows can be placed, as changes of the settings of Prepare. */
export const placings: Readonly<Record<string, Partial<PrepareSettings>>> = {
  'around the annotation': { align: 'mark' },
  'aligned, one lead': { align: 'deflection' },
  'aligned, both leads': { align: 'deflection', secondLead: true },
};

/** Windows as they are in the record, half a second to either side, 1 ms a sample. */
const windows: PrepareSettings = {
  ...defaultPrepareSettings,
  lead: { kind: 'mlii' },
  denoise: { kind: 'band', wavelet: 'db6', lowHz: 0.5, highHz: 40 },
  window: { beforeSec: 0.25, afterSec: 0.25 },
  lengthSamples: 500,
};

/** Where the mean N beat of a record has its largest value of either sign, within 100 ms of the middle of its window, ms. */
export function peakMs(
  { name, hea, dat, atr }: RecordBytes,
  placing: Partial<PrepareSettings>,
): number | undefined {
  const header = parseHeader(hea, `${name}.hea`);
  const record = readRecord({ header, files: new Map([[`${name}.dat`, dat]]) });
  const settings = { ...windows, ...placing };
  const annotations = readAnnotations(atr, `${name}.atr`);
  const { beats } = createPreparer(settings).prepare({ record, annotations });
  const { lengthSamples, waveform, label } = beats;
  const sum = new Float64Array(lengthSamples);
  let count = 0;
  label.forEach((kind, row) => {
    if (kind !== 0) return;
    count++;
    for (let i = 0; i < lengthSamples; i++) sum[i]! += waveform[row * lengthSamples + i]!;
  });
  if (count === 0) return undefined;
  const middle = lengthSamples / 2;
  let peak = middle;
  for (let i = middle - 100; i <= middle + 100; i++) if (Math.abs(sum[i]!) > Math.abs(sum[peak]!)) peak = i;
  return peak - middle;
}
