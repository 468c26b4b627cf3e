import type { CSSProperties } from 'react';
import styles from './RunMark.module.css';

/** The letter of a compared run under its colour, as in tables, plots and curves. */
export function RunMark({ letter, colour }: { letter: string; colour: string }) {
  return (
    <span className={styles.mark} style={{ '--run': colour } as CSSProperties}>
      {letter}
    </span>
  );
}
