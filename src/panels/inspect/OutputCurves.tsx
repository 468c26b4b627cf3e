import { useMemo } from 'react';
import { CLASS_NAMES } from '../../beats/types';
import type { OutputCurves as Curves } from '../../experiment/run/found';

import { ClassSwatch, classColourKey } from '../../widgets/ClassMark';
import { ECG_MARGIN } from '../../widgets/ecg/ecgView';
import { formatClock } from '../../widgets/format';
import { useWords } from '../useWords';
import styles from './Inspect.module.css';

/** Of the drawing; it is stretched to the width of the strip. */
const SIZE = { width: 1000, height: 100 };

export interface OutputCurvesProps {
  curves: Curves;
  classCount: number;
  /** What the strip shows. */
  window: { startSec: number; endSec: number };
  /** The least chance at which a beat is found. */
  threshold: number;
}

/** What a beat-free network says of the strip: the chance that a beat of each class has its centre there. */
export function OutputCurves({ curves, classCount, window, threshold }: OutputCurvesProps) {
  const words = useWords().inspect;
  const { startSec, endSec } = window;
  const paths = useMemo(
    () => Array.from({ length: classCount }, (_, k) => pathOf(curves, classCount, k, startSec, endSec)),
    [curves, classCount, startSec, endSec],
  );
  const level = SIZE.height * (1 - threshold);
  return (
    <figure className={styles.curves}>
      <figcaption>
        {words.curves}
        {paths.map((_, k) => (
          <span key={CLASS_NAMES[k]}>
            <ClassSwatch classIndex={k} /> {CLASS_NAMES[k]}
          </span>
        ))}
      </figcaption>
      <svg
        role="img"
        aria-label={words.curvesOf({ from: formatClock(startSec, 1), to: formatClock(endSec, 1) })}
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        preserveAspectRatio="none"
        style={{ paddingInline: `${ECG_MARGIN.l}px ${ECG_MARGIN.r}px` }}
      >
        <line className={styles.threshold} x1={0} x2={SIZE.width} y1={level} y2={level} />
        {paths.map((path, k) => (
          <path key={CLASS_NAMES[k]} d={path} style={{ stroke: `var(--class-${classColourKey(k)})` }} />
        ))}
      </svg>
    </figure>
  );
}

function pathOf(
  { fromSec, stepSec, values }: Curves,
  classCount: number,
  k: number,
  startSec: number,
  endSec: number,
): string {
  const width = classCount + 1;
  const points: string[] = [];
  for (let cell = 0; cell < values.length / width; cell++) {
    const x = (fromSec + cell * stepSec - startSec) / (endSec - startSec);
    if (x < 0 || x > 1) continue;
    const y = 1 - values[cell * width + k]!;
    points.push(`${(SIZE.width * x).toFixed(1)} ${(SIZE.height * y).toFixed(1)}`);
  }
  return points.length === 0 ? '' : `M${points.join('L')}`;
}
