import type { EdfSignal } from './types';

/** How stored values become physical: value · scale + offset, in `units`. */
export interface Calibration {
  scale: number;
  offset: number;
  units: string;
  /** False where the header gives no usable range, so that amplitudes are a convention, as for a WFDB record without gain. */
  calibrated: boolean;
}

/** What a WFDB record without gain is read with (header(5)). */
const conventionalGain = 200;

/**
 * The line through (digital minimum, physical minimum) and (digital maximum, physical maximum); an inverted range gives
 * an inverted signal. Values outside of the range are not cut off. A range without extent or number has no line:
 * then 200 stored units are one physical unit, the convention for WFDB records without gain.
 *
 * Voltages (V, mV, µV, nV) are given in mV, which is what ECGs are plotted and prepared in, whatever the
 * file has; every other dimension stays as it is.
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
 * Millivolts in a voltage unit, undefined for what is no voltage. Taken are n, u, µ (either code point), m or nothing
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

/** One spelling of micro. */
function plainUnits(units: string): string {
  return units.replace('μ', 'µ');
}
