import { NORMAL } from '../rhythm/types';
import type { Intervals } from './intervals';
import type { Poincare, RrHistogram } from './types';

const HISTOGRAM_SEC = 0.02;
/** As many dots as a plot of that size can tell apart; a day of beats would be a hundred thousand. */
const CELL_SEC = 0.01;
const CELLS = 1024;
const CLASSES = 256;

/** How long the intervals are. */
export function rrHistogram({ rrSec, startClass, endClass }: Intervals): RrHistogram {
  const nn: number[] = [];
  const other: number[] = [];
  rrSec.forEach((rr, i) => {
    const bin = Math.floor(rr / HISTOGRAM_SEC);
    while (nn.length <= bin) {
      nn.push(0);
      other.push(0);
    }
    const isNn = startClass[i] === NORMAL && endClass[i] === NORMAL;
    (isNn ? nn : other)[bin]!++;
  });
  return { binSec: HISTOGRAM_SEC, nn, other };
}

/** Each interval over the one before it. */
export function poincareOf({ rrSec, startClass, isAdjacent }: Intervals): Poincare {
  const counts = new Map<number, number>();
  const cellOf = (rr: number) => Math.min(CELLS - 1, Math.floor(rr / CELL_SEC));
  for (let i = 1; i < rrSec.length; i++) {
    if (!isAdjacent[i]) continue;
    const key = (cellOf(rrSec[i - 1]!) * CELLS + cellOf(rrSec[i]!)) * CLASSES + startClass[i]!;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const poincare: Poincare = { binSec: CELL_SEC, before: [], after: [], classIndex: [], count: [] };
  for (const [key, count] of [...counts].sort((a, b) => a[0] - b[0])) {
    const cell = Math.floor(key / CLASSES);
    poincare.before.push(Math.floor(cell / CELLS));
    poincare.after.push(cell % CELLS);
    poincare.classIndex.push(key % CLASSES);
    poincare.count.push(count);
  }
  return poincare;
}
