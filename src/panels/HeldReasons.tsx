import type { HoldReason } from '../state/train/startHold';
import styles from './HeldReasons.module.css';
import { holdSentence } from './holdWords';
import { useWords } from './useWords';

export interface HeldReasonsProps {
  /** For the `aria-describedby` of the button. */
  id: string;
  title: string;
  reasons: readonly HoldReason[];
}

/** Why a button is held back, beside it. */
export function HeldReasons({ id, title, reasons }: HeldReasonsProps) {
  const words = useWords();
  return (
    <div className={styles.reasons} aria-live="polite">
      {reasons.length > 0 && (
        <section aria-label={title}>
          <ul id={id}>
            {reasons.map((reason) => {
              const sentence = holdSentence(reason, words);
              return <li key={sentence}>{sentence}</li>;
            })}
          </ul>
        </section>
      )}
    </div>
  );
}
