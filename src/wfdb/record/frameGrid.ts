import { gridSamplesOf } from '../ecgNames';
import type { SignalSpec } from '../types';

const voltage = /^(?:[mun\u00b5\u03bc]?)V$/i;

/**
 * Samples in a frame on a record's grid: those of its ECG (see `gridSamplesOf`). Slow signals set the frames of many
 * records (an ECG at 496 Hz in frames of 15.5 Hz), and an ECG at the frame frequency would be nothing but its drift.
 */
export function frameGrid(signals: readonly SignalSpec[]): number {
  const samples = gridSamplesOf(
    signals.map(({ description, units, samplesPerFrame }) => ({
      name: description,
      isVoltage: voltage.test(units),
      samples: samplesPerFrame,
    })),
  );
  return Math.max(1, samples);
}
