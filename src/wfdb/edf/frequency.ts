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

/** Labels of electrocardiograms: the type of the EDF+ standard, its abbreviations, and bare names of leads. */
const ecgLabel = /\b(?:ECG|EKG)|^(?:ML?)?(?:I{1,3}|aV[RLF]|V\d{1,2}R?|MCL\d|CM\d)$/i;

/**
 * The samples per data record that define the record's frequency. An EDF file has no frequency of its own, so it is
 * that of the fastest ECG (by label), else of the fastest voltage, else of the fastest signal. So ECGs are read as they
 * were sampled, whatever else was recorded with them.
 */
export function gridSamples(signals: readonly EdfSignal[]): number {
  const ecgs = signals.filter(({ label }) => ecgLabel.test(label));
  const voltages = signals.filter(({ units }) => millivoltsIn(units) !== undefined);
  const [chosen] = [ecgs, voltages, signals].filter(({ length }) => length > 0);
  return (chosen ?? []).reduce((most, { samplesPerRecord }) => Math.max(most, samplesPerRecord), 0);
}
