import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** Extra rows above and below the visible ones, so that a quick scroll shows no gap. */
const OVERSCAN = 8;

export interface ListWindow {
  /** Rows to draw: first … last − 1. */
  first: number;
  last: number;
  rowsInSight: number;
}

/** The visible rows of a long list; scrolls the chosen one into view when it changes. */
export function useListWindow(options: {
  box: RefObject<HTMLElement | null>;
  rowPx: number;
  count: number;
  position: number;
}): ListWindow {
  const { box, rowPx, count, position } = options;
  const [scrollPx, setScrollPx] = useState(0);
  const [heightPx, setHeightPx] = useState(400);

  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const onScroll = () => setScrollPx(node.scrollTop);
    const observer = new ResizeObserver(() => setHeightPx(node.clientHeight));
    observer.observe(node);
    node.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      node.removeEventListener('scroll', onScroll);
    };
  }, [box]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list of the same length is another list, too.
  useLayoutEffect(() => {
    const node = box.current;
    if (!node) return;
    const top = position * rowPx;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + rowPx > node.scrollTop + node.clientHeight) {
      node.scrollTop = top + rowPx - node.clientHeight;
    }
    setScrollPx(node.scrollTop);
  }, [box, rowPx, position, count]);

  const rowsInSight = Math.max(1, Math.floor(heightPx / rowPx));
  const first = Math.max(0, Math.min(count, Math.floor(scrollPx / rowPx)) - OVERSCAN);
  return { first, last: Math.min(count, first + rowsInSight + 2 * OVERSCAN + 1), rowsInSight };
}
