import { type ReactNode, useId } from 'react';
import { VisuallyHidden } from '../VisuallyHidden';
import styles from './Field.module.css';

export interface SegmentedFieldProps<T extends string | number> {
  label: ReactNode;
  value: T;
  options: { value: T; label: ReactNode; title?: string }[];
  onChange: (value: T) => void;
  hint?: ReactNode;
  disabled?: boolean;
  /** The label is for screen readers only. */
  labelHidden?: boolean;
}

/** A choice of two to four options, all visible; a radio group. */
export function SegmentedField<T extends string | number>(props: SegmentedFieldProps<T>) {
  const { label, value, options, onChange, hint, disabled, labelHidden } = props;
  const name = useId();
  return (
    <fieldset className={styles.segments} disabled={disabled}>
      <legend>{labelHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}</legend>
      {options.map((option) => (
        <label key={String(option.value)} className={styles.segment} title={option.title}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
      {hint && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  );
}
