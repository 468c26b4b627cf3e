import { useEffect, useState } from 'react';

/**
 * Computes missing values after the page has been rendered, one item per task, so that nothing is blocked for longer
 * than one of them takes; the component renders again after each.
 */
export function useOnePerTask<T>(
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
