import {
  groupFiles,
  isRecordsList,
  listedIn,
  openZip,
  parseHeader,
  problem,
  signalFileFinder,
  toProblem,
} from '../../wfdb';
import type { WfdbProblem } from '../../wfdb/types';
import type { KnownFiles, RecordSource, SortedFiles, SourceFile } from './types';

type Progress = (done: number, total: number, name: string) => void;

/** More sentences than this about one kind of file bury what matters. */
const MAX_NAMED = 5;

/** Archives opened, files grouped into records, signal files found by what the headers name; the rest told or kept. */
export async function sortFiles(
  files: SourceFile[],
  onProgress: Progress,
  { waiting: earlier, loaded }: KnownFiles = { waiting: [], loaded: [] },
): Promise<SortedFiles> {
  const problems: WfdbProblem[] = [];
  const dropped = await unpack(files, problems, onProgress);
  const newNames = new Set(dropped.map(({ name }) => name.toLowerCase()));
  const opened = [...dropped, ...earlier.filter(({ name }) => !newNames.has(name.toLowerCase()))];
  const byPath = new Map<string, SourceFile>();
  // Of two files with one path the first counts, as `groupFiles` has it.
  for (const file of opened) if (!byPath.has(file.path)) byPath.set(file.path, file);
  const grouped = groupFiles(opened.map(({ path, blob }) => ({ path, size: blob.size })));
  const findSignals = signalFileFinder(byPath.keys());
  const lists = await recordsLists(grouped.ignored, byPath);
  const claimed = new Set<string>();

  const sources: RecordSource[] = [];
  for (const group of grouped.records) {
    const header = byPath.get(group.headerPath!)!;
    const signals = await signalsOf(header, findSignals, byPath);
    for (const file of signals) claimed.add(file.path);
    const annotators = [
      ...group.annotators,
      ...grouped.headerless
        .filter(({ baseName }) => baseName === group.baseName)
        .flatMap((other) => other.annotators),
    ];
    // `atr` is reserved for reference annotations; any other only where it is missing.
    const chosen = annotators.find(({ annotator }) => annotator.toLowerCase() === 'atr') ?? annotators[0];
    for (const { path } of annotators) claimed.add(path);
    sources.push({
      key: crypto.randomUUID(),
      name: group.baseName,
      header,
      signals,
      annotation: chosen && byPath.get(chosen.path),
      source: whereFrom(header),
      unlisted: listedIn(lists, group.folder, group.baseName) === false,
    });
  }

  // Other annotations of a database's records (mitdb's 102-0.atr) lie beside them without a header of their own.
  const isLoaded = (path: string) => {
    const { name, blob } = byPath.get(path)!;
    return loaded.some((file) => file.name === name && file.sizeBytes === blob.size);
  };
  const waiting = grouped.headerless
    .filter((group) => listedIn(lists, group.folder, group.baseName) !== false)
    .map((group) => ({
      name: group.baseName,
      paths: [...group.signalPaths, ...group.annotators.map(({ path }) => path)].filter(
        (path) => !claimed.has(path) && !isLoaded(path),
      ),
    }))
    .filter((group) => group.paths.length > 0);
  problems.push(
    ...headersMissing(waiting),
    ...unknownFiles(grouped.unknown.map((path) => byPath.get(path)!)),
  );
  return {
    sources,
    loose: waiting.flatMap((group) => group.paths.map((path) => byPath.get(path)!)),
    problems,
  };
}

async function recordsLists(
  ignored: string[],
  byPath: Map<string, SourceFile>,
): Promise<Map<string, string>> {
  const lists = new Map<string, string>();
  for (const path of ignored) {
    // A list that cannot be read lists nothing; the records beside it are read all the same.
    if (isRecordsList(path))
      lists.set(
        path,
        await byPath
          .get(path)!
          .blob.text()
          .catch(() => ''),
      );
  }
  return lists;
}

async function unpack(
  files: SourceFile[],
  problems: WfdbProblem[],
  onProgress: Progress,
): Promise<SourceFile[]> {
  const opened: SourceFile[] = [];
  for (const [done, file] of files.entries()) {
    onProgress(done, files.length, file.name);
    try {
      if (!(await isZip(file))) {
        opened.push(file);
        continue;
      }
    } catch (error) {
      // Gone or changed on the disk since it was chosen.
      problems.push(toProblem(error, file.path));
      continue;
    }
    for await (const entry of openZip(file.blob, file.path)) {
      if ('problem' in entry) problems.push(entry.problem);
      else {
        const path = `${file.path}/${entry.path}`;
        opened.push({ name: path.slice(path.lastIndexOf('/') + 1), path, blob: new Blob([entry.bytes]) });
        onProgress(done, files.length, entry.path);
      }
    }
  }
  return opened;
}

/** By name or by the signature of its first local header: some browsers rename downloads. */
async function isZip(file: SourceFile): Promise<boolean> {
  if (/\.zip$/i.test(file.name)) return true;
  if (/\.[a-z0-9]+$/i.test(file.name)) return false;
  const start = new Uint8Array(await file.blob.slice(0, 4).arrayBuffer());
  return start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4;
}

/** An unreadable header names no files; what is wrong with it is told when the record is inspected. */
async function signalsOf(
  header: SourceFile,
  findSignals: ReturnType<typeof signalFileFinder>,
  byPath: Map<string, SourceFile>,
): Promise<SourceFile[]> {
  try {
    const parsed = parseHeader(new Uint8Array(await header.blob.arrayBuffer()), header.name);
    const found = findSignals(parsed, header.path);
    // The record is read by the names in its header, whatever the files on disk are called.
    return [...found.paths].map(([name, path]) => ({ ...byPath.get(path)!, name }));
  } catch {
    return [];
  }
}

function whereFrom({ path }: SourceFile): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return folder === '' ? 'files' : folder;
}

interface Waiting {
  name: string;
  paths: string[];
}

function headersMissing(waiting: Waiting[]): WfdbProblem[] {
  const named = waiting.slice(0, MAX_NAMED).map(headerMissing);
  const more = waiting.slice(MAX_NAMED);
  if (more.length === 0) return named;
  const files = `${more.reduce((sum, { paths }) => sum + paths.length, 0)} more files`;
  return [
    ...named,
    problem(
      'header-missing',
      more[0]!.paths[0]!,
      `${files} cannot be read without their headers (${more[0]!.name}.hea …). Drop those too; until then the files wait here.`,
      { files, header: `${more[0]!.name}.hea …` },
    ),
  ];
}

function headerMissing({ name, paths }: Waiting): WfdbProblem {
  const files = paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
  return problem(
    'header-missing',
    paths[0]!,
    `${files} cannot be read without the header ${name}.hea. Drop it too; until then the files wait here.`,
    { files, header: `${name}.hea` },
  );
}

function unknownFiles(files: SourceFile[]): WfdbProblem[] {
  const named = files
    .slice(0, MAX_NAMED)
    .map((file) =>
      file.blob.size === 0
        ? problem(
            'file-empty',
            file.path,
            `${file.name} is empty (0 bytes) and was left out. Download it again.`,
          )
        : problem(
            'file-unknown',
            file.path,
            `${file.name} is not a WFDB file and was left out. The lab reads .hea with its .dat and .atr, and .zip archives of them.`,
          ),
    );
  const more = files.length - named.length;
  if (more <= 0) return named;
  return [
    ...named,
    problem(
      'file-unknown',
      files[MAX_NAMED]!.path,
      `${more} more files are not WFDB files and were left out.`,
      { more },
    ),
  ];
}
