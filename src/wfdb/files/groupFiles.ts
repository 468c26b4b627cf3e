import { fileKind, splitPath } from './fileKinds';

export interface FileEntry {
  /** With folders, parted by "/", as a dropped folder or a zip gives it. */
  path: string;
  size: number;
}

/** The files that share a folder and a base name. */
export interface RecordGroup {
  /** "folder/base name": what tells two records of one name in two folders apart. */
  key: string;
  folder: string;
  baseName: string;
  /** The `.hea`; of a record in one EDF or BDF file that file. */
  headerPath: string | undefined;
  annotators: { annotator: string; path: string }[];
  /** Signal files of the same base name; the header may name others (`findSignalFiles`). */
  signalPaths: string[];
}

export interface GroupedFiles {
  /** Groups with a header, in the order of their headers; then EDF and BDF files. */
  records: RecordGroup[];
  /**
   * Groups without one: signal files that a header of another name may claim, annotations of a record that may be
   * loaded already, or a record whose header is missing.
   */
  headerless: RecordGroup[];
  zips: string[];
  /** Paths that came twice (dropped twice, or alike but for upper and lower case of the extension); the first counts. */
  duplicates: string[];
  /** Lists, licences, pages and system files that come with databases: nothing to say about them. */
  ignored: string[];
  /** Files that are not WFDB by their name: a person should be told. */
  unknown: string[];
}

/**
 * Sorts dropped files into records by folder and base name, by their names only. The case of extensions does not
 * matter; that of base names does where it tells two headers apart.
 */
export function groupFiles(files: readonly FileEntry[]): GroupedFiles {
  const result: GroupedFiles = {
    records: [],
    headerless: [],
    zips: [],
    duplicates: [],
    ignored: [],
    unknown: [],
  };
  const records = new GroupIndex(result.records);
  const headerless = new GroupIndex(result.headerless);
  const seen = new Set<string>();
  const edfs: FileEntry[] = [];
  const others: FileEntry[] = [];
  for (const file of files) {
    const { folder, baseName, extension } = splitPath(file.path);
    const spelling = `${folder}/${baseName}.${extension.toLowerCase()}`;
    if (seen.has(spelling)) {
      result.duplicates.push(file.path);
      continue;
    }
    seen.add(spelling);
    const kind = fileKind(file.path, false);
    if (kind === 'header') records.open(folder, baseName).headerPath = file.path;
    else if (kind === 'edf') edfs.push(file);
    else others.push(file);
  }
  for (const { path } of edfs) {
    const { folder, baseName, extension } = splitPath(path);
    // Annotations of x.edf are called x.atr or x.edf.atr; beside an x.hea of its own the file stands alone.
    const group = records.add(folder, baseName, `${baseName}.${extension}`);
    group.headerPath = path;
  }
  for (const { path } of others) {
    const { folder, baseName, extension } = splitPath(path);
    const record = records.find(folder, baseName);
    const kind = fileKind(path, record !== undefined);
    if (kind === 'zip') result.zips.push(path);
    else if (kind === 'ignored') result.ignored.push(path);
    else if (kind === 'signal') (record ?? headerless.open(folder, baseName)).signalPaths.push(path);
    else if (kind === 'annotator') {
      const group = record ?? headerless.open(folder, baseName);
      group.annotators.push({ annotator: extension, path });
    } else result.unknown.push(path);
  }
  return result;
}

/** Groups by exact key, then by key without regard to case. */
class GroupIndex {
  private readonly exact = new Map<string, RecordGroup>();
  private readonly folded = new Map<string, RecordGroup>();

  constructor(private readonly groups: RecordGroup[]) {}

  find(folder: string, baseName: string): RecordGroup | undefined {
    const key = keyOf(folder, baseName);
    return this.exact.get(key) ?? this.folded.get(key.toLowerCase());
  }

  open(folder: string, baseName: string): RecordGroup {
    return this.exact.get(keyOf(folder, baseName)) ?? this.make(folder, baseName, keyOf(folder, baseName));
  }

  /** One more group of a base name, which also goes by the file's whole name. */
  add(folder: string, baseName: string, fileName: string): RecordGroup {
    const fullKey = keyOf(folder, fileName);
    const key = keyOf(folder, baseName);
    const group = this.make(folder, baseName, this.exact.has(key) ? fullKey : key);
    this.index(fullKey, group);
    return group;
  }

  private make(folder: string, baseName: string, key: string): RecordGroup {
    const group: RecordGroup = {
      key,
      folder,
      baseName,
      headerPath: undefined,
      annotators: [],
      signalPaths: [],
    };
    this.groups.push(group);
    this.index(key, group);
    return group;
  }

  private index(key: string, group: RecordGroup): void {
    if (!this.exact.has(key)) this.exact.set(key, group);
    if (!this.folded.has(key.toLowerCase())) this.folded.set(key.toLowerCase(), group);
  }
}

function keyOf(folder: string, baseName: string): string {
  return folder === '' ? baseName : `${folder}/${baseName}`;
}
