import { isVoltage, millivoltsPer } from './millivolts';

/** Two steps of a converter with 5 µV a step, as MIT-BIH has, and a little more. */
const FLAT_MV = 0.012;

/** Within which a lead counts as flat, in its own unit: 12 µV, or equal samples where the unit is no voltage. */
export function flatRange(unit: string | undefined): number {
  return isVoltage(unit) ? FLAT_MV / millivoltsPer(unit) : 0;
}
