/** Points of a plot, in its own units, and how they are drawn. */
export interface Dots {
  x: Float32Array;
  y: Float32Array;
  /** Of each point: index into the colours. */
  kind: Uint8Array;
  /** Of each point: 0 = is not drawn, 1 = as its kind, 2 = faint. */
  shown: Uint8Array;
}

/** A square from 0 to `high` on both axes. */
export interface DotScale {
  high: number;
  sizePx: number;
}

/** Where a value lies, in pixels from the origin: what is beyond the scale lies at its edge. */
export function placeOnScale(value: number, { high, sizePx }: DotScale): number {
  return (Math.min(Math.max(value, 0), high) / high) * sizePx;
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
  const { sizePx } = scale;
  const counts = new Uint32Array(colours.length - 1);
  for (let i = 0; i < kind.length; i++) if (shown[i] === 1) counts[kind[i]!]!++;
  const order = [...counts.keys()]
    .filter((each) => counts[each]! > 0)
    .sort((a, b) => counts[b]! - counts[a]!);
  const pass = (isDrawn: (i: number) => boolean, colour: number, width: number) => {
    for (let i = 0; i < kind.length; i++) {
      if (!isDrawn(i) || Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) continue;
      const left = Math.round(placeOnScale(x[i]!, scale) - width / 2);
      const top = Math.round(sizePx - placeOnScale(y[i]!, scale) - width / 2);
      for (let row = Math.max(0, top); row < Math.min(sizePx, top + width); row++) {
        for (let column = Math.max(0, left); column < Math.min(sizePx, left + width); column++) {
          pixels[row * sizePx + column] = colour;
        }
      }
    }
  };
  pass((i) => shown[i] === 2, colours.at(-1)!, dotPx);
  order.forEach((wanted, at) => {
    pass((i) => shown[i] === 1 && kind[i] === wanted, colours[wanted]!, at === 0 ? dotPx : dotPx + 1);
  });
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
  const found: number[] = [];
  const edge = (value: number) => Math.min(Math.max(value, 0), high);
  for (let i = 0; i < x.length; i++) {
    if (shown[i] !== 0 && isWithin(outline, edge(x[i]!), edge(y[i]!))) found.push(i);
  }
  return Int32Array.from(found);
}

function isWithin(outline: readonly number[], x: number, y: number): boolean {
  let inside = false;
  const { length } = outline;
  for (let i = 0, before = length - 2; i < length; before = i, i += 2) {
    const [x1, y1, x0, y0] = [outline[i]!, outline[i + 1]!, outline[before]!, outline[before + 1]!];
    if (y1 > y !== y0 > y && x < x1 + ((y - y1) / (y0 - y1)) * (x0 - x1)) inside = !inside;
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
