/**
 * Finds the records of lists of names. A record is listed by its whole name or by the end of it (`100` of `mitdb/100`),
 * because it has folders in its name only where others are called alike. A listed name that is the whole name of a
 * record means that record alone; of several ends of a name, the longest that is listed counts.
 *
 * @returns for each list the indices of its records, ascending; listed names without a record are ignored
 */
export function listedRecords(
  recordNames: readonly string[],
  ...lists: readonly (readonly string[])[]
): number[][] {
  const whole = new Set(recordNames);
  const listed = lists.map((names) => new Set(names));
  const found = lists.map((): number[] => []);
  recordNames.forEach((name, record) => {
    const isMeant = (end: string) =>
      (end === name || !whole.has(end)) && listed.some((names) => names.has(end));
    const by = endsOf(name).find(isMeant);
    if (by === undefined) return;
    listed.forEach((names, list) => {
      if (names.has(by)) found[list]!.push(record);
    });
  });
  return found;
}

/** A record's name, then without its folders one by one: `a/b/100`, `b/100`, `100`. */
function endsOf(name: string): string[] {
  const parts = name.split('/');
  return parts.map((_, i) => parts.slice(i).join('/'));
}
