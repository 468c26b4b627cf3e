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
  const found = new Int32Array(points.length / 2);
  let count = 0;
  const sides = sidesByHeight(outline, low, high);
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (!(x >= left && x <= right && y >= low && y <= high)) continue;
    if (isInside(outline, sides[stripeOf(y, low, high)]!, x, y)) found[count++] = i / 2;
  }
  return found.slice(0, count);
}

/** Horizontal stripes of the outline: a point is compared with the sides in its own alone. */
const STRIPES = 256;

const stripeOf = (y: number, low: number, high: number) =>
  high > low ? Math.min(STRIPES - 1, Math.floor(((y - low) / (high - low)) * STRIPES)) : 0;

/** For each stripe the corners at which sides end that touch it. */
function sidesByHeight(outline: readonly number[], low: number, high: number): number[][] {
  const sides = Array.from({ length: STRIPES }, (): number[] => []);
  for (let i = 0; i < outline.length; i += 2) {
    const y = outline[i + 1]!;
    const before = outline[(i || outline.length) - 1]!;
    const last = stripeOf(Math.max(y, before), low, high);
    for (let stripe = stripeOf(Math.min(y, before), low, high); stripe <= last; stripe++)
      sides[stripe]!.push(i);
  }
  return sides;
}

function isInside(outline: readonly number[], sides: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (const i of sides) {
    const before = (i || outline.length) - 2;
    const [ownX, ownY] = [outline[i]!, outline[i + 1]!];
    const [beforeX, beforeY] = [outline[before]!, outline[before + 1]!];
    // Whether the side crosses the height of the point, to its right.
    if (ownY > y !== beforeY > y && x < ownX + ((y - ownY) / (beforeY - ownY)) * (beforeX - ownX)) {
      inside = !inside;
    }
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
