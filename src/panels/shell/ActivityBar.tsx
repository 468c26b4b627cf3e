import type { Words } from '../../i18n';
import { commands } from '../../state/commands';
import type { Activity, TrainingState } from '../../state/types';
import { Button } from '../../widgets/Button';
import { formatCount, formatDuration, formatPercent } from '../../widgets/format';
import { ProgressBar } from '../../widgets/ProgressBar';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './ActivityBar.module.css';

/** The running activities, always in the same position. Screen readers announce quarters, not every step. */
export function ActivityBar() {
  const { shell } = usePageWords();
  const activities = useLab((state) => state.activities);
  return (
    <div className={styles.bar} role="status" aria-label={shell.activity}>
      <VisuallyHidden>
        {activities.map((activity) => announcement(activity, shell)).join('. ')}
      </VisuallyHidden>
      {activities.length === 0 && <p className={styles.idle}>{shell.idle}</p>}
      <div aria-live="off">
        {activities.map((activity) => (
          <ActivityItem key={activity.id} activity={activity} />
        ))}
      </div>
    </div>
  );
}

function ActivityItem({ activity }: { activity: Activity }) {
  const { shell } = usePageWords();
  const training = useLab((state) => (activity.kind === 'training' ? state.training : undefined));
  const { done, total, secondsLeft } = activity;
  const kind = shell.activityKind[activity.kind];
  const detail = training ? trainingDetail(training, shell) : activity.detail;
  return (
    <div className={styles.item}>
      <p className={styles.what} title={detail}>
        {kind} <span className={styles.detail}>{detail}</span>
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
      {activity.canStop && (
        <Button aria-description={shell.stopWhat(kind)} onClick={() => commands.stopActivity(activity.id)}>
          {shell.stop}
        </Button>
      )}
    </div>
  );
}

function trainingDetail(training: TrainingState, shell: Words['shell']): string {
  const epochs = { epoch: formatCount(training.epoch), epochs: formatCount(training.settings.epochs) };
  const where =
    training.folds === 1
      ? shell.trainingDetailOneSplit(epochs)
      : shell.trainingDetail({
          ...epochs,
          fold: formatCount(training.fold + 1),
          folds: formatCount(training.folds),
        });
  const phase = shell.trainingPhase[training.phase];
  return phase ? `${where}, ${phase}` : where;
}

function announcement({ kind, done, total }: Activity, shell: Words['shell']): string {
  const name = shell.activityKind[kind];
  const quarter = total > 0 ? Math.floor((4 * done) / total) : 0;
  return quarter === 0 ? name : shell.announced(name, formatPercent(quarter / 4, 0));
}
