import { commands } from '../../state/commands';
import { knownFolds } from '../../state/train/protocolSide';
import type { UnfinishedRun } from '../../state/types';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { formatCount } from '../../widgets/format';
import { focusNeighbour } from '../focusNeighbour';
import { formatDate } from '../formatDate';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Resume.module.css';

/** Trainings that a closed, crashed or reloaded page left unfinished, each to be resumed or discarded. */
export function ResumeOffer() {
  const words = useWords().train;
  const unfinished = useLab((state) => state.unfinished);
  const preparing = useLab((state) => state.activities.some(({ kind }) => kind === 'preparing'));
  if (unfinished.length === 0) return null;
  return (
    <section className={styles.offer} aria-label={words.unfinishedTitle}>
      <h3>{words.unfinishedTitle}</h3>
      <p className={styles.soft}>{words.unfinishedLead}</p>
      <ul className={styles.runs}>
        {unfinished.map((run, index) => (
          <Unfinished key={run.id} run={run} isFirst={index === 0} disabled={preparing} />
        ))}
      </ul>
    </section>
  );
}

function Unfinished({ run, isFirst, disabled }: { run: UnfinishedRun; isFirst: boolean; disabled: boolean }) {
  const words = useWords();
  const language = useLab((state) => state.language);
  const id = `unfinished-${run.id}`;
  return (
    <li className={styles.run}>
      <div id={id}>
        <p>
          <strong>{run.title}</strong>{' '}
          {run.synthetic && <Badge title={words.common.syntheticHint}>{words.common.synthetic}</Badge>}
        </p>
        <p className={styles.soft}>{reached(run, language, words)}</p>
      </div>
      <Button
        kind={isFirst ? 'primary' : 'plain'}
        aria-describedby={id}
        disabled={disabled}
        onClick={() => void commands.resumeUnfinished(run.id)}
      >
        {words.train.resumeTraining}
      </Button>
      <Button
        aria-describedby={id}
        title={words.train.discardHint}
        onClick={({ currentTarget }) => {
          focusNeighbour(currentTarget, 'li');
          void commands.discardUnfinished(run.id);
        }}
      >
        {words.train.discard}
      </Button>
    </li>
  );
}

function reached(
  { after, experiment, savedAt }: UnfinishedRun,
  language: 'en' | 'zh',
  { train, protocol: words }: ReturnType<typeof useWords>,
): string {
  const { protocol, epochs } = experiment.train;
  const position = {
    epoch: formatCount(after.epoch),
    epochs: formatCount(epochs),
    saved: formatDate(savedAt, language),
  };
  const fold = formatCount(after.fold + 1);
  const folds = knownFolds(protocol);
  // The number of folds may depend on the beats, which are not prepared yet.
  if (folds === undefined) return words.unfinishedFold({ ...position, fold });
  if (folds === 1) return train.unfinishedReachedOneSplit(position);
  return train.unfinishedReached({ ...position, fold, folds: formatCount(folds) });
}
