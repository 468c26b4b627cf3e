import type { DeviceProblem } from '../../live';
import type { MonitorReport } from './types';

/** Problems of one kind as one, with their number: a broken device sends thousands. */
export function createProblemCounts() {
  let counts = new Map<string, { problem: DeviceProblem; count: number }>();
  return {
    add(problem: DeviceProblem): void {
      counts.set(problem.code, { problem, count: (counts.get(problem.code)?.count ?? 0) + 1 });
    },
    take(): MonitorReport['problems'] {
      const taken = [...counts.values()];
      counts = new Map();
      return taken;
    },
  };
}
