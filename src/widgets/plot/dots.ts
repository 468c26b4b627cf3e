import { fillSquares } from './points/canvasRenderer';
import { FAINT, HIDDEN, paintPoints } from './points/paint';

/** Points of a plot, in its own units, and how they are drawn. */
export interface Dots {
  x: Float32Array;
  y: Float32Array;
  /** Of each point: index into the colours. */
  kind: Uint8Array;
  /** Of each point: 0 = is not drawn, 1 = as its kind, 2 = faint. */
  shown: Uint8Array;
}

/** A square from 0 to `high` on both axes; what is beyond lies at its edge. */
export interface DotScale {
  high: number;
  sizePx: number;
}

/**
 * Where points are seen: x, y, x, y …; those that are not drawn, or lack an interval, have no place (NaN).
 *
 * @param high end of both axes
 */
export function placesOf({ x, y, shown }: Dots, high: number): Float32Array {
  const places = new Float32Array(2 * x.length).fill(Number.NaN);
  for (let i = 0; i < x.length; i++) {
    if (shown[i] === 0) continue;
    places[2 * i] = Math.min(x[i]!, high);
    places[2 * i + 1] = Math.min(y[i]!, high);
  }
  return places;
}

/**
 * Draws points as squares into the pixels of a square picture, rare kinds over frequent ones over faint points, so that few points lie over many. Pixels
 * rather than paths of a canvas: there may be a hundred thousand points.
 *
 * @param pixels sizePx × sizePx, as `Uint32Array` over the bytes of an `ImageData`
 * @param places of the points (see `placesOf`)
 * @param colours `#rrggbb` of the kinds, the last one that of faint points
 * @param dotPx width of a point; one more for all kinds but the most frequent
 */
export function drawDots(
  pixels: Uint32Array,
  { kind, shown }: Pick<Dots, 'kind' | 'shown'>,
  places: Float32Array,
  { high, sizePx }: DotScale,
  colours: readonly string[],
  dotPx: number,
): void {
  const drawn = kind.slice();
  for (let i = 0; i < drawn.length; i++) if (shown[i] !== 1) drawn[i] = shown[i] === 0 ? HIDDEN : FAINT;
  const { rgba, order, usual } = paintPoints(drawn, colours.slice(0, -1), colours.at(-1)!);
  const size = { width: sizePx, height: sizePx };
  const view = { x: high / 2, y: high / 2, scale: sizePx / high };
  const fill = (part: Uint32Array, dot: number) =>
    fillSquares(pixels, size, { points: places, paint: { rgba, order: part, usual }, view, dot });
  fill(order.subarray(0, usual), dotPx);
  fill(order.subarray(usual), dotPx + 1);
}

/**
 * How many of the drawn points have a value in each bin, by kind. What lies beyond the ends counts in the first and last bin.
 *
 * @returns kinds × bins
 */
export function binDots(
  values: Float32Array,
  { kind, shown }: Pick<Dots, 'kind' | 'shown'>,
  { low, high, bins, kinds }: { low: number; high: number; bins: number; kinds: number },
): Uint32Array {
  const counts = new Uint32Array(kinds * bins);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (shown[i] !== 1 || Number.isNaN(value)) continue;
    const bin = Math.floor(((value - low) / (high - low)) * bins);
    counts[kind[i]! * bins + Math.min(bins - 1, Math.max(0, bin))]!++;
  }
  return counts;
}
