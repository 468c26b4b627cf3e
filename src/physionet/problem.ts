import { nameOf } from './safePath';
import type { PhysioNetProblem, PhysioNetProblemCode } from './types';

/** What stops a file or a list from coming, as data that the page shows. */
export class PhysioNetError extends Error {
  override readonly name = 'PhysioNetError';
  constructor(readonly problem: PhysioNetProblem) {
    super(problem.message);
  }
}

/** @param values the names and numbers inside the message, for its translation */
export function physioNetError(
  code: PhysioNetProblemCode,
  file: string,
  message: string,
  values: Record<string, string | number> = {},
): PhysioNetError {
  return new PhysioNetError({ code, file, message, values: { name: nameOf(file), ...values } });
}

/** PhysioNet cannot be reached now, so that asking for further files is of no use. */
export function isOffline({ code }: PhysioNetProblem): boolean {
  return code === 'physionet-unreachable' || code === 'physionet-server' || code === 'physionet-none';
}
