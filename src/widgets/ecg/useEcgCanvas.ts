import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { ReadToken } from '../themeColours';
import { canvasPen } from './ecgCanvasPen';
import { drawStrip, type EcgDrawing } from './ecgDraw';

/**
 * Draws on the canvas whenever the drawing is another one, at once, so that lines and texts move in the same frame, but
 * at most once per frame.
 */
export function useEcgCanvas(
  canvas: RefObject<HTMLCanvasElement | null>,
  drawing: EcgDrawing,
  colourOf: ReadToken,
): void {
  const newest = useRef<() => void>(undefined);
  const frame = useRef(0);

  useLayoutEffect(() => {
    newest.current = () => {
      if (canvas.current) draw(canvas.current, drawing, colourOf);
    };
    if (frame.current) return;
    drawNewest();

    function drawNewest(): void {
      newest.current?.();
      newest.current = undefined;
      frame.current = requestAnimationFrame(() => {
        frame.current = 0;
        if (newest.current) drawNewest();
      });
    }
  }, [canvas, drawing, colourOf]);

  useLayoutEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    },
    [],
  );
}

function draw(canvas: HTMLCanvasElement, drawing: EcgDrawing, colourOf: ReadToken): void {
  const { widthPx, heightPx, dpr } = drawing.view;
  const context = canvas.getContext('2d');
  if (!context) return;
  const width = Math.round(widthPx * dpr);
  const height = Math.round(heightPx * dpr);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
  }
  context.setTransform(dpr, 0, 0, dpr, 0, 0);
  drawStrip(canvasPen(context, colourOf), drawing);
}
