import type { WfdbProblem, WfdbProblemCode } from './types';

/** Thrown when a file cannot be read; carries the sentence for the person and its parts for a translation. */
export class WfdbError extends Error {
  readonly problem: WfdbProblem;

  constructor(
    code: WfdbProblemCode,
    file: string,
    message: string,
    values: Record<string, string | number> = {},
  ) {
    super(message);
    this.name = 'WfdbError';
    this.problem = { code, file, message, values };
  }
}
