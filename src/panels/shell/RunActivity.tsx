import type { Words } from '../../i18n';
import { commands } from '../../state/commands';
import { isPaused, secondsLeftOf } from '../../state/train/trainingSelectors';
import type { TrainingState } from '../../state/types';
import { Button } from '../../widgets/Button';
import { formatCount, formatPercent } from '../../widgets/format';
import { VisuallyHidden } from '../../widgets/VisuallyHidden';
import { stopWords } from '../stopWords';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './ActivityBar.module.css';
import { ActivityRow } from './ActivityRow';

/** The training in the activity bar: its state and place, and Resume while it is paused. */
export function RunActivity() {
  const activity = useLab((state) => state.activities.find(({ kind }) => kind === 'training'));
  const training = useLab((state) => state.training);
  const { runState, shell } = useWords();
  if (!activity || !training) return null;
  const name = runState.state[training.status];
  const quarter = activity.total > 0 ? Math.floor((4 * activity.done) / activity.total) : 0;
  return (
    <>
      {/* Screen readers are told of states and quarters, not of every step. */}
      <VisuallyHidden>
        {quarter === 0 ? name : shell.announced(name, formatPercent(quarter / 4, 0))}
      </VisuallyHidden>
      <div aria-live="off">
        <ActivityRow
          activity={{ ...activity, secondsLeft: secondsLeftOf(training) }}
          kind={runState.training}
          state={name}
          detail={placeOf(training, runState)}
          isPaused={isPaused(training.status)}
        >
          {isPaused(training.status) && (
            <Button onClick={() => commands.resumeTraining()}>{runState.resume}</Button>
          )}
        </ActivityRow>
      </div>
    </>
  );
}

/** How the training of this visit ended, beside the idle activity bar, and the way to its results. */
export function RunEnd() {
  const words = useWords();
  const training = useLab((state) => state.training);
  const run = useLab((state) => state.runs.find(({ id }) => id === state.training?.runId));
  const isShown = useLab(
    ({ step, openRun }) => step === 'train' || (step === 'results' && openRun?.id === run?.id),
  );
  const status = training?.status;
  if (status !== 'finished' && status !== 'stopped' && status !== 'failed') return null;
  const { runState, train } = words;
  const text = run?.stop ? `${runState.training}: ${stopWords(run.stop, words)}` : runState.state[status];
  return (
    <>
      <p className={status === 'failed' ? styles.failed : styles.ended} title={run?.title ?? training?.title}>
        {text}
      </p>
      {run && !isShown && (
        <Button kind="quiet" onClick={() => void showResults(run.id)}>
          {train.goToResults}
        </Button>
      )}
    </>
  );
}

async function showResults(runId: string): Promise<void> {
  await commands.chooseRun(runId);
  commands.goTo('results');
}

function placeOf(training: TrainingState, words: Words['runState']): string {
  const epochs = { epoch: formatCount(training.epoch), epochs: formatCount(training.settings.epochs) };
  const folds = { fold: formatCount(training.fold + 1), folds: formatCount(training.folds) };
  const place = training.folds === 1 ? words.placeOneSplit(epochs) : words.place({ ...epochs, ...folds });
  const phase = training.status === 'running' ? words.phase[training.phase] : '';
  return [place, phase, training.isStepping ? words.stepping : ''].filter(Boolean).join(', ');
}
