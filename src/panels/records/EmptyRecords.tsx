import { lazy, Suspense } from 'react';
import { commands } from '../../state/commands';
import { Button } from '../../widgets/Button';
import { classNames } from '../../widgets/classNames';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './EmptyRecords.module.css';
import { PhysioNetButton } from './PhysioNetButton';

const DATABASE_URL = 'https://physionet.org/content/mitdb/1.0.0/';
const DATABASE_ZIP = 'mit-bih-arrhythmia-database-1.0.0.zip';

const FirstStrip = lazy(() => import('./FirstStrip').then((module) => ({ default: module.FirstStrip })));

/** Shown on the first visit: what the lab does, how to begin, and that nothing leaves the machine. */
export function EmptyRecords({ openFiles, openFolder }: { openFiles: () => void; openFolder: () => void }) {
  const { records, shell } = usePageWords();
  const busy = useLab((state) => state.activities.length > 0);
  const isRestoring = useLab((state) => state.activities.some((activity) => activity.kind === 'restoring'));
  return (
    <div className={classNames(styles.first, isRestoring && styles.late)}>
      <figure className={styles.figure}>
        <div className={styles.strip} role="img" aria-label={records.stripName}>
          <Suspense>
            <FirstStrip />
          </Suspense>
        </div>
        <figcaption className={styles.note}>{records.stripCaption}</figcaption>
      </figure>
      <div className={styles.drop}>
        <strong>{records.dropTitle}</strong>
        <p>{shell.dropWhat}</p>
        <div className={styles.buttons}>
          <Button kind="primary" disabled={busy} onClick={() => void commands.loadDemo()}>
            {records.loadDemo}
          </Button>
          <Button onClick={openFiles}>{records.openFiles}</Button>
          <Button onClick={openFolder}>{records.openFolder}</Button>
          <PhysioNetButton />
        </div>
        <p className={styles.note}>
          {records.emptyDemo} {records.getDatabase}{' '}
          <a href={DATABASE_URL} rel="noreferrer" target="_blank">
            physionet.org
          </a>
          {records.getDatabaseEnd} {records.getDatabaseThen(DATABASE_ZIP)}
        </p>
      </div>
      <ol className={styles.steps}>
        {records.emptySteps.map(([title, text]) => (
          <li key={title}>
            <strong>{title}</strong>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
