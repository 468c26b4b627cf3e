import { useState } from 'react';
import { problemSentence } from '../../i18n';
import { commands } from '../../state/commands';
import { groupProblems, mattersIn, type ProblemGroup } from '../../state/problems/groupProblems';
import type { ShownProblem } from '../../state/types';
import { Button, IconButton } from '../../widgets/Button';
import { classNames } from '../../widgets/classNames';
import { formatCount } from '../../widgets/format';
import { useLab } from '../useLab';
import { useWords } from '../useWords';
import styles from './Problems.module.css';

/** Number of visible lines before the rest is folded, so that many kinds of bad files do not fill the page. */
const IN_SIGHT = 3;

/** Errors and warnings that matter in this step, a line per kind, the worst first. */
export function ProblemList() {
  return <GroupList isMeant={({ severity }) => severity !== 'note'} />;
}

/** The same of what is only worth knowing. */
export function NoteList() {
  return <GroupList isMeant={({ severity }) => severity === 'note'} />;
}

function GroupList({ isMeant }: { isMeant: (problem: ShownProblem) => boolean }) {
  const { shell } = useWords();
  const step = useLab((state) => state.step);
  const problems = useLab((state) => state.problems);
  const [all, setAll] = useState(false);
  const groups = groupProblems(problems.filter((problem) => isMeant(problem) && mattersIn(step, problem)));
  if (groups.length === 0) return null;
  const count = formatCount(groups.length);
  return (
    <div className={styles.problems}>
      {groups.length > IN_SIGHT && (
        <div className={styles.head}>
          <h2>{shell.problemCount(count)}</h2>
          <Button kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? shell.showFewer : shell.showAll(count)}
          </Button>
          <Button kind="quiet" onClick={() => groups.forEach(dismiss)}>
            {shell.dismissAll}
          </Button>
        </div>
      )}
      <ul className={styles.list}>
        {(all ? groups : groups.slice(0, IN_SIGHT)).map((group) => (
          <GroupItem key={group.key} group={group} />
        ))}
      </ul>
    </div>
  );
}

function dismiss({ problems }: ProblemGroup): void {
  for (const { id } of problems) commands.dismissProblem(id);
}

function GroupItem({ group }: { group: ProblemGroup }) {
  const words = useWords();
  const { key, severity, problems, count } = group;
  const id = `problem-${key}`;
  const newest = problems.at(-1) ?? problems[0];
  const sentence = problemSentence(words.problems, newest);
  const ofAll = words.problemGroups[newest.code]?.(formatCount(count));
  return (
    <li className={classNames(styles.item, severity === 'note' && styles.quiet)}>
      <span className={classNames(styles.severity, styles[severity])}>{words.shell.severity[severity]}</span>
      <div className={styles.sentence}>
        <p id={id}>
          {problems.length === 1
            ? sentence
            : (ofAll ?? words.shell.problemsAlike(formatCount(count), sentence))}
        </p>
        {problems.length > 1 && (
          <details className={styles.files}>
            <summary>{words.shell.whichFiles}</summary>
            <Files group={group} />
          </details>
        )}
      </div>
      <IconButton label={words.shell.dismiss} aria-describedby={id} onClick={() => dismiss(group)}>
        ×
      </IconButton>
    </li>
  );
}

/** Kinds whose sentences differ in nothing but the names of files. */
const NAMES_SAY_ALL = new Set<ShownProblem['code']>([
  'record-uncalibrated',
  'annotations-missing',
  'file-empty',
]);

function Files({ group: { problems } }: { group: ProblemGroup }) {
  const words = useWords();
  if (NAMES_SAY_ALL.has(problems[0].code)) {
    return <p>{problems.map(({ file }) => shortName(file)).join(', ')}</p>;
  }
  return (
    <ul>
      {problems.map((problem) => (
        <li key={problem.id}>{problemSentence(words.problems, problem)}</li>
      ))}
    </ul>
  );
}

/** Without its folder; a record is known by its name without `.hea`. */
const shortName = (file: string) => file.slice(file.lastIndexOf('/') + 1).replace(/\.hea$/i, '');
