import { IconButton } from '../../widgets/Button';
import { useWords } from '../useWords';
import styles from './Viewer.module.css';

export interface StepperProps {
  /** Names of the buttons, with the keys that do the same; '' for none. */
  previous: { label: string; key: string };
  next: { label: string; key: string };
  can: { back: boolean; on: boolean };
  onStep: (direction: 1 | -1) => void;
}

/** To the previous and the next of what was found. */
export function Stepper({ previous, next, can, onStep }: StepperProps) {
  const { viewer } = useWords();
  const button = ({ label, key }: StepperProps['next'], direction: 1 | -1, isEnabled: boolean) => (
    <IconButton
      className={styles.step}
      label={label}
      title={key === '' ? label : viewer.withKey(label, key)}
      disabled={!isEnabled}
      onClick={() => onStep(direction)}
    >
      {direction === 1 ? '→' : '←'}
    </IconButton>
  );
  return (
    <span className={styles.steps}>
      {button(previous, -1, can.back)}
      {button(next, 1, can.on)}
    </span>
  );
}
