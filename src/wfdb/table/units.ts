import { millivoltsIn } from '../edf/calibration';
import type { TableColumn, TableUnit } from './types';

/** Default gain of a WFDB record without gain (header(5)), in stored units per mV. */
const conventionalGain = 200;

const millivolts: Record<TableUnit, number> = { mV: 1, µV: 1e-3, V: 1000, stored: 1 / conventionalGain };

/** Spellings of millivolts and microvolts in other scripts. */
const translated: Record<string, TableUnit> = {
  мкв: 'µV',
  мв: 'mV',
  微伏: 'µV',
  毫伏: 'mV',
  マイクロボルト: 'µV',
};

/** How a column's numbers become the units in which the record is read. */
export interface ColumnScale {
  scale: number;
  units: string;
  /** Whether the unit is not the file's own. */
  isAssumed: boolean;
  /** False for stored units, whose relation to a voltage is a convention. */
  calibrated: boolean;
}

/** @param unit of columns whose header names none */
export function scaleOf({ units }: TableColumn, unit: TableUnit): ColumnScale {
  const known = units === undefined ? undefined : (translated[units.toLowerCase()] ?? units);
  if (known === undefined || /^(?:adu|nu|stored)$/i.test(known)) {
    const used = known === undefined ? unit : 'stored';
    return {
      scale: millivolts[used],
      units: 'mV',
      isAssumed: known === undefined,
      calibrated: used !== 'stored',
    };
  }
  const voltage = millivoltsIn(known);
  return voltage === undefined
    ? { scale: 1, units: known.replace('μ', 'µ'), isAssumed: false, calibrated: true }
    : { scale: voltage, units: 'mV', isAssumed: false, calibrated: true };
}
