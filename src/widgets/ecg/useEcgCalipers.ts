import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { type CaliperEnd, type Calipers, centredCalipers, endAfterKey } from './ecgCalipers';
import { type EcgView, secAt, valueAt, yOf } from './ecgView';

/** A pointer that moved less between press and release has clicked: the second end follows it until the next click. */
const CLICK_PX = 4;

export type CaliperWhich = 'first' | 'second';

/**
 * Measuring on the strip: two clicks, or a drag; or the keys, which move one end, Enter changing to the other.
 * `settled` counts what readers are told: the ends after a click, a drag or a key, but not every move of the pointer.
 */
export function useEcgCalipers(view: EcgView) {
  const [calipers, setCalipers] = useState<Calipers>();
  const [moved, setMoved] = useState<CaliperWhich>('second');
  const [settled, setSettled] = useState(0);
  /** Where the pointer was pressed, and whether the second end follows it. */
  const press = useRef<{ x: number; follows: boolean }>(undefined);

  function endAt(event: PointerEvent<HTMLElement>): CaliperEnd | undefined {
    const box = event.currentTarget.getBoundingClientRect();
    const sec = Math.min(
      view.window.endSec,
      Math.max(view.window.startSec, secAt(view, event.clientX - box.left)),
    );
    const amplitude = valueAt(view, event.clientY - box.top);
    return amplitude && { sec, ...amplitude };
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.pointerType === 'mouse' && event.button !== 0) return;
      const end = endAt(event);
      if (!end) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      if (press.current?.follows && calipers) {
        setCalipers({ first: calipers.first, second: end });
        press.current = undefined;
        setMoved('second');
        setSettled((count) => count + 1);
        return;
      }
      press.current = { x: event.clientX, follows: true };
      setCalipers({ first: end, second: end });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const end = press.current?.follows ? endAt(event) : undefined;
      if (end && calipers) setCalipers({ first: calipers.first, second: end });
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (!press.current || Math.abs(event.clientX - press.current.x) < CLICK_PX) return;
      press.current = undefined;
      setMoved('second');
      setSettled((count) => count + 1);
    },
    onPointerCancel() {
      press.current = undefined;
    },
    /** Whether the key was one of the calipers. */
    onKey(event: KeyboardEvent<HTMLElement>): boolean {
      if (event.key === 'Enter' || event.key === ' ') {
        setCalipers(calipers ?? centredCalipers(view.window));
        if (calipers) setMoved(moved === 'first' ? 'second' : 'first');
        setSettled(settled + 1);
        return true;
      }
      const before = calipers ?? centredCalipers(view.window);
      const { lead } = before[moved];
      const pxPerUnit = view.scale.rows[lead] ? Math.abs(yOf(view, lead, 0) - yOf(view, lead, 1)) : 1;
      const end = endAfterKey(event.key, event.shiftKey, before[moved], {
        pxPerSec: view.pxPerSec,
        pxPerUnit,
      });
      if (!end) return false;
      press.current = undefined;
      setCalipers({ ...before, [moved]: end });
      setSettled(settled + 1);
      return true;
    },
  };

  function clear(): void {
    press.current = undefined;
    setCalipers(undefined);
    setMoved('second');
  }

  return { calipers, moved, settled, handlers, clear };
}
