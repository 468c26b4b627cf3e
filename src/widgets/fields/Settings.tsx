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
  /** What is set inside, in one line, told while it is closed. */
  value?: string;
  children: ReactNode;
  /** Open at first. */
  open?: boolean;
}

/** What few people need, folded away. */
export function Fold({ summary, value, children, open }: FoldProps) {
  const fold = (
    <details className={styles.fold} open={open}>
      <summary>{summary}</summary>
      <div className={styles.foldContent}>{children}</div>
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
