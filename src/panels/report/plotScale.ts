import type { RrHistogram } from '../../report/types';

/** Plots show at least this share of the intervals: a few pauses do not flatten the rest. */
const SHOWN = 0.995;
const STEP_SEC = 0.5;

/** How far the plots of RR intervals go, and how many intervals are longer. */
export function plotScale({ binSec, nn, other }: RrHistogram): {
  topSec: number;
  beyond: number;
  total: number;
} {
  const counts = nn.map((count, bin) => count + other[bin]!);
  const total = counts.reduce((sum, count) => sum + count, 0);
  let topSec = 1;
  for (;;) {
    const bins = Math.round(topSec / binSec);
    const beyond = counts.slice(bins).reduce((sum, count) => sum + count, 0);
    if (beyond <= (1 - SHOWN) * total) return { topSec, beyond, total };
    topSec += STEP_SEC;
  }
}

/** Half seconds up to the top. */
export function ticksTo(topSec: number): number[] {
  return Array.from({ length: Math.round(topSec / STEP_SEC) + 1 }, (_, i) => i * STEP_SEC);
}
