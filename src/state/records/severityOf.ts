import type { WfdbProblem } from '../../wfdb/types';
import type { ShownProblem } from '../types';

/**
 * How bad it is that a dropped file could not be used: folders contain other files as well, which is no fault, and
 * files without a header only wait for it.
 */
export function severityOf({ code, file, values }: WfdbProblem): ShownProblem['severity'] {
  if (code === 'file-unknown') return /\.zip$/i.test(file) ? 'warning' : 'note';
  // Databases have pictures beside their records.
  if (code === 'file-foreign' && values.content === 'image') return 'note';
  return code === 'header-missing' ? 'warning' : 'error';
}
