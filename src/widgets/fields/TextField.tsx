import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Field } from './Field';
import styles from './Field.module.css';

export interface TextFieldProps {
  label: ReactNode;
  value: string;
  /** Takes what was written, or says in a sentence what is wrong with it. */
  onCommit: (text: string) => string | undefined;
  hint?: ReactNode;
  disabled?: boolean;
}

/**
 * A text that is taken on Enter or on leaving the field; what is refused stays in the field with a sentence, and the value that was
 * there before goes on holding. Escape brings it back.
 */
export function TextField({ label, value, onCommit, hint, disabled }: TextFieldProps) {
  const [draft, setDraft] = useState<string>();
  const [error, setError] = useState<string>();

  function commit(text: string): void {
    const refused = text === value ? undefined : onCommit(text);
    setError(refused);
    if (refused === undefined) setDraft(undefined);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') commit(event.currentTarget.value);
    if (event.key !== 'Escape') return;
    setDraft(undefined);
    setError(undefined);
  }

  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          className={styles.input}
          type="text"
          autoComplete="off"
          value={draft ?? value}
          disabled={disabled}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onBlur={() => draft !== undefined && commit(draft)}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}
