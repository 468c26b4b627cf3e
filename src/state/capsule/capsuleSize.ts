import type { LabProblem } from '../types';

/** The capsule of a hundred folds with a hundred epochs each has four million characters. */
export const MAX_CAPSULE_CHARS = 32e6;

/** @param size characters or bytes */
export function tooLarge(size: number, file: string): LabProblem {
  const megabytes = Math.ceil(size / 1e6);
  return {
    code: 'capsule-damaged',
    file,
    message: `${file} has ${megabytes} MB, a run capsule ${MAX_CAPSULE_CHARS / 1e6} MB at most. Nothing was changed; choose another file.`,
    values: { reason: `${megabytes} MB > ${MAX_CAPSULE_CHARS / 1e6} MB` },
  };
}
