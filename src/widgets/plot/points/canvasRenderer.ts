import type { PointPaint } from './paint';
import { fitCanvas, type PointRenderer } from './renderer';
import { type PlaneSize, type PlaneView, pixelOf } from './view';

/** Draws points as squares into the pixels of a canvas, where there is no WebGL. */
export function createCanvasRenderer(canvas: HTMLCanvasElement): PointRenderer {
  let points = new Float32Array(0);
  let paint: PointPaint = { rgba: new Uint8Array(0), order: new Uint32Array(0) };
  return {
    setPoints(given) {
      points = given as Float32Array<ArrayBuffer>;
    },
    setPaint(given) {
      paint = given;
    },
    draw(view, size, dotPx) {
      const ratio = fitCanvas(canvas, size);
      const context = canvas.getContext('2d');
      if (!context) return;
      const image = context.createImageData(canvas.width, canvas.height);
      const screen = { width: canvas.width, height: canvas.height };
      fillSquares(new Uint32Array(image.data.buffer), screen, {
        ...{ points, paint, dot: Math.max(1, Math.round(dotPx * ratio)) },
        view: { ...view, scale: view.scale * ratio },
      });
      context.putImageData(image, 0, 0);
    },
    dispose() {},
  };
}

interface Squares {
  points: Float32Array;
  paint: PointPaint;
  /** In pixels of the screen, as is the width of a point. */
  view: PlaneView;
  dot: number;
}

/** Fills pixels; what is beyond the picture is left out. @param pixels width × height, as `Uint32Array` over the bytes of an `ImageData` */
export function fillSquares(
  pixels: Uint32Array,
  size: PlaneSize,
  { points, paint, view, dot }: Squares,
): void {
  const { width, height } = size;
  const colours = new Uint32Array(paint.rgba.buffer, paint.rgba.byteOffset, paint.rgba.length / 4);
  for (const point of paint.order) {
    const at = pixelOf(view, size, points[2 * point]!, points[2 * point + 1]!);
    const [left, top] = [Math.round(at.x - dot / 2), Math.round(at.y - dot / 2)];
    for (let y = Math.max(0, top); y < Math.min(height, top + dot); y++) {
      for (let x = Math.max(0, left); x < Math.min(width, left + dot); x++) {
        pixels[y * width + x] = colours[point]!;
      }
    }
  }
}
