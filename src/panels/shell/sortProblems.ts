import type { ShownProblem } from '../../state/types';

const RANK: Record<ShownProblem['severity'], number> = { error: 0, warning: 1, note: 2 };

/** The worst first, among equals the newest; a new list. */
export function sortProblems(problems: readonly ShownProblem[]): ShownProblem[] {
  return problems.toReversed().sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
