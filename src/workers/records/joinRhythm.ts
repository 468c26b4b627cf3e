import { annotationSamplesAt } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';

/**
 * Beats of one annotator with the rhythm of another: the rows of `rhythm` that say where a rhythm begins, among those
 * of `beats`, in order of time. Databases keep the two apart (AFDB: `qrs` and `atr`).
 *
 * @param samplingHz frequency at which the result counts samples; times without a resolution of their own are counted at it
 */
export function joinRhythm(beats: Annotations, rhythm: Annotations, samplingHz: number): Annotations {
  const parts = [
    { part: beats, rows: rowsOf(beats, () => true) },
    { part: rhythm, rows: rowsOf(rhythm, (i) => rhythm.symbol[i] === '+') },
  ];
  const rows = parts
    .flatMap(({ part, rows: indices }) => {
      const samples = annotationSamplesAt(part, samplingHz);
      return indices.map((i) => ({ part, i, sample: samples[i]! }));
    })
    // Stable: where both are at one sample, the beat comes first.
    .sort((a, b) => a.sample - b.sample);
  return {
    ...beats,
    count: rows.length,
    sample: Float64Array.from(rows, ({ sample }) => sample),
    symbol: rows.map(({ part, i }) => part.symbol[i]!),
    subtype: Int8Array.from(rows, ({ part, i }) => part.subtype[i]!),
    channel: Uint8Array.from(rows, ({ part, i }) => part.channel[i]!),
    num: Int8Array.from(rows, ({ part, i }) => part.num[i]!),
    aux: rows.map(({ part, i }) => part.aux[i] ?? ''),
    samplingHz,
  };
}

function rowsOf({ count }: Annotations, isWanted: (row: number) => boolean): number[] {
  return Array.from({ length: count }, (_, i) => i).filter(isWanted);
}
