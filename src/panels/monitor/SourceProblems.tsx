import { problemSentence } from '../../i18n';
import { formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Monitor.module.css';

/** What was wrong with what came, each kind once with its number. */
export function SourceProblems() {
  const { monitor: words, problems: sentences } = useWords();
  const problems = useLab(({ monitor }) => monitor.session?.problems);
  if (!problems || problems.length === 0) return null;
  return (
    <section className={styles.part} aria-label={words.sourceProblems}>
      <h3>{words.sourceProblems}</h3>
      <ul className={styles.problems}>
        {problems.map(({ problem, count }) => (
          <li key={problem.code}>
            {problemSentence(sentences, { ...problem, values: { ...problem.values }, file: '' })}{' '}
            {count > 1 && <span className={styles.count}>{words.timesSeen(formatCount(count))}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
