import type { EdfSignal } from './types';

/** Converts stored to physical values: value · scale + offset, in `units`. */
export interface Calibration {
  scale: number;
  offset: number;
  units: string;
  /** False if the header gives no usable range, so that amplitudes are a convention, as for a WFDB record without gain. */
  calibrated: boolean;
}

/** Default gain of a WFDB record without gain (header(5)). */
const conventionalGain = 200;

/**
 * The line through (digital minimum, physical minimum) and (digital maximum, physical maximum); an inverted range gives
 * an inverted signal. Values outside the range are not clipped. An empty or non-numeric range defines no line: then 200
 * stored units are one physical unit, the convention for WFDB records without gain.
 *
 * Voltages (V, mV, µV, nV) are converted to mV, in which ECGs are plotted and prepared; every other dimension is unchanged.
 */
export function calibrationOf(signal: EdfSignal): Calibration {
  const { physicalMin, physicalMax, digitalMin, digitalMax } = signal;
  const millivolts = millivoltsIn(signal.units);
  const slope = (physicalMax - physicalMin) / (digitalMax - digitalMin);
  if (!Number.isFinite(slope) || slope === 0) {
    const units = millivolts === undefined ? plainUnits(signal.units) : 'mV';
    return { scale: 1 / conventionalGain, offset: 0, units, calibrated: false };
  }
  const factor = millivolts ?? 1;
  return {
    scale: slope * factor,
    offset: (physicalMin - digitalMin * slope) * factor,
    units: millivolts === undefined ? plainUnits(signal.units) : 'mV',
    calibrated: true,
  };
}

/**
 * Millivolts in a voltage unit, undefined for other dimensions. Accepts n, u, µ (either code point), m or no prefix
 * before V or volt(s), in any case: nobody stores megavolts.
 */
export function millivoltsIn(units: string): number | undefined {
  const found = /^(n|nano|u|µ|μ|micro|m|milli)?[ -]?v(?:olts?)?$/i.exec(units);
  if (!found) return undefined;
  const prefix = (found[1] ?? '').toLowerCase();
  if (prefix === '') return 1000;
  if (prefix === 'm' || prefix === 'milli') return 1;
  return prefix.startsWith('n') ? 1e-6 : 1e-3;
}

/** Unifies the spelling of micro. */
function plainUnits(units: string): string {
  return units.replace('μ', 'µ');
}
