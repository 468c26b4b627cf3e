import type { RecordTrace } from '../../beats/types';
import { matchBeats } from '../../evaluation';

/** A found beat where none is marked. */
export const INVENTED = -1;
/** A found beat that no table counts: that of a mark that is not in the set, or where beats are not marked one by one. */
export const NOT_COUNTED = -2;

/**
 * Which beats of a record's set the found ones are, by the rule of EC57.
 *
 * @param timeSec of the found beats, ascending
 * @returns of each found beat: its row in the set, INVENTED or NOT_COUNTED
 */
export function rowsOfFound(
  timeSec: Float64Array,
  { beatSec, beatRow, unmarked }: Pick<RecordTrace, 'beatSec' | 'beatRow' | 'unmarked'>,
  samplingHz: number,
): Int32Array {
  const marks = matchBeats(timeSec, beatSec, samplingHz);
  return marks.map((mark, beat) => {
    if (mark >= 0) return beatRow[mark]! >= 0 ? beatRow[mark]! : NOT_COUNTED;
    const at = timeSec[beat]!;
    return unmarked.some(({ fromSec, toSec }) => at >= fromSec && at <= toSec) ? NOT_COUNTED : INVENTED;
  });
}
