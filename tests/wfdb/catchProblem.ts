import { WfdbError } from '../../src/wfdb';
import type { WfdbProblem } from '../../src/wfdb/types';

/** The problem of the WfdbError that `run` throws; anything else is rethrown, and the test fails if nothing is thrown. */
export function catchProblem(run: () => unknown): WfdbProblem {
  try {
    run();
  } catch (error) {
    if (error instanceof WfdbError) return error.problem;
    throw error;
  }
  throw new Error('expected a WfdbError, but nothing was thrown');
}
