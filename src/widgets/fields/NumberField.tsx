import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from '../classNames';
import { useWidgetTexts } from '../texts';
import { Field } from './Field';
import styles from './Field.module.css';
import { parseNumber } from './parseNumber';
import { useDraft } from './useDraft';

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
  /** See `DraftOptions`. */
  name?: string | undefined;
}

/** A number; see `useDraft` for when it is committed. Arrow keys step from what the field shows. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, min, max, step = 1, integer, unit, hint, disabled, name } = props;
  const texts = useWidgetTexts();
  const draft = useDraft<number>({
    name,
    shown: String(value),
    parse: (text) => parseNumber(text, { min, max, integer, unit }, texts),
    onCommit: (next) => next !== value && onChange(next),
    disabled,
  });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) {
      draft.props.onKeyDown(event);
      return;
    }
    event.preventDefault();
    draft.commit(stepped(draft.text, direction * step, { min, max }));
  }

  return (
    <Field label={label} hint={hint} unit={unit} error={draft.error}>
      {({ id, describedBy, invalid }) => (
        <input
          {...draft.props}
          id={id}
          className={classNames(styles.input, styles.number)}
          type="text"
          inputMode={integer && (min ?? -1) >= 0 ? 'numeric' : 'decimal'}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );

  /** A step stops at a bound, but does not jump to one from outside; what is no number stays as it is. */
  function stepped(
    text: string,
    change: number,
    bounds: { min?: number | undefined; max?: number | undefined },
  ) {
    const from = parseNumber(text, {}, texts);
    if (!from.ok) return text;
    // The rounding removes binary errors such as those of 0.1 + 0.2.
    const next = Number((from.value + change).toPrecision(12));
    const { min: least = Number.NEGATIVE_INFINITY, max: most = Number.POSITIVE_INFINITY } = bounds;
    const isWithin = from.value >= least && from.value <= most;
    return String(isWithin ? Math.min(most, Math.max(least, next)) : next);
  }
}
