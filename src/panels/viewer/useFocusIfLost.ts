import { type RefObject, useEffect } from 'react';

/**
 * Scrolls a newly opened viewer to its top, and gives its strip the focus if what had it is gone, such as the button in
 * the table that opened the record. Once, when the strip is there; a focus elsewhere is left alone.
 */
export function useFocusIfLost(element: RefObject<HTMLElement | null>, hasStrip: boolean): void {
  useEffect(() => {
    if (!hasStrip) return;
    // One frame later the layout has its final heights.
    const frame = requestAnimationFrame(() => {
      const node = element.current;
      const top = node?.getBoundingClientRect().top ?? 0;
      if (top > window.innerHeight / 2 || top < 0) node?.scrollIntoView();
      if (!isLost(document.activeElement)) return;
      node?.querySelector<HTMLElement>('[role="application"]')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [element, hasStrip]);
}

/** A heading has it only because what had it before is gone. */
function isLost(active: Element | null): boolean {
  return active === null || active === document.body || active.matches('h2');
}
