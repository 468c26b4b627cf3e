import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Field } from './Field';
import styles from './Field.module.css';

export interface TextFieldProps {
  label: ReactNode;
  value: string;
  /** Accepts the text, or returns a message about what is wrong with it. */
  onCommit: (text: string) => string | undefined;
  hint?: ReactNode;
  disabled?: boolean;
}

/**
 * A text that is committed on Enter or when the field loses focus; rejected text stays in the field with an error
 * message, and the previous value stays in use. Escape restores it.
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
