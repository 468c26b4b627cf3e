import { messageOf } from '../base/messageOf';
import { clipSentence, clipValues } from './clip';
import type { WfdbProblem, WfdbProblemCode } from './types';

/** A problem that does not stop the reading, with the same four parts as that of a WfdbError. */
export function problem(
  code: WfdbProblemCode,
  file: string,
  message: string,
  values: Record<string, string | number> = {},
): WfdbProblem {
  return { code, file: clipSentence(file), message: clipSentence(message), values: clipValues(values) };
}

/** Turns an exception into a problem: that of a WfdbError, anything else as `file-unreadable`. */
export function toProblem(error: unknown, file: string): WfdbProblem {
  if (isWfdbError(error)) return error.problem;
  const reason = messageOf(error);
  return problem('file-unreadable', file, `${file} could not be read (${reason}). Try to open it again.`, {
    reason,
  });
}

/** By shape, not by class, so that an error from another thread is recognised too. */
function isWfdbError(error: unknown): error is { problem: WfdbProblem } {
  const found = (error as { problem?: Partial<WfdbProblem> } | null)?.problem;
  return typeof found?.code === 'string' && typeof found.message === 'string';
}
