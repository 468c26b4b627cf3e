/**
 * How much of a line lies within any of the spans: what several share counts once.
 *
 * @param spans beginning and end of each, in any order; one that ends before it begins counts as nothing
 * @returns in the unit of the spans
 */
export function lengthOfUnion(spans: readonly (readonly [from: number, to: number])[]): number {
  let length = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    length += Math.max(0, to - Math.max(end, from));
    end = Math.max(end, to);
  }
  return length;
}
