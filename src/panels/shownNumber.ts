import type { NumberSetting } from '../base/settings/declare';

const FACTORS = { plain: 1, percent: 100, minutes: 1 / 60 };

/** A number as shown in its field: 0.2 → 20 %, 300 s → 5 min, without binary rounding errors. */
export function shownNumber(value: number, display: NumberSetting['display']): number {
  if (display === 'plain') return value;
  return Number((value * FACTORS[display]).toPrecision(12));
}

/** The value of a setting from the number in its field. */
export function storedNumber(shown: number, display: NumberSetting['display']): number {
  if (display === 'percent') return shown / 100;
  return display === 'minutes' ? shown * 60 : shown;
}
