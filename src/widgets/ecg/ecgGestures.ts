import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { EcgWindow } from './ecgTypes';
import { clampWindow, panWindow, pinchWindow, zoomWindow } from './ecgWindow';

/** The position of the time axis inside the element, and the range that may be shown. */
export interface EcgStage {
  window: EcgWindow;
  durationSec: number;
  /** Left edge of the plot area inside the element, and its width, pixels. */
  leftPx: number;
  widthPx: number;
}

/** Zoom per pixel of wheel movement, as a power of e. */
const WHEEL_RATE = 0.0016;
const ZOOM_STEP = 1.6;

/** A pointer that moved less has clicked. */
const TAP_PX = 3;

export interface EcgGestureOptions {
  stage: EcgStage;
  onWindow: ((window: EcgWindow) => void) | undefined;
  /** A click or a tap that moved nothing. */
  onTap: ((event: PointerEvent<HTMLElement>) => void) | undefined;
}

interface Finger {
  x: number;
  startX: number;
  /** The time at which it touched the strip. */
  grabbedSec: number;
}

/**
 * Drag, Ctrl and wheel, two fingers and keys on the strip, each resulting in a new window, at most one per frame. The
 * wheel alone scrolls the page, as do vertical swipes (`touch-action: pan-y` on the element); sideways it moves the strip.
 */
export function useEcgGestures(element: RefObject<HTMLElement | null>, options: EcgGestureOptions) {
  const { stage, onWindow, onTap } = options;
  // The latest requested state: events may arrive faster than renders.
  const latest = useRef({ stage, onWindow });
  const frame = useRef(0);
  const fingers = useRef(new Map<number, Finger>());
  const dragged = useRef(false);
  useEffect(() => {
    // A render for another reason does not undo a move that is still to be reported.
    const window = frame.current ? latest.current.stage.window : stage.window;
    latest.current = { stage: { ...stage, window }, onWindow };
  });
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  function move(window: EcgWindow | undefined): void {
    const { stage: now, onWindow: notify } = latest.current;
    if (!window || (window.startSec === now.window.startSec && window.endSec === now.window.endSec)) return;
    latest.current = { stage: { ...now, window }, onWindow: notify };
    frame.current ||= requestAnimationFrame(() => {
      frame.current = 0;
      latest.current.onWindow?.(latest.current.stage.window);
    });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `move` reads everything from `latest`.
  useEffect(() => {
    const node = element.current;
    if (!node || !onWindow) return;
    const onWheel = (event: WheelEvent) => {
      const { window, durationSec, widthPx } = latest.current.stage;
      const next = windowAfterWheel(event, window, {
        durationSec,
        widthPx,
        aroundSec: secAt(node, event.clientX),
      });
      if (!next) return;
      event.preventDefault();
      move(next);
    };
    // React adds passive listeners, which cannot prevent the page from scrolling.
    node.addEventListener('wheel', onWheel, { passive: false });
    return () => node.removeEventListener('wheel', onWheel);
  }, [element, onWindow === undefined]);

  function secAt(node: HTMLElement, clientX: number): number {
    const { window, leftPx, widthPx } = latest.current.stage;
    return window.startSec + shareAt(node, clientX, leftPx, widthPx) * (window.endSec - window.startSec);
  }

  if (!onWindow && !onTap) return {};
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType === 'mouse' && event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const node = event.currentTarget;
      if (fingers.current.size === 0) dragged.current = false;
      fingers.current.set(event.pointerId, {
        x: event.clientX,
        startX: event.clientX,
        grabbedSec: secAt(node, event.clientX),
      });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const touching = fingers.current;
      const finger = touching.get(event.pointerId);
      if (!finger) return;
      finger.x = event.clientX;
      if (Math.abs(finger.x - finger.startX) > TAP_PX || touching.size > 1) dragged.current = true;
      const { window, durationSec, leftPx, widthPx } = latest.current.stage;
      const share = (x: number) => shareAt(event.currentTarget, x, leftPx, widthPx);
      const [first, second] = [...touching.values()];
      if (first && second) {
        const pinch = {
          firstSec: first.grabbedSec,
          secondSec: second.grabbedSec,
          firstShare: share(first.x),
          secondShare: share(second.x),
        };
        move(pinchWindow(pinch, durationSec));
      } else if (dragged.current) {
        // The grabbed time stays under the pointer.
        const span = window.endSec - window.startSec;
        const startSec = finger.grabbedSec - share(finger.x) * span;
        move(clampWindow({ startSec, endSec: startSec + span }, durationSec));
      }
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (fingers.current.has(event.pointerId) && !dragged.current) onTap?.(event);
      release(event);
    },
    onPointerCancel: release,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
      const { window, durationSec } = latest.current.stage;
      const next = latest.current.onWindow && windowAfterKey(event.key, event.shiftKey, window, durationSec);
      if (!next) return;
      event.preventDefault();
      move(next);
    },
  };

  function release(event: PointerEvent<HTMLElement>): void {
    fingers.current.delete(event.pointerId);
    // The remaining finger continues from its current position.
    for (const finger of fingers.current.values()) finger.grabbedSec = secAt(event.currentTarget, finger.x);
  }
}

function shareAt(node: HTMLElement, clientX: number, leftPx: number, widthPx: number): number {
  return (clientX - node.getBoundingClientRect().left - leftPx) / widthPx;
}

/** The parts of a wheel event that decide. */
export type WheelMove = Pick<
  WheelEvent,
  'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey'
>;

/**
 * The window after a turn of the wheel: with Ctrl or Command, which a pinch on a touchpad reports as well, zoomed around
 * the pointer; sideways moved; undefined where the page scrolls instead.
 */
export function windowAfterWheel(
  event: WheelMove,
  window: EcgWindow,
  { durationSec, widthPx, aroundSec }: { durationSec: number; widthPx: number; aroundSec: number },
): EcgWindow | undefined {
  const unit = event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? 16 : 400;
  if (event.ctrlKey || event.metaKey) {
    const factor = Math.exp(Math.min(400, Math.max(-400, event.deltaY * unit)) * WHEEL_RATE);
    return zoomWindow(window, factor, aroundSec, durationSec);
  }
  const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  if (!event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return undefined;
  const bySec = (sideways * unit * (window.endSec - window.startSec)) / widthPx;
  return panWindow(window, bySec, durationSec);
}

/**
 * The window after a key: arrows move by a quarter, with Shift by a page, + and − zoom around the middle, Home and
 * End go to the ends of the record, 0 shows all of it; undefined for every other key.
 */
export function windowAfterKey(
  key: string,
  shift: boolean,
  window: EcgWindow,
  durationSec: number,
): EcgWindow | undefined {
  const span = window.endSec - window.startSec;
  const middle = (window.startSec + window.endSec) / 2;
  const step = shift ? span : span / 4;
  switch (key) {
    case 'ArrowLeft':
      return panWindow(window, -step, durationSec);
    case 'ArrowRight':
      return panWindow(window, step, durationSec);
    case '+':
    case '=':
      return zoomWindow(window, 1 / ZOOM_STEP, middle, durationSec);
    case '-':
    case '−':
    case '_':
      return zoomWindow(window, ZOOM_STEP, middle, durationSec);
    case 'Home':
      return clampWindow({ startSec: 0, endSec: span }, durationSec);
    case 'End':
      return clampWindow({ startSec: durationSec - span, endSec: durationSec }, durationSec);
    case '0':
      return { startSec: 0, endSec: durationSec };
    default:
      return undefined;
  }
}
