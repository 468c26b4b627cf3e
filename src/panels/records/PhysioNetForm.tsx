import { type FormEvent, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { problemSentence } from '../../i18n';
import { commands } from '../../state/commands';
import type { PhysioNetState } from '../../state/physionet/types';
import { Button, IconButton } from '../../widgets/Button';
import { Field } from '../../widgets/fields/Field';
import fieldStyles from '../../widgets/fields/Field.module.css';
import { formatBytes, formatCount } from '../../widgets/format';
import { ProgressBar } from '../../widgets/ProgressBar';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './PhysioNet.module.css';
import { BUTTON_ID } from './PhysioNetButton';
import { PhysioNetRecords } from './PhysioNetRecords';

const DATABASE_URL = 'https://physionet.org/content/mitdb/1.0.0/';
const DATABASE_ZIP = 'mit-bih-arrhythmia-database-1.0.0.zip';

/** The form for a database: its records, and the download of the ticked ones. */
export function PhysioNetForm() {
  const { physionet: words, problems } = usePageWords();
  const { problem, forward, list } = useLab((state) => state.physionet);
  const form = useRef<HTMLElement>(null);

  const isNone = forward === 'none';

  // Also if the field disappears because there is no forward: the focus stays in the form.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(isNone ? 'button' : 'input')?.focus();
  }, [isNone]);

  function close(): void {
    flushSync(() => commands.closePhysioNet());
    document.getElementById(BUTTON_ID)?.focus();
  }

  return (
    <section
      ref={form}
      className={styles.form}
      aria-labelledby="physionet-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <div className={styles.head}>
        <h3 id="physionet-title">{words.open}</h3>
        <IconButton className={styles.close} label={words.close} onClick={close}>
          ×
        </IconButton>
      </div>
      {!isNone && <Address />}
      <div role="status" className={styles.status}>
        {problem && <p className={styles.problem}>{problemSentence(problems, problem)}</p>}
      </div>
      {isNone ? (
        <p>
          {words.dropInstead(DATABASE_ZIP)}{' '}
          <a href={DATABASE_URL} rel="noreferrer" target="_blank">
            {words.dropLink}
          </a>
        </p>
      ) : (
        list && (
          <>
            <PhysioNetRecords key={`${list.root}/${list.folder}`} list={list} />
            <Download />
          </>
        )
      )}
    </section>
  );
}

/** The location of the records. */
function Address() {
  const { physionet: words } = usePageWords();
  const { text, problem } = useLab((state) => state.physionet);
  const isBusy = useLab((state) =>
    state.activities.some(({ kind }) => kind === 'listing' || kind === 'downloading'),
  );

  function list(event: FormEvent): void {
    event.preventDefault();
    if (!isBusy) void commands.listPhysioNet(text);
  }

  return (
    <form className={styles.address} onSubmit={list}>
      <Field label={words.address} hint={words.addressHint}>
        {({ id, describedBy }) => (
          <>
            <input
              id={id}
              className={fieldStyles.input}
              type="text"
              value={text}
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              aria-describedby={describedBy}
              aria-invalid={problem?.code === 'physionet-address' || undefined}
              onChange={(event) => commands.setPhysioNetText(event.currentTarget.value)}
            />
            <Button type="submit" disabled={isBusy || text.trim() === ''}>
              {words.listRecords}
            </Button>
          </>
        )}
      </Field>
    </form>
  );
}

function Download() {
  const { physionet: words } = usePageWords();
  const { chosen, list, progress } = useLab((state) => state.physionet);
  const isListing = useLab((state) => state.activities.some(({ kind }) => kind === 'listing'));
  return (
    <div className={styles.download}>
      <div className={styles.buttons}>
        <Button
          kind="primary"
          disabled={chosen.size === 0 || progress !== undefined || isListing}
          onClick={() => void commands.downloadPhysioNet()}
        >
          {words.download}
        </Button>
        {progress ? (
          <div className={styles.progress}>
            <ProgressBar value={progress.bytesDone} max={progress.bytesTotal} label={words.download} />
            <p>{progressSentence(progress, words)}</p>
          </div>
        ) : (
          <p className={styles.note}>{list?.hasSums ? words.checked : words.unchecked}</p>
        )}
      </div>
      {!progress && list && list.stored.size > 0 && (
        <p>
          <Button kind="quiet" className={styles.delete} onClick={() => void commands.deletePhysioNetFiles()}>
            {words.deleteKept}
          </Button>
        </p>
      )}
    </div>
  );
}

function progressSentence(
  progress: NonNullable<PhysioNetState['progress']>,
  words: ReturnType<typeof usePageWords>['physionet'],
): string {
  if (progress.isRetrying) return words.retrying;
  if (progress.bytesTotal === 0) return words.starting;
  return words.progress({
    files: formatCount(progress.filesDone),
    filesTotal: formatCount(progress.filesTotal),
    bytes: formatBytes(progress.bytesDone),
    bytesTotal: formatBytes(progress.bytesTotal),
  });
}
