import { type ReactNode, useId } from 'react';
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
  children: ReactNode;
  /** Open at first. */
  open?: boolean;
}

/** What few people need, folded away. */
export function Fold({ summary, children, open }: FoldProps) {
  return (
    <details className={styles.fold} open={open}>
      <summary>{summary}</summary>
      <div className={styles.foldContent}>{children}</div>
    </details>
  );
}
