import { problem } from '../problem';
import type { Header, SignalSpec, WfdbProblem } from '../types';
import { headerFileName } from './signalFiles';

/**
 * The problem if the samples of a signal do not add up to the header's checksum (header(5)); undefined if they do, or
 * if there is no checksum. Headers have 0 if none was computed.
 *
 * @param sum of the announced samples as stored, modulo 2¹⁶ or more
 */
export function checksumProblem(spec: SignalSpec, header: Header, sum: number): WfdbProblem | undefined {
  if (!spec.checksum || ((sum - spec.checksum) & 0xffff) === 0) return undefined;
  const found = (sum << 16) >> 16;
  const headerName = headerFileName(header);
  return problem(
    'signal-checksum',
    spec.fileName,
    `The samples of ${spec.description} in ${spec.fileName} add up to ${found}, but ${headerName} gives ${spec.checksum} as their checksum: one of the two files was changed or damaged. Download both again.`,
    { signalFile: spec.fileName, signal: spec.description, found, expected: spec.checksum },
  );
}
