import { assert } from '../base/assert';
import { classNamesOf } from './classNames';
import { CLASS_SYMBOLS_OF_EC57, type PrepareSettings, RHYTHM_CLASSES } from './types';

/** Columns of equal length, one entry per tested beat. */
export interface PredictionColumns {
  recordNames: readonly string[];
  /** Sampling frequency of each of `recordNames`. */
  recordHz: readonly number[];
  /** Index into `recordNames`. */
  record: Uint16Array;
  /** R position in samples. */
  sample: Int32Array;
  /** Annotation mnemonic. */
  symbol: readonly string[];
  /** True class index. */
  label: Uint8Array;
  /** Fold that tested the beat, from 0. */
  fold: Int32Array;
  /** Part of the data that the beats belong to (`test`), the same for all or one per beat. */
  split: string | readonly string[];
  predicted: Uint8Array;
  /** n × classCount. */
  probabilities: Float32Array;
  classCount: number;
  /** What the rows are; default: beats. */
  rows?: PrepareSettings['rows'];
  /** Warnings about the run, the same for every beat: codes joined by `+`, an empty string for none. */
  stamp: string;
}

/** What a column of probabilities is of: beats have the one-letter names of ANSI/AAMI EC57. */
const SHORT_NAMES = { beats: CLASS_SYMBOLS_OF_EC57, pieces: RHYTHM_CLASSES };

/** Column headers before those of the probabilities. */
const headersOf = (rows: PrepareSettings['rows']) => [
  ...['record', 'sample', 'time_s', 'symbol', rows === 'pieces' ? 'rhythm' : 'aami', 'fold', 'split', 'pred'],
];

/**
 * Per-beat predictions as CSV (RFC 4180 quoting, lines ending in LF, one header line): times with four decimals,
 * probabilities with six, `correct` 1 or 0. The last column repeats the run's stamp, so that every part of the table carries it.
 */
export function predictionsCsv(columns: PredictionColumns): string {
  const { classCount, label, predicted, probabilities, split, rows = 'beats' } = columns;
  const classes = classNamesOf({ rows });
  const count = label.length;
  assert(
    probabilities.length === count * classCount && predicted.length === count,
    `there are ${count} beats, but ${predicted.length} predictions and ${probabilities.length} probabilities`,
  );
  const names = columns.recordNames.map(quote);
  const stamp = quote(columns.stamp);
  const chances = SHORT_NAMES[rows].slice(0, classCount).map((name) => `p_${name}`);
  const lines = [[...headersOf(rows), ...chances, 'correct', 'stamp'].join(',')];
  for (let i = 0; i < count; i++) {
    const record = columns.record[i]!;
    const sample = columns.sample[i]!;
    const cells: (string | number)[] = [
      names[record]!,
      sample,
      (sample / columns.recordHz[record]!).toFixed(4),
      quote(columns.symbol[i]!),
      classes[label[i]!]!,
      columns.fold[i]!,
      quote(typeof split === 'string' ? split : split[i]!),
      // A beat that was not found has no class.
      classes[predicted[i]!] ?? '',
    ];
    for (let k = 0; k < classCount; k++) cells.push(probabilities[i * classCount + k]!.toFixed(6));
    cells.push(label[i] === predicted[i] ? 1 : 0, stamp);
    lines.push(cells.join(','));
  }
  lines.push('');
  return lines.join('\n');
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
