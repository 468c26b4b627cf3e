import type { NumberSetting } from '../base/settings/declare';

const FACTORS = { plain: 1, percent: 100, minutes: 1 / 60 };

/** A number as its field shows it: 0.2 → 20 %, 300 s → 5 min, without the dust of binary fractions. */
export function shownNumber(value: number, display: NumberSetting['display']): number {
  if (display === 'plain') return value;
  return Number((value * FACTORS[display]).toPrecision(12));
}

/** The setting's number of what its field shows. */
export function storedNumber(shown: number, display: NumberSetting['display']): number {
  if (display === 'percent') return shown / 100;
  return display === 'minutes' ? shown * 60 : shown;
}
