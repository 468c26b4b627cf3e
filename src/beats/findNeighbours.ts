/**
 * Finds the windows of the previous and the next beat, for every beat of a set (see `BeatSet.neighbours`).
 *
 * @param positions for each row of the set, its index among all beats of the record, in order of time
 * @param extraPositions the same for the rows of `extra`
 * @param beats number of beats of the record
 */
export function findNeighbours(
  positions: readonly number[],
  extraPositions: readonly number[],
  beats: number,
): Int32Array {
  /** Row by position, with one more position before the first beat and one after the last. */
  const rowAt = new Int32Array(beats + 2).fill(-1);
  positions.forEach((beat, row) => {
    rowAt[beat + 1] = row;
  });
  extraPositions.forEach((beat, row) => {
    rowAt[beat + 1] = positions.length + row;
  });
  const neighbours = new Int32Array(2 * positions.length);
  positions.forEach((beat, row) => {
    neighbours[2 * row] = rowAt[beat]!;
    neighbours[2 * row + 1] = rowAt[beat + 2]!;
  });
  return neighbours;
}
