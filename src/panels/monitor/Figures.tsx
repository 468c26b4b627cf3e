import { CLASS_NAMES } from '../../beats/types';
import type { MonitorSession } from '../../state/monitor/types';
import { ClassMark } from '../../widgets/ClassMark';
import { formatClock, formatCount, formatNumber, formatQuantity } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Monitor.module.css';

/** Heart rate, latency, how long was recorded, how many beats of which class. */
export function Figures() {
  const words = useWords().monitor;
  const session = useLab(({ monitor }) => monitor.session);
  if (!session) return null;
  const { bpm, latency, recordedSec, keptSec, unkept, sourceHz, pace } = session;
  const ms = (sec: number) => formatQuantity(Math.round(1000 * sec), 'ms');
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>{words.heartRate}</dt>
          <dd className={styles.key}>
            {bpm === undefined ? words.noFigure : formatNumber(bpm)}{' '}
            <span className={styles.unit}>{words.bpm}</span>
          </dd>
        </div>
        <div title={words.latencyHint}>
          <dt>{words.latency}</dt>
          <dd>{latency ? words.latencyOf(ms(latency.medianSec), ms(latency.mostSec)) : words.noFigure}</dd>
        </div>
        <div>
          <dt>{words.recorded}</dt>
          <dd>
            {formatClock(recordedSec)}
            {keptSec !== undefined && (
              <span className={styles.unit}> ({words.kept(formatClock(keptSec))})</span>
            )}
          </dd>
        </div>
        {sourceHz !== undefined && (
          <div>
            <dt>{words.sourceRate}</dt>
            <dd>{formatQuantity(sourceHz, 'Hz', 1)}</dd>
          </div>
        )}
        {pace !== undefined && (
          <div>
            <dt>{words.pace}</dt>
            <dd>{words.times(formatNumber(pace, pace < 10 ? 1 : 0))}</dd>
          </div>
        )}
        <Counts session={session} />
      </dl>
      {unkept !== undefined && <p className={styles.warning}>{words.unkept(unkept)}</p>}
    </>
  );
}

function Counts({ session: { counts, hasClasses } }: { session: MonitorSession }) {
  const { monitor: words, viewer } = useWords();
  const names = [...CLASS_NAMES, viewer.strip.noClass];
  const shown = names.flatMap((name, index) => ((counts[index] ?? 0) > 0 ? [{ name, index }] : []));
  return (
    <div>
      <dt>{words.counts}</dt>
      <dd className={styles.classes}>
        {shown.length === 0 && words.noFigure}
        {shown.map(({ name, index }) => (
          <span key={name}>
            {hasClasses && <ClassMark classIndex={index} name={name} outlined />} {formatCount(counts[index])}
          </span>
        ))}
      </dd>
    </div>
  );
}
