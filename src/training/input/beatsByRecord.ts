/** The beats of each record, in their order. */
export function beatsByRecord(record: ArrayLike<number>): number[][] {
  const groups = new Map<number, number[]>();
  for (let beat = 0; beat < record.length; beat++) {
    const own = groups.get(record[beat]!);
    if (own) own.push(beat);
    else groups.set(record[beat]!, [beat]);
  }
  return [...groups.values()];
}

/** The records of some beats, by their numbers, ascending. */
export const recordsOf = (record: ArrayLike<number>, beats: ArrayLike<number>): number[] =>
  [...new Set(Array.from(beats, (beat) => record[beat]!))].sort((a, b) => a - b);
