import type { ViewedRun } from '../../state/records/viewTypes';
import type { RunSummary } from '../../state/types';
import { Choice } from '../../widgets/Choice';
import { formatCount } from '../../widgets/format';
import { useWords } from '../useWords';
import { Stepper } from './Stepper';
import type { Steps } from './steps';
import styles from './Viewer.module.css';

export interface RunBarProps {
  runs: readonly RunSummary[];
  run: ViewedRun | undefined;
  /** The misread beats. */
  steps: Steps;
  onRun: (runId: string | undefined) => void;
}

const NONE = '';

/** The run whose predictions are shown as a second row, and its errors one after the other. */
export function RunBar({ runs, run, steps, onRun }: RunBarProps) {
  const { viewer } = useWords();
  if (runs.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more box.
    <div className={styles.finder} role="group" aria-label={viewer.runName}>
      <Choice
        label={viewer.run}
        value={run?.id ?? NONE}
        options={[
          { value: NONE, label: viewer.noRun },
          ...runs.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(id) => onRun(id === NONE ? undefined : id)}
      />
      {run && (
        <>
          <Stepper
            previous={{ label: viewer.previousError, key: 'Shift+E' }}
            next={{ label: viewer.nextError, key: 'E' }}
            can={steps.can}
            onStep={steps.go}
          />
          <span className={styles.count} role="status">
            {runStatus(run, steps, viewer)}
          </span>
        </>
      )}
    </div>
  );
}

function runStatus(run: ViewedRun, steps: Steps, viewer: ReturnType<typeof useWords>['viewer']): string {
  if (!run.beats) return viewer.runLoading;
  if (run.isOtherRecord) return viewer.runOtherRecord;
  if (run.beats.length === 0) return viewer.runTestedNone;
  const errors = formatCount(steps.count);
  return steps.at === undefined
    ? viewer.errors(errors, formatCount(run.beats.length))
    : viewer.errorAt(formatCount(steps.at + 1), errors);
}
