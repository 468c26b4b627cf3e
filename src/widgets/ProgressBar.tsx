import { classNames } from './classNames';
import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  value: number;
  /** 0 if the total is unknown. */
  max: number;
  label: string;
}

/** A progress bar; animated without a value if the total is unknown. */
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
