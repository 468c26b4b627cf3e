import { useId } from 'react';
import { CLASS_NAMES } from '../../../beats/types';
import { problemSentence } from '../../../i18n';
import { commands } from '../../../state/commands';
import type { NearBeat } from '../../../state/why/types';
import { Button } from '../../../widgets/Button';
import { ClassMark } from '../../../widgets/ClassMark';
import { formatClock, formatCount, formatNumber } from '../../../widgets/format';
import { useLab } from '../../useLab';
import { useWords } from '../../useWords';
import styles from './Why.module.css';
import { PICTURE, tracePath } from './whyStrip';

/** The training beats that the network takes to be most like the beat. */
export function NearestBeats() {
  const { why, problems } = useWords();
  const words = why.nearest;
  const { status, failed, impossible, compared, beats } = useLab((state) => state.why.nearest);
  const id = useId();
  if (status === 'empty') return null;
  return (
    <section aria-labelledby={id} className={styles.nearest}>
      <h3 id={id}>{words.title}</h3>
      {impossible && <p className={styles.hint}>{words.impossible[impossible]}</p>}
      {status === 'asked' && <p className={styles.hint}>{words.ask(formatCount(compared))}</p>}
      {status === 'running' && <p className={styles.hint}>{words.running}</p>}
      {status === 'failed' && failed && <p className={styles.warning}>{problemSentence(problems, failed)}</p>}
      {(status === 'asked' || status === 'failed') && (
        <Button onClick={() => void commands.findNearest()}>{words.find}</Button>
      )}
      {status === 'done' && (
        <>
          <p className={styles.hint}>{words.explanation(formatCount(compared))}</p>
          <ol className={styles.beats}>
            {beats.map((beat) => (
              <Beat key={`${beat.recordName} ${beat.timeSec}`} beat={beat} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Beat({ beat }: { beat: NearBeat }) {
  const words = useWords().why.nearest;
  const name = CLASS_NAMES[beat.classIndex] ?? '';
  const time = formatClock(beat.timeSec, 1);
  const distance = formatNumber(beat.distance, 2);
  const { width, trace } = PICTURE;
  return (
    <li>
      <svg
        role="img"
        aria-label={words.beat({ record: beat.recordName, time, name, distance })}
        viewBox={`0 0 ${width} ${trace}`}
        preserveAspectRatio="none"
      >
        <path className={styles.trace} d={tracePath(beat.waveform)} />
      </svg>
      <span aria-hidden="true">
        <ClassMark classIndex={beat.classIndex} name={name} /> {beat.recordName} {time}
      </span>
      <span aria-hidden="true" className={styles.hint}>
        {words.distance(distance)}
      </span>
    </li>
  );
}
