/** Sorts the first few numbers of a list, ascending: what the built-in sort of an array costs is mostly its call. */
export function sort(values: Float64Array, count: number): void {
  for (let i = 1; i < count; i++) {
    const value = values[i]!;
    let k = i - 1;
    for (; k >= 0 && values[k]! > value; k--) values[k + 1] = values[k]!;
    values[k + 1] = value;
  }
}
