/** A scale of heart rates in steps of 20 or more beats a minute, with two to five lines up to 600. */
export function rateScale(lowest: number, highest: number): { low: number; high: number; ticks: number[] } {
  const step = [20, 50, 100].find((size) => (highest - lowest) / size <= 3) ?? 200;
  const low = Math.floor(lowest / step) * step;
  const high = Math.max(low + step, Math.ceil(highest / step) * step);
  return { low, high, ticks: Array.from({ length: (high - low) / step + 1 }, (_, i) => low + i * step) };
}
