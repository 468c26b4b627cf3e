import { createRandom, shuffleInPlace } from '../base/random';

/**
 * Rows drawn from each class of each record: of all groups up to the same number, so that rare ones are there with all they have.
 *
 * @param record and class of every row
 * @param wanted how many, at most
 * @param seed of the draw
 * @returns ascending; all rows if there are not more than wanted
 */
export function stratifiedSample(
  { record, label }: { record: ArrayLike<number>; label: ArrayLike<number> },
  wanted: number,
  seed: number,
): Int32Array {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < record.length; row++) {
    const key = record[row]! * 256 + label[row]!;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const random = createRandom(seed);
  const chosen: number[] = [];
  let left = Math.min(wanted, record.length);
  // The smallest first: what they do not use is shared by the larger ones.
  const bySize = [...groups].sort(([keyA, a], [keyB, b]) => a.length - b.length || keyA - keyB);
  bySize.forEach(([, rows], i) => {
    const share = Math.min(rows.length, Math.floor(left / (bySize.length - i)));
    left -= share;
    const order = shuffleInPlace(Int32Array.from(rows), random);
    chosen.push(...order.subarray(0, share));
  });
  return Int32Array.from(chosen).sort();
}
