import { formatPercent } from '../widgets/format';

/** A share with one decimal, which is never rounded to `0.0 %` or `100.0 %`: `<0.1 %`, `>99.9 %`. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.0005) return `<${formatPercent(0.001)}`;
  if (share < 1 && share >= 0.9995) return `>${formatPercent(0.999)}`;
  return formatPercent(share);
}
