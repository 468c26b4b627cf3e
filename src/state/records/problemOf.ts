import { messageOf } from '../../base/messageOf';
import type { WfdbProblem } from '../../wfdb/types';

/** A problem to show for whatever a worker's job threw. */
export function problemOf(error: unknown, recordId: string): WfdbProblem {
  const reason = messageOf(error);
  return {
    code: 'file-unreadable',
    file: recordId,
    message: `Record ${recordId} could not be read: ${reason}`,
    values: { name: recordId, reason },
  };
}
