import type { ReactNode } from 'react';
import { commands } from '../../state/commands';
import type { Activity } from '../../state/types';
import { Button } from '../../widgets/Button';
import { formatCount, formatDuration, formatPercent } from '../../widgets/format';
import { ProgressBar } from '../../widgets/ProgressBar';
import { usePageWords } from '../useWords';
import styles from './ActivityBar.module.css';

export interface ActivityRowProps {
  activity: Activity;
  /** What runs. */
  kind: string;
  /** Shown instead of `kind`: `Paused`. */
  state?: string;
  detail: string;
  isPaused?: boolean;
  /** More buttons, before Stop. */
  children?: ReactNode;
}

/** One activity in the bar: what, how far, the time left, and Stop. */
export function ActivityRow({ activity, kind, state = kind, detail, isPaused, children }: ActivityRowProps) {
  const { shell } = usePageWords();
  const { id, done, total, secondsLeft, canStop } = activity;
  return (
    <div className={isPaused ? styles.pausedItem : styles.item}>
      <p className={styles.what} title={detail}>
        {state} <span className={styles.detail}>{detail}</span>
      </p>
      <div className={styles.progress}>
        <ProgressBar value={done} max={total} label={kind} />
      </div>
      <span
        className={styles.percent}
        title={total > 0 ? shell.progress(formatCount(done), formatCount(total)) : undefined}
      >
        {total > 0 ? formatPercent(Math.floor((100 * done) / total) / 100, 0) : ''}
      </span>
      <span className={styles.left}>
        {secondsLeft !== undefined && secondsLeft >= 1
          ? shell.timeLeft(formatDuration(Math.ceil(secondsLeft)))
          : ''}
      </span>
      <span className={styles.actions}>
        {children}
        {canStop && (
          <Button aria-description={shell.stopWhat(kind)} onClick={() => commands.stopActivity(id)}>
            {shell.stop}
          </Button>
        )}
      </span>
    </div>
  );
}
