import type { PointPaint } from './paint';
import { fitCanvas, type PointRenderer } from './renderer';
import { type PlaneSize, type PlaneView, pixelOf } from './view';

/** Draws points as squares into the pixels of a canvas, where there is no WebGL. */
export function createCanvasRenderer(canvas: HTMLCanvasElement): PointRenderer {
  let points = new Float32Array(0);
  let paint: PointPaint = { rgba: new Uint8Array(0), order: new Uint32Array(0), usual: 0 };
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
  const { x: left0, y: top0 } = pixelOf(view, size, 0, 0);
  const { scale } = view;
  // Without objects for every point: there may be a hundred thousand.
  for (let i = 0; i < paint.order.length; i++) {
    const point = paint.order[i]!;
    const left = Math.round(left0 + points[2 * point]! * scale - dot / 2);
    const top = Math.round(top0 - points[2 * point + 1]! * scale - dot / 2);
    // Without a place (NaN) it is in no pixel.
    const right = Math.min(width, left + dot);
    const bottom = Math.min(height, top + dot);
    const colour = colours[point]!;
    for (let y = Math.max(0, top); y < bottom; y++) {
      for (let at = y * width + Math.max(0, left); at < y * width + right; at++) pixels[at] = colour;
    }
  }
}
