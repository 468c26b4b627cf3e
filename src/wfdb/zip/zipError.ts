import { WfdbError } from '../WfdbError';

/** A zip that cannot be read, or not completely. @param reason completes "x.zip …" */
export function malformedZip(fileName: string, reason: string): WfdbError {
  return new WfdbError(
    'zip-malformed',
    fileName,
    `${fileName} ${reason}. Download it again, or unpack it yourself and open the folder.`,
    { reason },
  );
}

/** A zip that holds more than may be unpacked. */
export function tooLargeZip(fileName: string, reason: string, limit: number): WfdbError {
  return new WfdbError(
    'zip-too-large',
    fileName,
    `${fileName} ${reason}. The rest was not unpacked; unpack it yourself and open the records you need.`,
    { reason, limit },
  );
}
