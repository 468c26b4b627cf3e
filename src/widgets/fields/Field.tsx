import { type ReactNode, useId } from 'react';
import styles from './Field.module.css';

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** Unit after the control: `s`, `Hz`. */
  unit?: string | undefined;
  error?: string | undefined;
  /** Receives the ids that connect label, hint and error to the control. */
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode;
}

/** Label above, control with unit, hint or error below; all connected for screen readers. */
export function Field({ label, hint, unit, error, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  const noteId = note ? `${id}-note` : undefined;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.control}>
        {children({ id, describedBy: noteId, invalid: error !== undefined })}
        {unit && <span className={styles.unit}>{unit}</span>}
      </div>
      {note && (
        <p id={noteId} className={error ? styles.error : styles.hint} role={error ? 'status' : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}
