/**
 * Anchors of the colour scale cividis, dark blue to yellow: monotonically increasing lightness, and nearly the same
 * with and without a colour vision deficiency (Nuñez, Anderton and Renslow 2018, doi 10.1371/journal.pone.0199239).
 */
const CIVIDIS = [
  [0, 32, 77],
  [0, 51, 111],
  [57, 72, 107],
  [87, 92, 109],
  [112, 113, 115],
  [138, 135, 121],
  [166, 157, 117],
  [196, 181, 108],
  [228, 207, 91],
  [255, 234, 70],
] as const;

/** The scale as a CSS gradient, lowest first. */
export const heatGradient = `linear-gradient(to right, ${CIVIDIS.map((rgb) => `rgb(${rgb.join(' ')})`).join(', ')})`;

/**
 * @param values numbers; outside 0…1 they get the colour of the nearest end
 * @returns RGBA bytes, four per value
 */
export function heatColours(values: ArrayLike<number>): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(4 * values.length);
  const last = CIVIDIS.length - 1;
  for (let i = 0; i < values.length; i++) {
    const position = Math.min(1, Math.max(0, values[i]!)) * last;
    const lower = Math.min(last - 1, Math.floor(position));
    const part = position - lower;
    for (let c = 0; c < 3; c++) {
      rgba[4 * i + c] = CIVIDIS[lower]![c]! * (1 - part) + CIVIDIS[lower + 1]![c]! * part;
    }
    rgba[4 * i + 3] = 255;
  }
  return rgba;
}
