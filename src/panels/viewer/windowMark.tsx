import type { ReactNode } from 'react';
import styles from './Viewer.module.css';

const NARROWEST_PX = 4;

/** The window of the strip on a picture of the complete record; nothing if the strip shows all of it. */
export function windowMark(options: {
  startSec: number;
  endSec: number;
  durationSec: number;
  widthPx: number;
}): ReactNode {
  const { startSec, endSec, durationSec, widthPx } = options;
  const perSec = widthPx / durationSec;
  const width = Math.max(NARROWEST_PX, (endSec - startSec) * perSec);
  if (width >= widthPx - 1) return null;
  const middle = ((startSec + endSec) / 2) * perSec;
  const left = Math.min(Math.max(0, middle - width / 2), widthPx - width);
  return <span className={styles.windowMark} style={{ width, transform: `translateX(${left}px)` }} />;
}
