import { sumOf } from '../../base/sumOf';

/**
 * Several matrices of as many rows as one, the rows of the first before those of the second; a single one as it is.
 *
 * @param count of the rows
 */
export function sideBySide(parts: readonly Float32Array[], count: number): Float32Array {
  if (parts.length === 1) return parts[0]!;
  const widths = parts.map((part) => part.length / count);
  const width = sumOf(widths);
  const rows = new Float32Array(count * width);
  let from = 0;
  parts.forEach((part, i) => {
    const own = widths[i]!;
    for (let row = 0; row < count; row++) {
      rows.set(part.subarray(row * own, (row + 1) * own), row * width + from);
    }
    from += own;
  });
  return rows;
}
