import type { ReactNode } from 'react';
import { Field } from './Field';
import styles from './Field.module.css';
import { type Parsed, useDraft } from './useDraft';

export interface TextFieldProps<T> {
  label: ReactNode;
  value: string;
  parse: (text: string) => Parsed<T>;
  onChange: (value: T) => void;
  hint?: ReactNode;
  disabled?: boolean;
  /** See `DraftOptions`. */
  name?: string | undefined;
}

/** A text with a meaning; see `useDraft` for when it is committed. */
export function TextField<T>({ label, value, parse, onChange, hint, disabled, name }: TextFieldProps<T>) {
  const draft = useDraft({ name, shown: value, parse, onCommit: onChange, disabled });
  return (
    <Field label={label} hint={hint} error={draft.error}>
      {({ id, describedBy, invalid }) => (
        <input
          {...draft.props}
          id={id}
          className={styles.input}
          type="text"
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
        />
      )}
    </Field>
  );
}
