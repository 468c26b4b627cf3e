import { Suspense } from 'react';
import type { Words } from '../../i18n';
import type { Activity } from '../../state/types';
import { formatPercent } from '../../widgets/format';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { laterPanel } from '../laterPanel';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './ActivityBar.module.css';
import { ActivityRow } from './ActivityRow';

/** Loaded with the first training. */
const RunActivity = laterPanel(async () => (await import('./RunActivity')).RunActivity);
const RunEnd = laterPanel(async () => (await import('./RunActivity')).RunEnd);

/**
 * The running activities, always in the same position; when there are none, how the last training ended. Screen readers
 * announce quarters, not every step.
 */
export function ActivityBar() {
  const { shell } = usePageWords();
  const activities = useLab((state) => state.activities);
  const hasTrained = useLab((state) => state.training !== undefined);
  const others = activities.filter(({ kind }) => kind !== 'training');
  return (
    <div className={styles.bar} role="status" aria-label={shell.activity}>
      <VisuallyHidden>{others.map((activity) => announcement(activity, shell)).join('. ')}</VisuallyHidden>
      {activities.length === 0 && (
        <div className={styles.idle}>
          <p>{shell.idle}</p>
          {hasTrained && (
            <Suspense>
              <RunEnd />
            </Suspense>
          )}
        </div>
      )}
      <div aria-live="off">
        {others.map((activity) => (
          <ActivityRow
            key={activity.id}
            activity={activity}
            kind={shell.activityKind[activity.kind]}
            detail={activity.detail}
          />
        ))}
      </div>
      {activities.length > others.length && (
        <Suspense>
          <RunActivity />
        </Suspense>
      )}
    </div>
  );
}

function announcement({ kind, done, total }: Activity, shell: Words['shell']): string {
  const name = shell.activityKind[kind];
  const quarter = total > 0 ? Math.floor((4 * done) / total) : 0;
  return quarter === 0 ? name : shell.announced(name, formatPercent(quarter / 4, 0));
}
