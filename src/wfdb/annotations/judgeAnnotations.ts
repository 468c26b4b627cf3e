import { problem } from '../problem';
import type { WfdbProblem } from '../types';
import type { RawAnnotations } from './rawAnnotations';
import { notAnnotations } from './refuseForeign';

/**
 * After this many valid annotations, a fault means a damaged annotation file; after fewer, that it is another kind of
 * file: random bytes get this far with a probability below 10⁻⁴.
 */
const convincingCount = 64;

/**
 * Problems of an annotation file, from the result of its walk.
 *
 * @param notes how many of the first annotations are notes about the file
 * @throws WfdbError `annotations-malformed` if it cannot be an annotation file
 */
export function judgeAnnotations(
  raw: RawAnnotations,
  notes: number,
  bytes: Uint8Array,
  fileName: string,
): WfdbProblem[] {
  const { count, fault, ended } = raw;
  if (fault && count < convincingCount) throw notAnnotations(fileName, fault.reason, fault.atByte);
  if (!ended && raw.oddCodes > 1 && raw.oddCodes > count / 10) {
    throw notAnnotations(fileName, `${raw.oddCodes} unassigned codes, and no end mark`, bytes.length);
  }
  if (!ended && count === 0) {
    throw notAnnotations(fileName, 'neither an annotation nor an end mark', bytes.length);
  }
  const rest = ended ? bytes.subarray(raw.usedBytes).findIndex((byte) => byte !== 0) : -1;
  if (rest >= 0 && count === 0) throw notAnnotations(fileName, 'an end mark with data after it', 0);

  const warnings: WfdbProblem[] = [];
  const warn = (message: string, values: Record<string, string | number>) =>
    warnings.push(problem('annotations-malformed', fileName, `${fileName} ${message}`, values));
  const last = raw.sample[count - 1] ?? 0;
  if (fault) {
    warn(
      `is damaged at byte ${fault.atByte} (${fault.reason}): the ${count} annotations before it, up to sample ${last}, are used. Download it again.`,
      { atByte: fault.atByte, reason: fault.reason, annotations: count, lastSample: last },
    );
  } else if (!ended) {
    warn(
      `ends without its end mark, so it is probably cut short: ${count} annotations, up to sample ${last}, are used. Download it again.`,
      { annotations: count, lastSample: last },
    );
  } else if (count === 0) {
    warnings.push(
      problem('annotations-empty', fileName, `${fileName} holds no annotations, only its end mark.`),
    );
  } else if (rest >= 0) {
    warn(
      `has ${bytes.length - raw.usedBytes} bytes after its end mark, which are ignored; its ${count} annotations are used.`,
      { bytes: bytes.length - raw.usedBytes, annotations: count },
    );
  }
  if (raw.leftOut > 0) {
    warn(
      `has ${raw.leftOut} annotations with labels that the AHA format does not know, which are left out; the other ${count}, up to sample ${last}, are used.`,
      { leftOut: raw.leftOut, annotations: count, lastSample: last },
    );
  }
  const back = stepBack(raw, notes);
  if (back > 0) {
    warn(
      `goes back in time from sample ${raw.sample[back - 1]} to ${raw.sample[back]} (annotation ${back + 1 - notes} of ${count - notes}); its annotations are kept in the order of the file.`,
      { annotation: back + 1 - notes, fromSample: raw.sample[back - 1]!, toSample: raw.sample[back]! },
    );
  }
  return warnings;
}

/** The first row after the notes whose time is before that of the previous row; 0 if there is none. */
function stepBack({ sample, count }: RawAnnotations, notes: number): number {
  for (let row = notes + 1; row < count; row++) if (sample[row]! < sample[row - 1]!) return row;
  return 0;
}
