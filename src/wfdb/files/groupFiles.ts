import { splitPath } from '../../base/filePath';
import { fileKind } from './fileKinds';

export interface FileEntry {
  /** Path with folders, separated by "/", as from a dropped folder or a zip. */
  path: string;
  size: number;
  /** The file is a complete record by its content, whatever its name says. */
  isRecord?: boolean;
}

/** The files with the same folder and base name. */
export interface RecordGroup {
  /** "folder/base name": distinguishes records of the same name in different folders. */
  key: string;
  folder: string;
  baseName: string;
  /** The `.hea`, or the file that is the complete record (EDF, BDF, `isRecord`). */
  headerPath: string | undefined;
  annotators: { annotator: string; path: string }[];
  /** Signal files with the same base name; the header may name others (`findSignalFiles`). */
  signalPaths: string[];
}

export interface GroupedFiles {
  /** Groups with a header, in the order of their headers, then files that are complete records. */
  records: RecordGroup[];
  /**
   * Groups without a header: signal files that a header of another name may refer to, annotations of a record that may
   * already be loaded, or a record whose header is missing.
   */
  headerless: RecordGroup[];
  zips: string[];
  /** Duplicate paths (dropped twice, or differing only in the case of the extension); the first one is used. */
  duplicates: string[];
  /** Lists, licences, pages and system files that come with databases: silently ignored. */
  ignored: string[];
  /** Files whose names are not WFDB: to be reported. */
  unknown: string[];
}

/**
 * Groups dropped files into records by folder and base name, by their names (but for `isRecord`). The case of extensions does not
 * matter; that of base names matters only if it distinguishes two headers.
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
  const complete: FileEntry[] = [];
  const others: FileEntry[] = [];
  for (const file of files) {
    const { folder, baseName, extension } = splitPath(file.path);
    const spelling = `${folder}/${baseName}.${extension.toLowerCase()}`;
    if (seen.has(spelling)) {
      result.duplicates.push(file.path);
      continue;
    }
    seen.add(spelling);
    const kind = file.isRecord ? 'edf' : fileKind(file.path, false);
    if (kind === 'header') records.open(folder, baseName).headerPath = file.path;
    else if (kind === 'edf') complete.push(file);
    else others.push(file);
  }
  for (const { path } of complete) {
    const { folder, baseName, extension } = splitPath(path);
    // Annotations of x.edf are called x.atr or x.edf.atr; if there is also an x.hea, the EDF file forms a group by itself.
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

/** Groups by exact key, then by case-insensitive key. */
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

  /** Adds another group with the same base name, which is also found by the complete file name. */
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
