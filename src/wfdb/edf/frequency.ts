import { gridSamplesOf } from '../ecgNames';
import { millivoltsIn } from './calibration';
import type { EdfHeader, EdfSignal } from './types';

/** A header has eight characters for the duration, so a decimal is an integer multiple of 10⁻⁷ s. */
const ticksPerSec = 1e7;

/**
 * Sampling frequency of a signal with the given samples per data record. Computed from the duration as a decimal, so
 * that 7 samples in 0.7 s are exactly 10 Hz.
 */
export function samplingHzOf(samplesPerRecord: number, recordSec: number): number {
  const ticks = Math.round(recordSec * ticksPerSec);
  return ticks > 0 && ticks <= Number.MAX_SAFE_INTEGER
    ? (samplesPerRecord * ticksPerSec) / ticks
    : samplesPerRecord / recordSec;
}

/** The signals that contain samples: no annotation channels, and no empty ones. */
export function ordinarySignals(header: EdfHeader): EdfSignal[] {
  return header.signals.filter(
    ({ isAnnotations, samplesPerRecord }) => !isAnnotations && samplesPerRecord > 0,
  );
}

/** The samples per data record that define the record's frequency (see `gridSamplesOf`). */
export function gridSamples(signals: readonly EdfSignal[]): number {
  return gridSamplesOf(
    signals.map(({ label, units, samplesPerRecord }) => ({
      name: label,
      isVoltage: millivoltsIn(units) !== undefined,
      samples: samplesPerRecord,
    })),
  );
}
