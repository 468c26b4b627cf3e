import type { BeatIndex } from './types';

/**
 * The beats of each record in the order of `times`, as indices into the complete set; beats of equal time keep their order.
 *
 * @param times of every beat, seconds
 */
export function sortByRecord(
  { record, recordNames }: Pick<BeatIndex, 'record' | 'recordNames'>,
  times: Float64Array,
): Int32Array[] {
  const sizes = new Int32Array(recordNames.length);
  for (let beat = 0; beat < record.length; beat++) sizes[record[beat]!]!++;
  const lists = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (let beat = 0; beat < record.length; beat++) lists[record[beat]!]![sizes[record[beat]!]!++] = beat;
  for (const list of lists) {
    const isSorted = list.every((beat, i) => i === 0 || times[list[i - 1]!]! <= times[beat]!);
    if (!isSorted) list.sort((a, b) => times[a]! - times[b]!);
  }
  return lists;
}
