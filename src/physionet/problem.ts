import { nameOf } from '../base/filePath';
import type { PhysioNetProblem, PhysioNetProblemCode } from './types';

/** Why a file or a list could not be downloaded, as data for the page. */
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

/** PhysioNet is unreachable now, so requesting further files is pointless. */
export function isOffline({ code }: PhysioNetProblem): boolean {
  return code === 'physionet-unreachable' || code === 'physionet-server' || code === 'physionet-none';
}
