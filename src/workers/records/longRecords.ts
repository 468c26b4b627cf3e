import { denoiseAt, type PrepareSettings } from '../../beats';
import { getWavelet, isWaveletName } from '../../signal';
import { type RecordReader, recordOf } from '../../wfdb';
import type { WfdbRecord } from '../../wfdb/types';

/**
 * Records with more samples over all signals are never completely in memory: 2²⁴ take 64 MiB. MIT-BIH records have 1.3 million.
 */
export const LONG_SAMPLES = 2 ** 24;

/** Deeper decompositions reach over minutes, so denoised pieces would differ from the complete denoised record. */
const MAX_LEVELS = 13;

/** A piece of a record. */
export interface RecordPart {
  record: WfdbRecord;
  /** Index of the piece's first sample in the record. */
  firstSample: number;
}

/**
 * How many samples on each side of a piece affect its denoised values: the reach of analysis and synthesis together. A
 * multiple of `denoiseStep`.
 */
export function denoiseReach(settings: PrepareSettings['denoise'], samplingHz: number): number {
  if (!isWaveletName(settings.wavelet)) return 0;
  // Half a level is removed in a second pass.
  const passes = denoiseAt(settings, samplingHz).halvedDetail === undefined ? 1 : 2;
  return passes * 2 * getWavelet(settings.wavelet).length * denoiseStep(settings, samplingHz);
}

/**
 * Pieces that begin at multiples of this have the same wavelet coefficients as the complete record: their denoised
 * samples are equal bit for bit, except within `denoiseReach` of a cut (and next to gaps longer than that).
 */
function denoiseStep(settings: PrepareSettings['denoise'], samplingHz: number): number {
  const { levels, halvedDetail = 0 } = denoiseAt(settings, samplingHz);
  // Halving a level takes one more.
  const depth = Math.max(levels, halvedDetail + 1);
  return 2 ** Math.min(MAX_LEVELS, Math.max(0, Math.floor(depth)));
}

/**
 * Reads samples [from, to) with the given margin on both sides, as far as the record goes.
 *
 * @param signals indices of the signals, all by default
 * @param grid as in `recordOf`
 */
export async function readAround(
  reader: RecordReader,
  range: { from: number; to: number; margin: number },
  settings: PrepareSettings['denoise'],
  { signals, grid = 'record' }: { signals?: readonly number[]; grid?: 'record' | 'own' } = {},
): Promise<RecordPart> {
  const { samplingHz } = reader.facts;
  const step = denoiseStep(settings, samplingHz);
  const margin = Math.max(range.margin, denoiseReach(settings, samplingHz));
  const startSample = Math.max(0, Math.floor((range.from - margin) / step) * step);
  const endSample = Math.min(reader.facts.lengthSamples, range.to + margin);
  const record = await recordOf(reader, { startSample, endSample, grid, ...(signals && { signals }) });
  return { record, firstSample: startSample };
}
