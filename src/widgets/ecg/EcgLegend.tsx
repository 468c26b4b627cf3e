import { memo } from 'react';
import { ClassSwatch } from '../ClassMark';
import { formatPercent } from '../format';
import styles from './EcgStrip.module.css';
import { MEAN_OF_INTERVALS } from './ecgIntervals';
import { OFF_RHYTHM } from './ecgMarks';
import type { EcgStripTexts } from './ecgTypes';

export interface EcgLegendProps {
  /** The scale in words. */
  scale: string;
  raw: boolean;
  denoised: boolean;
  /** Classes of the beats. */
  classes: readonly number[];
  classNames: readonly string[];
  predictions: boolean;
  intervals: boolean;
  /** Whether stretches are shaded. */
  shaded: boolean;
  texts: EcgStripTexts;
}

/** The scale of the strip, and what its lines, colours and numbers mean. */
export const EcgLegend = memo(function EcgLegend(props: EcgLegendProps) {
  const { scale, raw, denoised, classes, classNames, predictions, intervals, shaded, texts } = props;
  return (
    <ul className={styles.legend}>
      <li className={styles.scale}>{scale}</li>
      {denoised && (
        <li>
          <span className={styles.line} aria-hidden="true" />
          {texts.denoised}
        </li>
      )}
      {raw && (
        <li>
          <span className={denoised ? styles.faintLine : styles.line} aria-hidden="true" />
          {texts.raw}
        </li>
      )}
      {classes.map((classIndex) => (
        <li key={classIndex}>
          <ClassSwatch classIndex={classIndex} />
          {classNames[classIndex]}
        </li>
      ))}
      {predictions && (
        <li>
          <span className={styles.dot} aria-hidden="true" /> {texts.label}
          <span className={styles.ring} aria-hidden="true" /> {texts.predicted}
        </li>
      )}
      {intervals && <li>{intervalWords(texts)}</li>}
      {shaded && (
        <li>
          <span className={styles.shade} aria-hidden="true" />
          {texts.shaded}
        </li>
      )}
    </ul>
  );
});

/** What the numbers above the beats mean. */
export function intervalWords(texts: EcgStripTexts): string {
  return texts.intervals(MEAN_OF_INTERVALS, formatPercent(OFF_RHYTHM, 0));
}
