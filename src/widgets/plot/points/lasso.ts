/**
 * The points inside of a closed line, by the even-odd rule; a point without a place (NaN) is in none.
 *
 * @param points x, y, x, y …
 * @param outline the same, in the same units; the last corner is joined to the first
 * @returns positions of the points, ascending
 */
export function pointsInside(points: Float32Array, outline: readonly number[]): Int32Array {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < outline.length; i += 2) {
    left = Math.min(left, outline[i]!);
    right = Math.max(right, outline[i]!);
    low = Math.min(low, outline[i + 1]!);
    high = Math.max(high, outline[i + 1]!);
  }
  const found: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (x >= left && x <= right && y >= low && y <= high && isInside(outline, x, y)) found.push(i / 2);
  }
  return Int32Array.from(found);
}

function isInside(outline: readonly number[], x: number, y: number): boolean {
  let inside = false;
  let [beforeX, beforeY] = [outline.at(-2)!, outline.at(-1)!];
  for (let i = 0; i < outline.length; i += 2) {
    const [ownX, ownY] = [outline[i]!, outline[i + 1]!];
    // Whether the side crosses the height of the point, to its right.
    if (ownY > y !== beforeY > y && x < ownX + ((y - ownY) / (beforeY - ownY)) * (beforeX - ownX)) {
      inside = !inside;
    }
    [beforeX, beforeY] = [ownX, ownY];
  }
  return inside;
}

/** The point nearest to a place, within a distance; of equally near ones the first. */
export function nearestPoint(
  points: Float32Array,
  at: { x: number; y: number },
  within: number,
): number | undefined {
  let best: number | undefined;
  let least = within ** 2;
  for (let i = 0; i < points.length; i += 2) {
    const square = (points[i]! - at.x) ** 2 + (points[i + 1]! - at.y) ** 2;
    if (square < least || (square === least && best === undefined)) {
      best = i / 2;
      least = square;
    }
  }
  return best;
}
