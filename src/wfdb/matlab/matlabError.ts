import { WfdbError } from '../WfdbError';

/** The error for a MATLAB file that cannot be read, or has no matrix of samples. */
export function noMatlab(fileName: string, reason: string): WfdbError {
  return new WfdbError(
    'matlab-malformed',
    fileName,
    `${fileName} cannot be read as a MATLAB file: ${reason}. Save one matrix of samples (leads × samples) in it, or drop the header (.hea) that describes it.`,
    { reason },
  );
}
