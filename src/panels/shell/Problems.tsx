import { useState } from 'react';
import { problemSentence } from '../../i18n';
import { commands } from '../../state/commands';
import type { ShownProblem } from '../../state/types';
import { Button, IconButton } from '../../widgets/Button';
import { classNames } from '../../widgets/classNames';
import { formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { usePageWords } from '../useWords';
import styles from './Problems.module.css';
import { sortProblems } from './sortProblems';

/** Number of visible problems before the rest is folded, so that forty bad files do not fill the page. */
const IN_SIGHT = 3;

/** The problems, the worst first, each of which can be dismissed; announced as they appear. */
export function Problems() {
  const { shell } = usePageWords();
  const problems = useLab((state) => state.problems);
  const [all, setAll] = useState(false);
  const sorted = sortProblems(problems);
  const shown = all ? sorted : sorted.slice(0, IN_SIGHT);
  return (
    <div className={styles.problems} role="alert" aria-label={shell.problems}>
      {problems.length > 1 && (
        <div className={styles.head}>
          <h2>{shell.problemCount(formatCount(problems.length))}</h2>
          {problems.length > IN_SIGHT && (
            <Button kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? shell.showFewer : shell.showAll(formatCount(problems.length))}
            </Button>
          )}
          <Button kind="quiet" onClick={() => commands.dismissAllProblems()}>
            {shell.dismissAll}
          </Button>
        </div>
      )}
      {problems.length > 0 && (
        <ul className={styles.list}>
          {shown.map((problem) => (
            <ProblemItem key={problem.id} problem={problem} />
          ))}
        </ul>
      )}
    </div>
  );
}

function ProblemItem({ problem }: { problem: ShownProblem }) {
  const words = usePageWords();
  const id = `problem-${problem.id}`;
  return (
    <li className={styles.item}>
      <span className={classNames(styles.severity, styles[problem.severity])}>
        {words.shell.severity[problem.severity]}
      </span>
      <span id={id} className={styles.sentence}>
        {problemSentence(words.problems, problem)}
      </span>
      <IconButton
        label={words.shell.dismiss}
        aria-describedby={id}
        onClick={() => commands.dismissProblem(problem.id)}
      >
        ×
      </IconButton>
    </li>
  );
}
