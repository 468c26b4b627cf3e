/** The number with the fewest decimals between two positive numbers; the nearest to the middle of those. */
export function roundestWithin(low: number, high: number): number {
  const middle = (low + high) / 2;
  for (let decimals = 0; decimals <= 6; decimals++) {
    const rounded = Number(middle.toFixed(decimals));
    if (rounded >= low && rounded <= high) return rounded;
  }
  return middle;
}
