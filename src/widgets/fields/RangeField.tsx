import { useId } from 'react';
import styles from './RangeField.module.css';

export interface RangeFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** The value with its unit. */
  text: string;
  disabled?: boolean;
  onChange: (value: number) => void;
}

/** A number that is dragged, or changed by the arrow keys. */
export function RangeField({ label, value, min, max, step, text, disabled, onChange }: RangeFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} className={styles.value}>
        {text}
      </output>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled}
        aria-valuetext={text}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}
