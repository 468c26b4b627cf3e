import { createResampler, type Resampler } from '../signal';
import type { BeatPositions } from './beatPositions';
import { reachesNext, type WindowSamples, windowEnd } from './cutWindows';
import type { PrepareSettings } from './types';

/** Cuts windows and resamples them; the plan for the usual length stays from one call to the next. */
export interface RowCutter {
  /**
   * Writes the window of each of `beats` as a row of `out`. Every window lies inside the signal, which begins at sample
   * `firstSample` of the record; one over a missing sample gives NaN.
   */
  run(options: {
    signal: Float32Array;
    firstSample: number;
    positions: BeatPositions;
    beats: readonly number[];
    window: WindowSamples;
    out: Float32Array;
  }): void;
}

export function createRowCutter({
  lengthSamples,
  windowRule,
}: Pick<PrepareSettings, 'lengthSamples' | 'windowRule'>): RowCutter {
  let usual: Resampler | undefined;

  return {
    run({ signal, firstSample, positions, beats, window, out }) {
      const windowSamples = window.beforeSamples + window.afterSamples;
      if (usual?.fromSamples !== windowSamples) usual = createResampler(windowSamples, lengthSamples);
      const startOf = (beat: number) => positions.sample[beat]! - window.beforeSamples - firstSample;
      usual.run(signal, beats.map(startOf), out);

      // Windows of other lengths take the place of the usual ones.
      for (const [length, rows] of rowsByLength(beats, positions, window, windowRule)) {
        const resampler = createResampler(length, lengthSamples);
        for (const row of rows) resampler.run(signal, [startOf(beats[row]!)], out, row * lengthSamples);
      }
    },
  };
}

/** Rows whose windows run to the next beat, by the length of these in samples. */
function rowsByLength(
  beats: readonly number[],
  positions: BeatPositions,
  window: WindowSamples,
  rule: PrepareSettings['windowRule'],
): Map<number, number[]> {
  const byLength = new Map<number, number[]>();
  beats.forEach((beat, row) => {
    if (!reachesNext(positions.symbol[beat]!, rule)) return;
    const length = windowEnd(positions, beat, window, rule) - positions.sample[beat]! + window.beforeSamples;
    const rows = byLength.get(length) ?? [];
    rows.push(row);
    byLength.set(length, rows);
  });
  return byLength;
}
