import type { ShownProblem, Step } from '../types';

/** Problems that are shown as one line. */
export interface ProblemGroup {
  /** The same as long as its kind is shown. */
  key: string;
  severity: ShownProblem['severity'];
  /** At least one, the oldest first. */
  problems: [ShownProblem, ...ShownProblem[]];
  /** How many files they are about. */
  count: number;
}

const RANK: Record<ShownProblem['severity'], number> = { error: 0, warning: 1, note: 2 };

/** Problems of one kind about different files as one group: the worst first, then the one with the newest problem. */
export function groupProblems(problems: readonly ShownProblem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const problem of problems) {
    const { id, code, severity, file } = problem;
    const key = file === '' ? id : `${severity}/${code}`;
    const known = groups.get(key);
    // Taken out and added again: the groups are in the order of their newest problem.
    groups.delete(key);
    groups.set(key, {
      key,
      severity,
      problems: known ? [...known.problems, problem] : [problem],
      count: (known?.count ?? 0) + filesOf(problem),
    });
  }
  return [...groups.values()].reverse().sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** One problem stands for many files where naming each would be too much. */
const filesOf = ({ values: { more } }: ShownProblem) => (typeof more === 'number' ? more : 1);

/**
 * Whether a problem matters in a step. What is odd about some file matters where records are chosen and their beats
 * prepared; errors, and what is not about files, matter everywhere.
 */
export function mattersIn(step: Step, { severity, file }: ShownProblem): boolean {
  return severity === 'error' || file === '' || step === 'records' || step === 'beats';
}
