import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { beginStroke, extendStroke, isOutline, type Stroke } from './stroke';
import type { PointCanvas } from './usePointCanvas';
import { panView, placeAt, zoomView } from './view';

/** What dragging does. */
export type DragMode = 'move' | 'lasso';

export interface PlaneGestureOptions {
  canvas: PointCanvas;
  mode: DragMode;
  /** A closed line was drawn: x, y, x, y … of the plane. */
  onOutline: (outline: number[]) => void;
  /** The pointer is over this pixel; undefined: over none. */
  onPoint: (pixel: { x: number; y: number } | undefined) => void;
  onClick: (pixel: { x: number; y: number }) => void;
}

const KEY_PX = 40;
const KEY_ZOOM = 1.25;

/**
 * Moves a picture of points by dragging, Ctrl and wheel, two fingers and keys, and draws closed lines over it. The wheel alone scrolls the page, as does
 * one finger while the picture is not drawn on.
 *
 * @returns the line that is being drawn, in pixels, and the handlers of the element
 */
export function usePlaneGestures(element: RefObject<HTMLElement | null>, options: PlaneGestureOptions) {
  const { canvas, mode, onOutline, onPoint, onClick } = options;
  const [outline, setOutline] = useState<number[]>();
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const drag = useRef<{ stroke: Stroke; isLasso: boolean }>(undefined);
  const { setView } = canvas;
  const leave = useRef(onPoint);
  useEffect(() => {
    leave.current = onPoint;
  });

  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const at = pixelIn(node, event);
      setView((view, size) => zoomView(view, size, Math.exp(-event.deltaY / 240), at));
      leave.current(undefined);
    };
    // What was under the pointer lies elsewhere.
    const resized = new ResizeObserver(() => leave.current(undefined));
    resized.observe(node);
    // React adds passive listeners, which cannot keep the page from being zoomed.
    node.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      node.removeEventListener('wheel', onWheel);
      resized.disconnect();
    };
  }, [element, setView]);

  function end(event: PointerEvent<HTMLElement>, isDone: boolean): void {
    fingers.current.delete(event.pointerId);
    const { current } = drag;
    drag.current = undefined;
    setOutline(undefined);
    if (!current || !isDone) return;
    const { stroke, isLasso } = current;
    if (stroke.isClick) onClick(pixelIn(event.currentTarget, event));
    if (!isLasso || !isOutline(stroke)) return;
    const { line } = stroke;
    const [view, size] = [canvas.view(), canvas.size()];
    const places: number[] = [];
    for (let i = 0; i < line.length; i += 2) {
      const { x, y } = placeAt(view, size, line[i]!, line[i + 1]!);
      places.push(x, y);
    }
    onOutline(places);
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType === 'mouse' && event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const at = pixelIn(event.currentTarget, event);
      fingers.current.set(event.pointerId, at);
      const isLasso = fingers.current.size === 1 && (mode === 'lasso' || event.shiftKey);
      // A second finger moves the picture, and draws nothing.
      setOutline(undefined);
      drag.current = fingers.current.size === 1 ? { stroke: beginStroke(at), isLasso } : undefined;
      onPoint(undefined);
    },

    onPointerMove(event: PointerEvent<HTMLElement>) {
      const at = pixelIn(event.currentTarget, event);
      const before = fingers.current.get(event.pointerId);
      if (!before) return onPoint(at);
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      fingers.current.set(event.pointerId, at);
      if (other) return pinch(before, at, other);
      const { current } = drag;
      if (!current) return;
      const { stroke, isLasso } = current;
      extendStroke(stroke, at);
      if (stroke.isClick) return;
      if (isLasso) setOutline([...stroke.line]);
      else setView((view) => panView(view, at.x - before.x, at.y - before.y));
    },

    onPointerUp: (event: PointerEvent<HTMLElement>) => end(event, true),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => end(event, false),
    onPointerLeave: () => onPoint(undefined),

    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const far = KEY_PX * (event.shiftKey ? 4 : 1);
      const moved: Record<string, [number, number]> = {
        ArrowLeft: [far, 0],
        ArrowRight: [-far, 0],
        ArrowUp: [0, far],
        ArrowDown: [0, -far],
      };
      const by = moved[event.key];
      if (by) setView((view) => panView(view, ...by));
      else if (event.key === '+' || event.key === '=')
        setView((view, size) => zoomView(view, size, KEY_ZOOM));
      else if (event.key === '-') setView((view, size) => zoomView(view, size, 1 / KEY_ZOOM));
      else if (event.key === '0') setView(undefined);
      else return;
      event.preventDefault();
      onPoint(undefined);
    },
  };

  /** One finger moves while another one rests. */
  function pinch(before: Pixel, at: Pixel, rest: Pixel): void {
    const [was, is] = [before, at].map(({ x, y }) => Math.hypot(x - rest.x, y - rest.y));
    const middle = { x: (at.x + rest.x) / 2, y: (at.y + rest.y) / 2 };
    setView((view, size) =>
      zoomView(
        panView(view, (at.x - before.x) / 2, (at.y - before.y) / 2),
        size,
        is! / Math.max(1, was!),
        middle,
      ),
    );
  }

  return { outline, handlers };
}

interface Pixel {
  x: number;
  y: number;
}

function pixelIn(node: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Pixel {
  const { left, top } = node.getBoundingClientRect();
  return { x: clientX - left - node.clientLeft, y: clientY - top - node.clientTop };
}
