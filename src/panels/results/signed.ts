import { formatNumber } from '../../widgets/format';

/** A difference with its sign: `+1.2`, `−0.4`, and `0.0` for values that round to zero. */
export function signed(value: number, digits: number): string {
  const text = formatNumber(value, digits);
  return Number(value.toFixed(digits)) > 0 ? `+${text}` : text;
}
