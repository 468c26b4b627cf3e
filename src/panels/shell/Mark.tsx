import styles from './Header.module.css';

/** The mark of the lab: a beat on paper. */
export function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 30 30" aria-hidden="true">
      <path className={styles.grid} d="M7.5 0v30M15 0v30M22.5 0v30M0 7.5h30M0 15h30M0 22.5h30" />
      <path className={styles.trace} d="M0 17h6l2-2.5 2 2.5h2l1 2.5L15.5 4 18 25l2-8h2l2-2.5L26 17h4" />
    </svg>
  );
}
