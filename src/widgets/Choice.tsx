import { useId } from 'react';
import styles from './Choice.module.css';

export interface ChoiceProps<T extends string | number> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
  /** The label is for screen readers only. */
  labelHidden?: boolean;
  disabled?: boolean;
}

/** A choice with its label before it, for toolbars. */
export function Choice<T extends string | number>(props: ChoiceProps<T>) {
  const { label, value, options, onChange, labelHidden, disabled } = props;
  const id = useId();
  return (
    <span className={styles.choice}>
      {!labelHidden && (
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
      )}
      <select
        id={id}
        className={styles.select}
        aria-label={labelHidden ? label : undefined}
        value={String(value)}
        disabled={disabled}
        onChange={(event) => {
          const chosen = options[event.currentTarget.selectedIndex];
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={String(option.value)} value={String(option.value)}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}
