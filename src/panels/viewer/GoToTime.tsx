import { type FormEvent, useId, useState } from 'react';
import { parseClock } from '../../widgets/ecg/ecgClock';
import { formatClock } from '../../widgets/format';
import { useWords } from '../useWords';
import styles from './Viewer.module.css';

/** A field for a time; Enter goes there, and an invalid time gets a message. */
export function GoToTime({ durationSec, onGo }: { durationSec: number; onGo: (sec: number) => void }) {
  const { viewer } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() === '') return;
    const sec = parseClock(text);
    if (sec === undefined) setError(viewer.goToWrong);
    else if (sec > durationSec) setError(viewer.goToBeyond(formatClock(durationSec)));
    else {
      setError(undefined);
      onGo(sec);
    }
  }

  return (
    <form className={styles.goTo} onSubmit={submit}>
      <label htmlFor={id}>{viewer.goTo}</label>
      <input
        id={id}
        className={styles.time}
        type="text"
        autoComplete="off"
        placeholder={viewer.goToHint}
        value={text}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setError(undefined);
        }}
      />
      {error && (
        <p id={`${id}-error`} className={styles.error} role="status">
          {error}
        </p>
      )}
    </form>
  );
}
