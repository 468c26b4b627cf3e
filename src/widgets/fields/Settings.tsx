import { type ReactNode, useId, useState } from 'react';
import styles from './Settings.module.css';

/** A titled section of the settings column. */
export function Settings({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.settings} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

export interface FoldProps {
  summary: ReactNode;
  /** Summary of the settings inside, in one line, shown while it is closed. */
  value?: string;
  /** Rendered only while it is open. */
  children: ReactNode;
  /** Initially open; opens again whenever this changes to true. */
  open?: boolean;
}

/**
 * A collapsible section for what few users need. Its children are only mounted while it is open: an unseen table is
 * neither rendered nor updated. Expensive computations belong in a component among the children, so that they only
 * run while it is open.
 */
export function Fold({ summary, value, children, open = false }: FoldProps) {
  const [isOpen, setOpen] = useState(open);
  const fold = (
    <details className={styles.fold} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && <div className={styles.foldContent}>{children}</div>}
    </details>
  );
  if (value === undefined) return fold;
  return (
    <div>
      {fold}
      <p className={styles.value}>{value}</p>
    </div>
  );
}
