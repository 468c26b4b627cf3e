import { clipSentence, clipValues } from './clip';
import type { WfdbProblem, WfdbProblemCode } from './types';

/** A problem that does not stop the reading: the same four parts that a WfdbError carries. */
export function problem(
  code: WfdbProblemCode,
  file: string,
  message: string,
  values: Record<string, string | number> = {},
): WfdbProblem {
  return { code, file: clipSentence(file), message: clipSentence(message), values: clipValues(values) };
}

/** What an exception means to the person: the problem of a WfdbError as it is, anything else as `file-unreadable`. */
export function toProblem(error: unknown, file: string): WfdbProblem {
  if (isWfdbError(error)) return error.problem;
  const reason = error instanceof Error ? error.message : String(error);
  return problem('file-unreadable', file, `${file} could not be read (${reason}). Try to open it again.`, {
    reason,
  });
}

/** By shape, not by class, so that an error that crossed a worker boundary is recognised too. */
function isWfdbError(error: unknown): error is { problem: WfdbProblem } {
  const held = (error as { problem?: Partial<WfdbProblem> } | null)?.problem;
  return typeof held?.code === 'string' && typeof held.message === 'string';
}
