import { clipSentence, clipValues } from './clip';
import type { WfdbProblem, WfdbProblemCode } from './types';

/** Thrown when a file cannot be read; carries the sentence for the user and its parts for translation. */
export class WfdbError extends Error {
  readonly problem: WfdbProblem;

  constructor(
    code: WfdbProblemCode,
    file: string,
    message: string,
    values: Record<string, string | number> = {},
  ) {
    super(clipSentence(message));
    this.name = 'WfdbError';
    this.problem = { code, file: clipSentence(file), message: this.message, values: clipValues(values) };
  }
}
