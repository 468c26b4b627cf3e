/** What points look like: their colours, and which lie over which. */
export interface PointPaint {
  /** Red, green, blue and opacity of every point. */
  rgba: Uint8Array;
  /** Points from the undermost to the uppermost. */
  order: Uint32Array;
  /** How many of `order`, from its beginning, are faint or of the most frequent kind. */
  usual: number;
}

/** The kind of a point that is drawn faint, under all others. */
export const FAINT = 255;
/** The kind of a point that is not drawn. */
export const HIDDEN = 254;

/**
 * Colours of points by their kinds. Frequent kinds lie under rare ones, faint points under all.
 *
 * @param kind of every point: position in `colours`, `FAINT` or `HIDDEN`
 * @param colours `#rrggbb` for every kind
 * @param faint that of faint points
 */
export function paintPoints(kind: Uint8Array, colours: readonly string[], faint: string): PointPaint {
  const counts = new Uint32Array(256);
  for (let i = 0; i < kind.length; i++) counts[kind[i]!]!++;
  const rank = (each: number) => (each === FAINT ? Number.POSITIVE_INFINITY : counts[each]!);
  const kinds = [...counts.keys()]
    .filter((each) => counts[each]! > 0 && each !== HIDDEN)
    .sort((a, b) => rank(b) - rank(a) || a - b);
  const pixels = new Uint32Array(256);
  pixels.set(colours.map(pixelColour));
  pixels[FAINT] = pixelColour(faint);
  const next = new Uint32Array(256);
  let from = 0;
  for (const each of kinds) {
    next[each] = from;
    from += counts[each]!;
  }
  const order = new Uint32Array(from);
  const painted = new Uint32Array(kind.length);
  for (let i = 0; i < kind.length; i++) {
    const each = kind[i]!;
    if (each === HIDDEN) continue;
    order[next[each]!++] = i;
    painted[i] = pixels[each]!;
  }
  const mostFrequent = kinds.find((each) => each !== FAINT);
  const usual = counts[FAINT]! + (mostFrequent === undefined ? 0 : counts[mostFrequent]!);
  return { rgba: new Uint8Array(painted.buffer), order, usual };
}

/** `#rrggbb` as a pixel of a picture, opaque; grey for anything else. */
export function pixelColour(colour: string): number {
  const value = /^#[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.slice(1), 16) : 0x808080;
  // Bytes of a picture are red, green, blue, opacity: the lowest first.
  return ((0xff << 24) | ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
}
