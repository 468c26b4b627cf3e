import { classNames } from './classNames';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  value: number;
  /** 0 while it is not known how much there is. */
  max: number;
  label: string;
}

/** How far something is; it moves without a value while the end is not known. */
export function ProgressBar({ value, max, label }: ProgressBarProps) {
  const known = max > 0;
  const percent = known ? Math.min(100, Math.max(0, (100 * value) / max)) : 0;
  return (
    <div
      className={styles.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known ? Math.round(percent) : undefined}
    >
      <div
        className={classNames(styles.fill, !known && styles.unknown)}
        style={known ? { width: `${percent}%` } : undefined}
      />
    </div>
  );
}
