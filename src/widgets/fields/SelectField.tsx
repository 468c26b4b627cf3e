import type { ReactNode } from 'react';
import { Field } from './Field';
import styles from './Field.module.css';

export interface SelectFieldProps<T extends string | number> {
  label: ReactNode;
  value: T;
  options: { value: T; label: string; disabled?: boolean }[];
  onChange: (value: T) => void;
  hint?: ReactNode;
  disabled?: boolean;
}

/** A choice of many options. */
export function SelectField<T extends string | number>(props: SelectFieldProps<T>) {
  const { label, value, options, onChange, hint, disabled } = props;
  return (
    <Field label={label} hint={hint}>
      {({ id, describedBy }) => (
        <select
          id={id}
          className={styles.input}
          value={String(value)}
          disabled={disabled}
          aria-describedby={describedBy}
          onChange={(event) => {
            const chosen = options[event.currentTarget.selectedIndex];
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={String(option.value)} value={String(option.value)} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
