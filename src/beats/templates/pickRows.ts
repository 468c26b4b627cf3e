/** Some rows of a matrix, in their order. */
export function pickRows(rows: Float32Array, width: number, chosen: ArrayLike<number>): Float32Array {
  const picked = new Float32Array(chosen.length * width);
  for (let to = 0; to < chosen.length; to++) {
    const from = chosen[to]! * width;
    picked.set(rows.subarray(from, from + width), to * width);
  }
  return picked;
}
