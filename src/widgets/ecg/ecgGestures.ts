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

interface Finger {
  x: number;
  /** The time at which it touched the strip. */
  grabbedSec: number;
}

/**
 * Drag, wheel, two fingers and keys on the strip, each resulting in a new window. Vertical swipes still scroll the
 * page (`touch-action: pan-y` on the element), and so does zooming out by wheel once the complete record is shown.
 */
export function useEcgGestures(
  element: RefObject<HTMLElement | null>,
  stage: EcgStage,
  onWindow: ((window: EcgWindow) => void) | undefined,
) {
  // The latest requested state: events may arrive faster than renders.
  const latest = useRef({ stage, onWindow });
  const fingers = useRef(new Map<number, Finger>());
  useEffect(() => {
    latest.current = { stage, onWindow };
  });

  function move(window: EcgWindow | undefined): void {
    const { stage: now, onWindow: notify } = latest.current;
    if (!window || (window.startSec === now.window.startSec && window.endSec === now.window.endSec)) return;
    latest.current = { stage: { ...now, window }, onWindow: notify };
    notify?.(window);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: `move` reads everything from `latest`.
  useEffect(() => {
    const node = element.current;
    if (!node || !onWindow) return;
    const onWheel = (event: WheelEvent) => {
      const { window, durationSec, widthPx } = latest.current.stage;
      const unit = event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? 16 : 400;
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (sideways) {
        const bySec = (event.deltaX * unit * (window.endSec - window.startSec)) / widthPx;
        move(panWindow(window, bySec, durationSec));
      } else {
        const outwards = event.deltaY > 0;
        if (outwards && window.endSec - window.startSec >= durationSec - 1e-6) return;
        const factor = Math.exp(Math.min(400, Math.max(-400, event.deltaY * unit)) * WHEEL_RATE);
        move(zoomWindow(window, factor, secAt(node, event.clientX), durationSec));
      }
      event.preventDefault();
    };
    // React adds passive listeners, which cannot prevent the page from scrolling.
    node.addEventListener('wheel', onWheel, { passive: false });
    return () => node.removeEventListener('wheel', onWheel);
  }, [element, onWindow === undefined]);

  function secAt(node: HTMLElement, clientX: number): number {
    const { window, leftPx, widthPx } = latest.current.stage;
    return window.startSec + shareAt(node, clientX, leftPx, widthPx) * (window.endSec - window.startSec);
  }

  if (!onWindow) return {};
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType === 'mouse' && event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const node = event.currentTarget;
      fingers.current.set(event.pointerId, { x: event.clientX, grabbedSec: secAt(node, event.clientX) });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const touching = fingers.current;
      const finger = touching.get(event.pointerId);
      if (!finger) return;
      finger.x = event.clientX;
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
      } else {
        // The grabbed time stays under the pointer.
        const span = window.endSec - window.startSec;
        const startSec = finger.grabbedSec - share(finger.x) * span;
        move(clampWindow({ startSec, endSec: startSec + span }, durationSec));
      }
    },
    onPointerUp: release,
    onPointerCancel: release,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
      const { window, durationSec } = latest.current.stage;
      const next = windowAfterKey(event.key, event.shiftKey, window, durationSec);
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
