import { commands } from '../../state/commands';
import { Button } from '../../widgets/Button';
import { classNames } from '../../widgets/classNames';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import { PhysioNetButton } from './PhysioNetButton';
import styles from './RecordsPanel.module.css';

const DATABASE_URL = 'https://physionet.org/content/mitdb/1.0.0/';
const DATABASE_ZIP = 'mit-bih-arrhythmia-database-1.0.0.zip';

/** Shown on the first visit: what the lab does, how to begin, and that nothing leaves the machine. */
export function EmptyRecords({ openFiles, openFolder }: { openFiles: () => void; openFolder: () => void }) {
  const { records } = usePageWords();
  const busy = useLab((state) => state.activities.length > 0);
  const isRestoring = useLab((state) => state.activities.some((activity) => activity.kind === 'restoring'));
  return (
    <div className={classNames(isRestoring && styles.late)}>
      <div className={styles.first}>
        <h3>{records.emptyTitle}</h3>
        <ol className={styles.lines}>
          {records.emptyLines.map((line, index) => (
            <li key={line}>
              <span className={styles.number}>{index + 1}</span>
              {line}
            </li>
          ))}
        </ol>
        <div className={styles.buttons}>
          <Button kind="primary" disabled={busy} onClick={() => void commands.loadDemo()}>
            {records.loadDemo}
          </Button>
          <Button onClick={openFiles}>{records.openFiles}</Button>
          <Button onClick={openFolder}>{records.openFolder}</Button>
          <PhysioNetButton />
        </div>
      </div>
      <div className={styles.footnotes}>
        <p>{records.emptyDemo}</p>
        <p>
          {records.getDatabase}{' '}
          <a href={DATABASE_URL} rel="noreferrer" target="_blank">
            physionet.org
          </a>
          {records.getDatabaseEnd} {records.getDatabaseThen(DATABASE_ZIP)}
        </p>
        <p>{records.local}</p>
      </div>
    </div>
  );
}
