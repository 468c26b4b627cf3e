import type { PointPaint } from './paint';
import type { PlaneSize, PlaneView } from './view';

/** Draws points on a canvas. */
export interface PointRenderer {
  /** @param points x, y, x, y … */
  setPoints(points: Float32Array): void;
  setPaint(paint: PointPaint): void;
  /** @param size in pixels of the page; @param dotPx width of a point, in pixels of the page */
  draw(view: PlaneView, size: PlaneSize, dotPx: number): void;
  dispose(): void;
}

/** Pixels of the screen in one of the page. */
const density = (): number => globalThis.devicePixelRatio || 1;

/** Makes the canvas as large as its place; a canvas whose size is set is cleared. */
export function fitCanvas(canvas: HTMLCanvasElement, { width, height }: PlaneSize): number {
  const ratio = density();
  const [wide, high] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  return ratio;
}
