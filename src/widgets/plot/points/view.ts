/** The part of a plane that is seen: what is at the centre of the picture, and pixels a unit. Up is positive. */
export interface PlaneView {
  x: number;
  y: number;
  scale: number;
}

export interface PlaneSize {
  width: number;
  height: number;
}

/** Pixels around the points. */
const MARGIN = 16;

/** The view in which all points are seen, as large as possible. @param points x, y, x, y …; those without a place (NaN) do not count */
export function fitView(points: Float32Array, { width, height }: PlaneSize): PlaneView {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    left = Math.min(left, x);
    right = Math.max(right, x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  if (left > right) return { x: 0, y: 0, scale: 1 };
  const across = (width - 2 * MARGIN) / (right - left || 1);
  const up = (height - 2 * MARGIN) / (high - low || 1);
  return { x: (left + right) / 2, y: (low + high) / 2, scale: Math.max(1e-9, Math.min(across, up)) };
}

/** What is seen at a pixel from the upper left corner. */
export function placeAt(view: PlaneView, { width, height }: PlaneSize, atX: number, atY: number) {
  return { x: view.x + (atX - width / 2) / view.scale, y: view.y - (atY - height / 2) / view.scale };
}

/** The pixel at which a place is seen. */
export function pixelOf(view: PlaneView, { width, height }: PlaneSize, x: number, y: number) {
  return { x: width / 2 + (x - view.x) * view.scale, y: height / 2 - (y - view.y) * view.scale };
}

/** Larger by a factor; what is at the pixel stays there. */
export function zoomView(
  view: PlaneView,
  size: PlaneSize,
  factor: number,
  at = { x: size.width / 2, y: size.height / 2 },
): PlaneView {
  const fixed = placeAt(view, size, at.x, at.y);
  const scale = view.scale * factor;
  return {
    x: fixed.x - (at.x - size.width / 2) / scale,
    y: fixed.y + (at.y - size.height / 2) / scale,
    scale,
  };
}

/** Moved by pixels, as a sheet of paper is under the hand. */
export function panView(view: PlaneView, byX: number, byY: number): PlaneView {
  return { ...view, x: view.x - byX / view.scale, y: view.y + byY / view.scale };
}
