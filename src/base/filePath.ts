/** The parts of a path: 'db/100.atr' has folder 'db', base name '100' and extension 'atr'. */
export interface PathParts {
  folder: string;
  baseName: string;
  /** As spelled, without the dot; '' if there is none. */
  extension: string;
}

/** The last part of a path: a file's name without its folders, a record's without those that tell it from others. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function splitPath(path: string): PathParts {
  const slash = path.lastIndexOf('/');
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return {
    folder: slash < 0 ? '' : path.slice(0, slash),
    baseName: dot > 0 ? name.slice(0, dot) : name,
    extension: dot > 0 ? name.slice(dot + 1) : '',
  };
}

/** Who annotated, by the name of the annotation file: its extension, `atr` of `100.atr`. */
export function annotatorOf(fileName: string): string {
  return splitPath(fileName).extension;
}

/**
 * The names that a record at a path can have: its base name, then with as many folders as it takes to tell it from
 * others, the shortest first. Databases call the records of every person alike (`Person_01/rec_1`).
 */
export function namesOf(headerPath: string): string[] {
  const { folder, baseName } = splitPath(headerPath);
  const folders = folder === '' ? [] : folder.split('/');
  return [...folders, baseName].map((_, i, parts) => parts.slice(parts.length - 1 - i).join('/'));
}
