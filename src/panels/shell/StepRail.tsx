import { useShallow } from 'zustand/react/shallow';
import { STEPS } from '../../state/address/place';
import { commands } from '../../state/commands';
import { classNames } from '../../widgets/classNames';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './StepRail.module.css';
import { stepStates, stepsReached } from './stepStates';

/** The steps with their states; the state describes the button and is not part of its name. */
export function StepRail() {
  const { shell } = usePageWords();
  const step = useLab((state) => state.step);
  const states = useLab(useShallow((state) => stepStates(state, shell.stepState)));
  const reached = useLab(useShallow(stepsReached));
  return (
    <nav className={styles.rail} aria-label={shell.steps}>
      <ol className={styles.steps}>
        {STEPS.map((name) => (
          <li key={name} className={classNames(styles.step, reached[name] && styles.reached)}>
            <button
              type="button"
              className={styles.label}
              aria-current={name === step ? 'step' : undefined}
              aria-describedby={`step-${name}-state`}
              onClick={() => commands.goTo(name)}
            >
              {shell.step[name]}
            </button>
            <span id={`step-${name}-state`} className={styles.state}>
              {states[name]}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
}
