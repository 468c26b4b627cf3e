import { splitPath } from '../../base/filePath';

/** Whether a file is the list of a database's records, as on PhysioNet. */
export function isRecordsList(path: string): boolean {
  return /(?:^|\/)RECORDS$/.test(path);
}

/**
 * Whether the `RECORDS` lists among the files name a record: a database may contain additional files (copies, excerpts,
 * other annotations) that its `RECORDS` does not name, and published comparisons leave those out.
 *
 * @param lists the text of every list by its path
 * @returns listed or unlisted, by the nearest list above the record; undefined if there is none
 */
export function listedIn(
  lists: ReadonlyMap<string, string>,
  folder: string,
  baseName: string,
): boolean | undefined {
  const above = [...lists]
    .map(([path, text]) => ({ root: splitPath(path).folder, text }))
    .filter(({ root }) => root === '' || folder === root || folder.startsWith(`${root}/`))
    .sort((a, b) => b.root.length - a.root.length)[0];
  if (!above) return undefined;
  const inside = above.root === '' ? folder : folder.slice(above.root.length + 1);
  const name = inside === '' ? baseName : `${inside}/${baseName}`;
  return above.text.split(/\r?\n/).some((line) => line.trim() === name);
}
