import { type RefObject, useLayoutEffect, useState } from 'react';

/** The width of the element in pixels, observed; 0 before it is mounted, the last one while it is hidden (as in print). */
export function useElementWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    setWidth(node.clientWidth);
    const observer = new ResizeObserver(() => setWidth((before) => node.clientWidth || before));
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
