/** 0.2 → 20, without the dust of binary fractions. */
export function percentOf(part: number): number {
  return Number((part * 100).toPrecision(12));
}
