import type { ShownProblem } from '../../state/types';

const RANK: Record<ShownProblem['severity'], number> = { error: 0, warning: 1, note: 2 };

/** A new list, the worst first, then the newest. */
export function sortProblems(problems: readonly ShownProblem[]): ShownProblem[] {
  return problems.toReversed().sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
