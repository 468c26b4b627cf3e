import { assert } from '../base/assert';
import { CLASS_NAMES } from './types';

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
  /** Warnings about the run, the same for every beat: codes joined by `+`, an empty string for none. */
  stamp: string;
}

/** Column headers; in the probability columns the classes have the one-letter names of ANSI/AAMI EC57. */
const PROBABILITY_HEADERS = ['p_N', 'p_S', 'p_V', 'p_F', 'p_Q'];
const HEADERS = ['record', 'sample', 'time_s', 'symbol', 'aami', 'fold', 'split', 'pred'];

/**
 * Per-beat predictions as CSV (RFC 4180 quoting, lines ending in LF, one header line): times with four decimals,
 * probabilities with six, `correct` 1 or 0. The last column repeats the run's stamp, so that every part of the table carries it.
 */
export function predictionsCsv(columns: PredictionColumns): string {
  const { classCount, label, predicted, probabilities, split } = columns;
  const count = label.length;
  assert(
    probabilities.length === count * classCount && predicted.length === count,
    `there are ${count} beats, but ${predicted.length} predictions and ${probabilities.length} probabilities`,
  );
  const names = columns.recordNames.map(quote);
  const stamp = quote(columns.stamp);
  const lines = [[...HEADERS, ...PROBABILITY_HEADERS.slice(0, classCount), 'correct', 'stamp'].join(',')];
  for (let i = 0; i < count; i++) {
    const record = columns.record[i]!;
    const sample = columns.sample[i]!;
    const cells: (string | number)[] = [
      names[record]!,
      sample,
      (sample / columns.recordHz[record]!).toFixed(4),
      quote(columns.symbol[i]!),
      CLASS_NAMES[label[i]!]!,
      columns.fold[i]!,
      quote(typeof split === 'string' ? split : split[i]!),
      // A beat that was not found has no class.
      CLASS_NAMES[predicted[i]!] ?? '',
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
