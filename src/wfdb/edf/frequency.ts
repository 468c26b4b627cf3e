import { millivoltsIn } from './calibration';
import type { EdfHeader, EdfSignal } from './types';

/** A header has eight characters for the duration: it is a whole number of 10⁻⁷ s where it is written as a decimal. */
const ticksPerSec = 1e7;

/**
 * Samples per second of a signal with so many samples in a data record. Computed from the duration as the decimal that it
 * is, so that 7 samples in 0.7 s are 10 Hz exactly.
 */
export function samplingHzOf(samplesPerRecord: number, recordSec: number): number {
  const ticks = Math.round(recordSec * ticksPerSec);
  return ticks > 0 && ticks <= Number.MAX_SAFE_INTEGER
    ? (samplesPerRecord * ticksPerSec) / ticks
    : samplesPerRecord / recordSec;
}

/** The signals that hold samples: no annotation channels, and none that is empty. */
export function ordinarySignals(header: EdfHeader): EdfSignal[] {
  return header.signals.filter(
    ({ isAnnotations, samplesPerRecord }) => !isAnnotations && samplesPerRecord > 0,
  );
}

/** Labels of electrocardiograms: the type of the EDF+ standard, its abbreviations, and bare names of leads. */
const ecgLabel = /\b(?:ECG|EKG)|^(?:ML?)?(?:I{1,3}|aV[RLF]|V\d{1,2}R?|MCL\d|CM\d)$/i;

/**
 * Samples per data record that give the record its frequency. An EDF file has none of its own, so it is that of the
 * fastest ECG (by label); without any, that of the fastest voltage; without any, that of the fastest signal: then
 * ECGs are read as they were sampled, whatever else was recorded with them.
 */
export function gridSamples(signals: readonly EdfSignal[]): number {
  const ecgs = signals.filter(({ label }) => ecgLabel.test(label));
  const voltages = signals.filter(({ units }) => millivoltsIn(units) !== undefined);
  const [chosen] = [ecgs, voltages, signals].filter(({ length }) => length > 0);
  return (chosen ?? []).reduce((most, { samplesPerRecord }) => Math.max(most, samplesPerRecord), 0);
}
