import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { classNames } from '../classNames';
import { useWidgetTexts } from '../texts';
import { Field } from './Field';
import styles from './Field.module.css';
import { parseNumber } from './parseNumber';

export interface NumberFieldProps {
  label: ReactNode;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  /** Step of the arrow keys; an integer step and minimum alone do not require integers. */
  step?: number;
  integer?: boolean;
  unit?: string;
  hint?: ReactNode;
  disabled?: boolean;
}

/**
 * A number that is committed on Enter or when the field loses focus; invalid text stays in the field with an error
 * message, and the previous value stays in use. Escape restores it.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, min, max, step = 1, integer, unit, hint, disabled } = props;
  const texts = useWidgetTexts();
  const [draft, setDraft] = useState<string>();
  const [error, setError] = useState<string>();

  function commit(text: string): void {
    const parsed = parseNumber(text, { min, max, integer, unit }, texts);
    if (!parsed.ok) {
      setError(parsed.error);
      return;
    }
    setDraft(undefined);
    setError(undefined);
    if (parsed.value !== value) onChange(parsed.value);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (event.key === 'Enter') commit(event.currentTarget.value);
    else if (event.key === 'Escape') {
      setDraft(undefined);
      setError(undefined);
    } else if (direction !== 0) {
      event.preventDefault();
      // The rounding removes binary errors such as those of 0.1 + 0.2.
      const next = Number((value + direction * step).toPrecision(12));
      commit(
        String(Math.min(max ?? Number.POSITIVE_INFINITY, Math.max(min ?? Number.NEGATIVE_INFINITY, next))),
      );
    }
  }

  return (
    <Field label={label} hint={hint} unit={unit} error={error}>
      {({ id, describedBy, invalid }) => (
        <input
          id={id}
          className={classNames(styles.input, styles.number)}
          type="text"
          inputMode={integer && (min ?? -1) >= 0 ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={draft ?? String(value)}
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
