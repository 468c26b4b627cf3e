import { type RefObject, useEffect, useRef } from 'react';

/**
 * Brings what was just opened into sight, once, when it first has something to show: on a small screen it would
 * otherwise come up below the fold. What was open already stays where it is.
 */
export function useBroughtIntoSight(element: RefObject<HTMLElement | null>, hasContent: boolean): void {
  const waits = useRef(!hasContent);
  useEffect(() => {
    if (!hasContent || !waits.current) return;
    waits.current = false;
    // A frame later everything has taken its height.
    requestAnimationFrame(() => {
      const top = element.current?.getBoundingClientRect().top ?? 0;
      if (top > window.innerHeight / 2 || top < 0) element.current?.scrollIntoView();
    });
  }, [element, hasContent]);
}
