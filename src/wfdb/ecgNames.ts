import { isEcgName } from '../base/signalKind';

/** A signal as far as the choice of a record's grid needs it. */
interface GridSignal {
  name: string;
  isVoltage: boolean;
  /** Samples in a frame of a WFDB file or in a data record of an EDF file. */
  samples: number;
}

/**
 * The samples per frame that define the record's frequency, since neither format says which of its signals matters:
 * those of the fastest ECG (by name), else of the fastest voltage, else of the fastest signal. So ECGs are read as they
 * were sampled, whatever else was recorded with them. 0 without signals.
 */
export function gridSamplesOf(signals: readonly GridSignal[]): number {
  const ecgs = signals.filter(({ name }) => isEcgName(name));
  const voltages = signals.filter(({ isVoltage }) => isVoltage);
  const [chosen] = [ecgs, voltages, signals].filter(({ length }) => length > 0);
  return (chosen ?? []).reduce((most, { samples }) => Math.max(most, samples), 0);
}
