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
  /** What is set inside, in one line, shown while it is closed. */
  value?: string;
  /** Rendered only while it is open. */
  children: ReactNode;
  /** Open at first, and whenever this changes to true. */
  open?: boolean;
}

/**
 * What few people need, folded away. Closed, it holds nothing: a table that nobody sees is neither made nor kept up to date. What is
 * costly to work out belongs into a component among the children, which then does that work only while it is seen.
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
