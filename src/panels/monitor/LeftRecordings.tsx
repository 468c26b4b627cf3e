import { commands } from '../../state/commands';
import { dateOf } from '../../state/monitor/startTime';
import { Button } from '../../widgets/Button';
import { formatClock } from '../../widgets/format';
import { formatDate } from '../formatDate';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Monitor.module.css';

/** Recordings that a crash or a closed page left, to be kept or deleted. */
export function LeftRecordings() {
  const words = useWords().monitor;
  const language = useLab((state) => state.language);
  const left = useLab(({ monitor }) => monitor.left);
  const isIdle = useLab(({ monitor }) => monitor.status === 'idle');
  if (!left || left.length === 0) return null;
  return (
    <section className={styles.left} aria-label={words.left}>
      <h3>{words.left}</h3>
      <ul>
        {left.map(({ name, startedAt, durationSec }) => (
          <li key={name}>
            <span>{words.leftOne(formatDate(dateOf(startedAt), language), formatClock(durationSec))}</span>
            <Button disabled={!isIdle} onClick={() => void commands.keepLeftRecording(name)}>
              {words.keep}
            </Button>
            <Button kind="quiet" disabled={!isIdle} onClick={() => void commands.deleteLeftRecording(name)}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
