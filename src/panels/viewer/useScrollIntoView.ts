import { type RefObject, useEffect, useRef } from 'react';

/**
 * Scrolls a newly opened element into view, once, when it first has content: on a small screen it would otherwise
 * open below the fold. An element that was open already is left alone.
 */
export function useScrollIntoView(element: RefObject<HTMLElement | null>, hasContent: boolean): void {
  const waits = useRef(!hasContent);
  useEffect(() => {
    if (!hasContent || !waits.current) return;
    waits.current = false;
    // One frame later the layout has its final heights.
    requestAnimationFrame(() => {
      const top = element.current?.getBoundingClientRect().top ?? 0;
      if (top > window.innerHeight / 2 || top < 0) element.current?.scrollIntoView();
    });
  }, [element, hasContent]);
}
