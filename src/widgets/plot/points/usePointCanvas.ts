import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { createCanvasRenderer } from './canvasRenderer';
import type { PointPaint } from './paint';
import type { PointRenderer } from './renderer';
import { fitView, type PlaneSize, type PlaneView } from './view';
import { createWebglRenderer } from './webglRenderer';

export interface PointCanvas {
  /** Changes the view, from then on the user's; undefined: all points, whatever they are. */
  setView(next: ((view: PlaneView, size: PlaneSize) => PlaneView) | undefined): void;
  view(): PlaneView;
  size(): PlaneSize;
}

/** Width of a point in pixels, of few and of very many points. */
const DOT_PX = { large: 5, small: 3, many: 20_000 };

/**
 * A canvas in an element, which draws points at most once a frame: by WebGL, or without it by the canvas's own pixels.
 *
 * @param stage the element, empty and as large as the picture
 */
export function usePointCanvas(
  stage: RefObject<HTMLElement | null>,
  points: Float32Array,
  paint: PointPaint,
): PointCanvas {
  const [isWebgl, setWebgl] = useState(true);
  const renderer = useRef<PointRenderer>(undefined);
  const size = useRef<PlaneSize>({ width: 1, height: 1 });
  const own = useRef<PlaneView>(undefined);
  const shown = useRef(points);
  const frame = useRef(0);

  const view = useCallback(() => own.current ?? fitView(shown.current, size.current), []);
  const ask = useCallback(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      const dot = shown.current.length / 2 > DOT_PX.many ? DOT_PX.small : DOT_PX.large;
      renderer.current?.draw(view(), size.current, dot);
    });
  }, [view]);

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const canvas = document.createElement('canvas');
    element.prepend(canvas);
    const webgl = isWebgl ? createWebglRenderer(canvas) : undefined;
    if (isWebgl && !webgl) setWebgl(false);
    else renderer.current = webgl ?? createCanvasRenderer(canvas);
    // The browser takes a context away where a page has too many, or its GPU fails.
    const onLost = () => setWebgl(false);
    canvas.addEventListener('webglcontextlost', onLost);
    const observer = new ResizeObserver(() => {
      size.current = { width: element.clientWidth || 1, height: element.clientHeight || 1 };
      ask();
    });
    observer.observe(element);
    return () => {
      canvas.removeEventListener('webglcontextlost', onLost);
      observer.disconnect();
      renderer.current?.dispose();
      renderer.current = undefined;
      canvas.remove();
    };
  }, [stage, ask, isWebgl]);

  // A renderer that has just been made has neither.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    shown.current = points;
    renderer.current?.setPoints(points);
    ask();
  }, [points, ask, isWebgl]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => {
    renderer.current?.setPaint(paint);
    ask();
  }, [paint, ask, isWebgl]);

  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    },
    [],
  );

  const setView = useCallback<PointCanvas['setView']>(
    (next) => {
      own.current = next?.(view(), size.current);
      ask();
    },
    [view, ask],
  );
  return { setView, view, size: useCallback(() => size.current, []) };
}
