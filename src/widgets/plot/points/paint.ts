/** What points look like: their colours, and which lie over which. */
export interface PointPaint {
  /** Red, green, blue and opacity of every point. */
  rgba: Uint8Array;
  /** Points from the undermost to the uppermost. */
  order: Uint32Array;
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
  for (const each of kind) counts[each]!++;
  const rank = (each: number) => (each === FAINT ? Number.POSITIVE_INFINITY : counts[each]!);
  const kinds = [...counts.keys()]
    .filter((each) => counts[each]! > 0 && each !== HIDDEN)
    .sort((a, b) => rank(b) - rank(a) || a - b);
  const bytes = new Uint8Array(256 * 4);
  colours.forEach((colour, i) => {
    bytes.set(bytesOf(colour), 4 * i);
  });
  bytes.set(bytesOf(faint), 4 * FAINT);
  const next = new Uint32Array(256);
  let from = 0;
  for (const each of kinds) {
    next[each] = from;
    from += counts[each]!;
  }
  const order = new Uint32Array(from);
  const rgba = new Uint8Array(kind.length * 4);
  for (let i = 0; i < kind.length; i++) {
    const each = kind[i]!;
    if (each === HIDDEN) continue;
    order[next[each]!++] = i;
    for (let byte = 0; byte < 4; byte++) rgba[4 * i + byte] = bytes[4 * each + byte]!;
  }
  return { rgba, order };
}

/** `#rrggbb` as bytes, opaque; grey for anything else. */
function bytesOf(colour: string): [number, number, number, number] {
  const value = /^#[0-9a-f]{6}$/i.test(colour) ? Number.parseInt(colour.slice(1), 16) : 0x808080;
  return [value >> 16, (value >> 8) & 0xff, value & 0xff, 0xff];
}
