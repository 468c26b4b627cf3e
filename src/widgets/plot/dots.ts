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
 * Draws points as squares into the pixels of a square picture: faint ones first, then by kind, the most frequent first, so that few points lie over many. Points
 * without a place (NaN) are left out. A hundred thousand take some milliseconds, which paths of a canvas do not.
 *
 * @param pixels sizePx × sizePx, as `Uint32Array` over the bytes of an `ImageData`
 * @param colours of the kinds, the last one that of faint points; as `pixelColour` gives them
 * @param dotPx width of a point; one more for all kinds but the most frequent
 */
export function drawDots(
  pixels: Uint32Array,
  { x, y, kind, shown }: Dots,
  scale: DotScale,
  colours: Uint32Array,
  dotPx: number,
): void {
  const faint = colours.length - 1;
  const layerOf = (i: number) => (shown[i] === 2 ? faint : kind[i]!);
  const counts = new Uint32Array(colours.length);
  for (let i = 0; i < kind.length; i++) if (shown[i] !== 0) counts[layerOf(i)]!++;
  const kinds = [...counts.keys()].slice(0, -1).sort((a, b) => counts[b]! - counts[a]!);
  // The points of a layer beside each other, so that each is looked at once.
  const next = new Uint32Array(counts.length);
  let total = 0;
  for (const layer of [faint, ...kinds]) {
    next[layer] = total;
    total += counts[layer]!;
  }
  const sorted = new Uint32Array(total);
  for (let i = 0; i < kind.length; i++) if (shown[i] !== 0) sorted[next[layerOf(i)]!++] = i;

  const { sizePx, high } = scale;
  const byUnit = sizePx / high;
  for (let at = 0; at < total; at++) {
    const i = sorted[at]!;
    const layer = layerOf(i);
    const width = layer === faint || layer === kinds[0] ? dotPx : dotPx + 1;
    const across = Math.min(x[i]!, high) * byUnit;
    const up = Math.min(y[i]!, high) * byUnit;
    if (Number.isNaN(across) || Number.isNaN(up)) continue;
    const left = Math.round(across - width / 2);
    const top = Math.round(sizePx - up - width / 2);
    const right = Math.min(sizePx, left + width);
    const bottom = Math.min(sizePx, top + width);
    const colour = colours[layer]!;
    for (let row = Math.max(0, top); row < bottom; row++) {
      for (let place = row * sizePx + Math.max(0, left); place < row * sizePx + right; place++) {
        pixels[place] = colour;
      }
    }
  }
}

/** A colour `#rrggbb` as a pixel of `drawDots`, opaque; black for anything else. */
export function pixelColour(colour: string): number {
  const value = /^#[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.slice(1), 16) : 0;
  // Bytes of a picture are red, green, blue, opacity: the lowest first.
  return ((0xff << 24) | ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}

/**
 * The points inside of a closed line, by the even-odd rule; points that are not drawn or have no place are not inside.
 *
 * @param outline x, y, x, y …, in the units of the points
 * @returns indices, ascending
 */
export function dotsWithin(
  { x, y, shown }: Dots,
  outline: readonly number[],
  { high }: Pick<DotScale, 'high'>,
): Int32Array {
  const edges = edgesByHeight(outline, high);
  const found = new Int32Array(x.length);
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    if (shown[i] === 0) continue;
    const up = Math.min(y[i]!, high);
    const near = edges[stripeOf(up, high)];
    if (near && isWithin(outline, near, Math.min(x[i]!, high), up)) found[count++] = i;
  }
  return found.slice(0, count);
}

/** Horizontal stripes of the picture: a point is compared with the edges in its own alone. */
const STRIPES = 256;

const stripeOf = (y: number, high: number) =>
  Math.min(STRIPES - 1, Math.max(0, Math.floor((y / high) * STRIPES)));

/** For each stripe the places in the outline at which edges that touch it end. */
function edgesByHeight(outline: readonly number[], high: number): number[][] {
  const edges = Array.from({ length: STRIPES }, (): number[] => []);
  for (let i = 0; i < outline.length; i += 2) {
    const y = outline[i + 1]!;
    const before = outline[(i || outline.length) - 1]!;
    const last = stripeOf(Math.max(y, before), high);
    for (let stripe = stripeOf(Math.min(y, before), high); stripe <= last; stripe++) edges[stripe]!.push(i);
  }
  return edges;
}

function isWithin(outline: readonly number[], edges: readonly number[], x: number, y: number): boolean {
  let inside = false;
  for (const i of edges) {
    const before = (i || outline.length) - 2;
    const y1 = outline[i + 1]!;
    const y0 = outline[before + 1]!;
    if (y1 > y === y0 > y) continue;
    const [x1, x0] = [outline[i]!, outline[before]!];
    if (x < x1 + ((y - y1) / (y0 - y1)) * (x0 - x1)) inside = !inside;
  }
  return inside;
}

/** The drawn point that is nearest to a place, within a distance; undefined if there is none. */
export function dotNear(
  { x, y, shown }: Dots,
  at: { x: number; y: number },
  within: number,
  { high }: Pick<DotScale, 'high'>,
): number | undefined {
  let best: number | undefined;
  let least = within ** 2;
  for (let i = 0; i < x.length; i++) {
    if (shown[i] === 0) continue;
    const distance = (Math.min(x[i]!, high) - at.x) ** 2 + (Math.min(y[i]!, high) - at.y) ** 2;
    if (distance <= least) {
      best = i;
      least = distance;
    }
  }
  return best;
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
