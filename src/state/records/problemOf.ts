import { messageOf } from '../../base/messageOf';
import type { WfdbProblem } from '../../wfdb/types';

/** The problem to show for an error thrown by a job of a worker. */
export function problemOf(error: unknown, recordId: string): WfdbProblem {
  const reason = messageOf(error);
  return {
    code: 'file-unreadable',
    file: recordId,
    message: `Record ${recordId} could not be read: ${reason}`,
    values: { name: recordId, reason },
  };
}
