/**
 * Where the windows of the beat before and of the beat after lie, for every beat of a set (see `BeatSet.neighbours`).
 *
 * @param place number of each row of the set among all beats of its record, in order of time
 * @param extraPlace the same of the rows of `extra`
 * @param beats all beats of the record
 */
export function findNeighbours(
  place: readonly number[],
  extraPlace: readonly number[],
  beats: number,
): Int32Array {
  /** Row by place, one place before the first beat and one after the last. */
  const rowAt = new Int32Array(beats + 2).fill(-1);
  place.forEach((beat, row) => {
    rowAt[beat + 1] = row;
  });
  extraPlace.forEach((beat, row) => {
    rowAt[beat + 1] = place.length + row;
  });
  const neighbours = new Int32Array(2 * place.length);
  place.forEach((beat, row) => {
    neighbours[2 * row] = rowAt[beat]!;
    neighbours[2 * row + 1] = rowAt[beat + 2]!;
  });
  return neighbours;
}
