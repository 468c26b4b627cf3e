import { useEffect, useState } from 'react';

/**
 * Computes what is not known yet after the page has been drawn, one item a task, so that nothing is held up for longer than one of
 * them takes; the component is drawn again after each.
 */
export function useOneATask<T>(
  items: readonly T[],
  isKnown: (item: T) => boolean,
  compute: (item: T) => void,
): void {
  const [, redraw] = useState(0);
  const next = items.find((item) => !isKnown(item));
  useEffect(() => {
    if (next === undefined) return;
    const timer = setTimeout(() => {
      compute(next);
      redraw((count) => count + 1);
    }, 0);
    return () => clearTimeout(timer);
  }, [next, compute]);
}
