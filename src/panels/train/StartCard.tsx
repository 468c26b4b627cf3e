import { type ReactNode, useId, useRef, useState } from 'react';
import { commands } from '../../state/commands';
import { canTrain, isTraining } from '../../state/train/trainingSelectors';
import { Badge } from '../../widgets/Badge';
import { Button } from '../../widgets/Button';
import { classNames } from '../../widgets/classNames';
import { HeldReasons } from '../HeldReasons';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import { LeakCheck } from './LeakCheck';
import { Plan } from './Plan';
import { PreparingProgress } from './PreparingProgress';
import { Progress } from './Progress';
import { RunButtons } from './RunButtons';
import styles from './StartCard.module.css';
import { StepButton } from './StepButton';
import { useIsBar } from './useIsBar';
import { usePlanLine } from './usePlanLine';
import { useStartHold } from './useStartHold';

/**
 * The card that stays in sight: plan, leak check and Start while settings are changed; from Start on, progress with Pause
 * and Stop. In a narrow window it is a bar at the bottom, with plan and leak check behind a button.
 */
export function StartCard() {
  const words = useWords().train;
  const isBusy = useLab(isTraining);
  const isReady = useLab(canTrain);
  const card = useRef<HTMLElement>(null);
  // The button is gone or disabled next: the card with the progress has the focus.
  const start = () => {
    card.current?.focus();
    void commands.startTraining();
  };
  return (
    <section
      ref={card}
      className={classNames(styles.card, isBusy && styles.running)}
      aria-label={words.startCard}
      tabIndex={-1}
    >
      {isBusy ? <Running /> : isReady ? <Ready onStart={start} /> : <NothingYet />}
    </section>
  );
}

function Running() {
  return (
    <>
      <div className={styles.body}>
        <Progress part={useIsBar() ? 'position' : undefined} />
      </div>
      <div className={styles.foot}>
        <div className={styles.buttons}>
          <RunButtons />
        </div>
      </div>
    </>
  );
}

function Ready({ onStart }: { onStart: () => void }) {
  const words = useWords().train;
  const isBar = useIsBar();
  return (
    <>
      {isBar ? (
        <Foldable>
          <PlanAndLeaks />
        </Foldable>
      ) : (
        <div className={styles.body}>
          <h3>{words.planTitle}</h3>
          <PlanAndLeaks />
        </div>
      )}
      <StartFoot onStart={onStart} />
    </>
  );
}

function PlanAndLeaks() {
  return (
    <>
      <Plan />
      <LeakCheck />
    </>
  );
}

/** In a narrow window: the plan in a line, and all of it on demand. */
function Foldable({ children }: { children: ReactNode }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const { plan, faults } = usePlanLine();
  const id = useId();
  return (
    <>
      {isOpen && (
        <div id={id} className={styles.body}>
          {children}
        </div>
      )}
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span>{words.train.showPlan}</span>
        <span className={styles.line}>{plan}</span>
        {faults > 0 && <Badge tone="danger">{words.leaks.levels.fault}</Badge>}
      </button>
    </>
  );
}

function StartFoot({ onStart }: { onStart: () => void }) {
  const words = useWords().train;
  const reasons = useStartHold();
  const hasResults = useLab((state) => state.training?.runId !== undefined);
  const isResumeFirst = useLab((state) => state.unfinished.length > 0);
  const id = useId();
  const isPreparing = reasons.some(({ kind }) => kind === 'preparing');
  return (
    <div className={styles.foot}>
      {isPreparing && <PreparingProgress />}
      <HeldReasons id={id} title={words.held.title} reasons={reasons} />
      <div className={styles.buttons}>
        {hasResults && <Button onClick={() => commands.goTo('results')}>{words.goToResults}</Button>}
        <StepButton disabled={reasons.length > 0} />
        <Button
          kind={isResumeFirst ? 'plain' : 'primary'}
          className={styles.start}
          disabled={reasons.length > 0}
          aria-describedby={reasons.length > 0 ? id : undefined}
          onClick={onStart}
        >
          {words.start}
        </Button>
      </div>
    </div>
  );
}

function NothingYet() {
  const words = useWords().train;
  return (
    <div className={styles.foot}>
      <h3>{words.emptyTitle}</h3>
      <p>{words.emptyText}</p>
      <div className={styles.buttons}>
        <Button kind="primary" onClick={() => commands.goTo('records')}>
          {words.goToRecords}
        </Button>
      </div>
    </div>
  );
}
