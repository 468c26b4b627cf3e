import { hasEnded, isGoing, secondsLeftOf } from '../../state/train/trainingSelectors';
import type { EpochPosition, TrainingState } from '../../state/types';
import { formatCount, formatDuration, formatPercent, formatQuantity } from '../../widgets/format';
import { ProgressBar } from '../../widgets/ProgressBar';
import { stopWords } from '../stopWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { LiveMatrix } from './LiveMatrix';
import { NoticeChoice } from './NoticeChoice';
import styles from './Train.module.css';

interface Part {
  /** Only how far it is, or only the rest, where there is no space for both in one place. */
  part?: 'position' | 'rest' | undefined;
}

/**
 * The progress of a training: fold, epoch, steps, running values of the epoch, speed and time left. Rendered at every
 * step.
 */
export function Progress({ part }: Part) {
  const training = useLab((state) => state.training);
  if (!training) return null;
  return (
    <>
      {part !== 'rest' && <Position training={training} />}
      {part !== 'position' && <Rest training={training} />}
    </>
  );
}

function Position({ training }: { training: TrainingState }) {
  const all = useWords();
  const words = all.train;
  const stop = useLab((state) => state.runs.find(({ id }) => id === training.runId)?.stop);
  const running = isGoing(training.status);
  const position = {
    epoch: formatCount(training.epoch),
    epochs: formatCount(training.settings.epochs),
  };
  const epochText =
    training.folds > 1
      ? words.position({
          ...position,
          fold: formatCount(training.fold + 1),
          folds: formatCount(training.folds),
        })
      : words.positionOneSplit(position);
  return (
    <section className={styles.progress} aria-label={words.statusTitle}>
      <p>
        <strong>{stop ? sentenceCase(stopWords(stop, all)) : words.status[training.status]}</strong>
        {stop && ` · ${all.runState.stoppedHint}`}
        {running && ` · ${epochText}`}
        {training.isStepping && running && ` · ${all.runState.stepping}`}
        {training.status === 'running' &&
          training.phase !== 'training' &&
          ` · ${words.phase[training.phase]}`}
      </p>
      {training.interruptions.map((interruption, index) => (
        // Interruptions are only ever added.
        // biome-ignore lint/suspicious/noArrayIndexKey: their index is their identity
        <p key={index} className={styles.soft}>
          {words.interrupted[interruption.what](placeWords(interruption.after, training, words))}
        </p>
      ))}
      <ProgressBar value={training.stepsDone} max={training.stepsTotal} label={words.progress} />
    </section>
  );
}

/** Numbers of the epoch, and what the network answers. */
function Rest({ training }: { training: TrainingState }) {
  const words = useWords().train;
  const running = isGoing(training.status);
  const facts: [string, string][] = [
    [words.facts.loss, formatQuantity(training.loss, words.lossUnit, 4)],
    [words.facts.accuracy, formatPercent(training.accuracy, 2)],
    [words.facts.rate, words.rate(formatCount(training.beatsPerSec))],
    [words.facts.left, formatDuration(secondsLeftOf(training))],
    [
      words.facts.steps,
      words.stepsOf({ done: formatCount(training.stepsDone), total: formatCount(training.stepsTotal) }),
    ],
  ];
  if (training.storedAfter && running) {
    facts.push([words.facts.stored, placeWords(training.storedAfter, training, words)]);
  }
  return (
    <section className={styles.progress} aria-label={words.statusRest}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!hasEnded(training.status) && <NoticeChoice />}
      <LiveMatrix training={training} />
    </section>
  );
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function placeWords(
  after: EpochPosition | undefined,
  { folds }: TrainingState,
  words: ReturnType<typeof useWords>['train'],
): string {
  if (!after) return words.afterNothing;
  return words.afterEpoch({
    fold: formatCount(after.fold + 1),
    epoch: formatCount(after.epoch),
    oneSplit: folds === 1,
  });
}
