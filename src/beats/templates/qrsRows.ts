import type { BeatSet } from '../types';

/** The stretch of a window by which shapes are compared: the QRS complex, wide enough for a ventricular one, without the T wave. */
const QRS = { beforeSec: 0.08, afterSec: 0.12 };

/** The QRS complexes of beats, each as a row whose inner product with another is their correlation. */
export interface QrsRows {
  /** Samples of a row: those of the stretch, of one lead after the other. */
  width: number;
  /** n·width: each lead minus its mean, all of it of length 1; zeros where the beat is flat. */
  rows: Float32Array;
}

/** What rows are made of. */
export type Windows = Pick<BeatSet, 'count' | 'lengthSamples' | 'waveform' | 'second' | 'window'>;

/**
 * The QRS complexes of a set as rows for `clusterRows`. Leads are joined in mV, so that one in which the beat is small says little.
 */
export function qrsRows({ count, lengthSamples, waveform, second, window }: Windows): QrsRows {
  const perSec = lengthSamples / (window.beforeSec + window.afterSec);
  const at = (sec: number) => Math.round((window.beforeSec + sec) * perSec);
  const from = Math.max(0, at(-QRS.beforeSec));
  const samples = Math.min(lengthSamples, at(QRS.afterSec)) - from;
  const leads = second ? [waveform, second] : [waveform];
  const width = samples * leads.length;
  const rows = new Float32Array(count * width);
  for (let beat = 0; beat < count; beat++) {
    const row = rows.subarray(beat * width, (beat + 1) * width);
    leads.forEach((lead, i) => {
      const start = beat * lengthSamples + from;
      row.set(lead.subarray(start, start + samples), i * samples);
      subtractMean(row.subarray(i * samples, (i + 1) * samples));
    });
    toLengthOne(row);
  }
  return { width, rows };
}

function subtractMean(row: Float32Array): void {
  let sum = 0;
  for (const value of row) sum += value;
  const mean = sum / row.length;
  for (let i = 0; i < row.length; i++) row[i]! -= mean;
}

/** Below this length (mV, root of the sum of squares) there is no complex, only rounding. */
const FLAT = 1e-3;

function toLengthOne(row: Float32Array): void {
  let squares = 0;
  for (const value of row) squares += value * value;
  const length = Math.sqrt(squares);
  if (length < FLAT) row.fill(0);
  else for (let i = 0; i < row.length; i++) row[i]! /= length;
}
