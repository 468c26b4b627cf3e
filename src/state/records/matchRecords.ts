/** A record as an experiment names it. */
interface NamedFiles {
  name: string;
  files: readonly { sha256: string }[];
}

/**
 * For each record of an experiment the one with the same bytes in its files, whatever it is called here; of several, the
 * one of its name. Without files, the one of its name without files. No record is given twice.
 *
 * @returns undefined for those that are not there
 */
export function matchRecords<R extends NamedFiles>(
  wanted: readonly NamedFiles[],
  there: readonly R[],
): (R | undefined)[] {
  const byName = new Map(there.map((record) => [record.name, record]));
  const found = wanted.map((record) => {
    const own = byName.get(record.name);
    return own && hasSameFiles(own, record) ? own : undefined;
  });
  const taken = new Set(found);
  return found.map((own, i) => {
    const record = wanted[i]!;
    if (own || record.files.length === 0) return own;
    const other = there.find((each) => !taken.has(each) && hasSameFiles(each, record));
    taken.add(other);
    return other;
  });
}

function hasSameFiles({ files: some }: NamedFiles, { files: others }: NamedFiles): boolean {
  if (some.length !== others.length) return false;
  const sums = ({ sha256 }: { sha256: string }) => sha256;
  const sorted = others.map(sums).sort();
  return some
    .map(sums)
    .sort()
    .every((sum, i) => sum === sorted[i]);
}
