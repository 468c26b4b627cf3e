import { nameOf, splitPath } from '../../base/filePath';
import {
  fileKind,
  groupFiles,
  isRecordsList,
  listedIn,
  openZip,
  pathFinder,
  plainPath,
  type RecordGroup,
  toProblem,
} from '../../wfdb';
import type { WfdbProblem } from '../../wfdb/types';
import { defaultAnnotation, withoutTables } from './annotators';
import { findComplete } from './completeFiles';
import { headersMissing, unknownFiles } from './leftOver';
import { isCompleteFile, isEdf } from './openSource';
import { annotationsAmbiguous, candidateFinder, ownerOf } from './ownerOf';
import { plainNames, recognise } from './recogniseFiles';
import { findRecordFiles, readHeaders } from './recordFiles';
import { withoutTwins, withShortNames } from './recordNames';
import type { KnownFiles, RecordSource, SortedFiles, SourceFile } from './types';

type Progress = (done: number, total: number, name: string) => void;

/** Opens archives, groups files into records and finds what the headers name; the rest is reported or kept. */
export async function sortFiles(
  files: SourceFile[],
  onProgress: Progress,
  { waiting: earlier, loaded, records }: KnownFiles = { waiting: [], loaded: [], records: [] },
): Promise<SortedFiles> {
  const problems: WfdbProblem[] = [];
  const dropped = await plainNames(await unpack(files, problems, onProgress));
  const opened = [...dropped, ...notReplaced(earlier, dropped)];
  const byPath = new Map<string, SourceFile>();
  // Of two files with the same path the first is used, as in `groupFiles`.
  for (const file of opened) if (!byPath.has(file.path)) byPath.set(file.path, file);
  const fresh = new Set(dropped.map(({ path }) => path));
  const { complete, passedOver, asked } = await findComplete(opened, ({ path }) => fresh.has(path), problems);
  const grouped = groupFiles(
    opened.map(({ path, blob }) => ({ path, size: blob.size, isRecord: complete.has(path) })),
  );
  const find = pathFinder(byPath.keys());
  const lists = await recordsLists(grouped.ignored, byPath);
  const headerOf = (group: RecordGroup) => byPath.get(group.headerPath!)!;
  const headers = await readHeaders(grouped.records.map(headerOf).filter((file) => !isCompleteFile(file)));
  const filesOf = new Map(
    grouped.records.map((group) => [group, findRecordFiles(headerOf(group), headers, byPath, find)]),
  );
  const segmentPaths = new Set(
    [...filesOf.values()].flatMap(({ segments }) => segments.map(({ path }) => path)),
  );
  // A segment that has segments itself stays a record, which then reports the problem.
  const isSegment = ({ headerPath }: RecordGroup) =>
    segmentPaths.has(headerPath!) && !headers.get(headerPath!)?.segments;
  const droppedPaths = new Set(dropped.map(({ path }) => path));
  const isHere = new Set(grouped.records.map(({ headerPath }) => headerPath!));
  const candidatesOf = candidateFinder([
    ...grouped.records
      .filter((group) => !isSegment(group))
      .map(({ headerPath }) => ({ headerPath: headerPath!, isDropped: droppedPaths.has(headerPath!) })),
    ...records
      .filter(({ headerPath }) => !isHere.has(headerPath))
      .map((each) => ({ ...each, isDropped: false })),
  ]);
  // Annotations without a header beside them: of a record here, of a loaded one, or of none that is known for certain.
  const apart = grouped.headerless.map((group) => {
    const candidates = candidatesOf(group.baseName);
    return { ...group, candidates, owner: ownerOf(group.folder, candidates) };
  });
  const owned = new Map<string | undefined, typeof apart>();
  for (const group of apart) owned.set(group.owner?.headerPath, []);
  for (const group of apart) owned.get(group.owner?.headerPath)!.push(group);
  const claimed = new Set<string>();

  const sources: RecordSource[] = [];
  for (const group of grouped.records) {
    const { segments, signals } = filesOf.get(group)!;
    for (const { path } of [...signals, ...group.annotators]) claimed.add(path);
    if (isSegment(group)) continue;
    const header = headerOf(group);
    const elsewhere = owned.get(header.path) ?? [];
    const found = [...group.annotators, ...elsewhere.flatMap((other) => other.annotators)].map(
      ({ path }) => byPath.get(path)!,
    );
    for (const { path } of found) claimed.add(path);
    const written = await withoutTables(found);
    const annotators = (await hasAnnotations(header)) ? [...written, header] : written;
    sources.push({
      key: crypto.randomUUID(),
      name: group.baseName,
      header,
      segments,
      signals,
      annotation: await defaultAnnotation(annotators, headers.get(header.path)?.samplingHz),
      annotators,
      source: sourceName(header),
      unlisted: listedIn(lists, group.folder, group.baseName) === false,
    });
  }

  // A database may hold further annotations of its records (mitdb's 102-0.atr) without their own header.
  const isLoaded = (path: string) => {
    const { name, blob } = byPath.get(path)!;
    return loaded.some((file) => file.name === name && file.sizeBytes === blob.size);
  };
  const annotations: SortedFiles['annotations'] = [];
  for (const { annotators, owner, candidates } of apart) {
    const paths = annotators.map(({ path }) => path).filter((path) => !claimed.has(path));
    if (paths.length === 0 || candidates.length === 0) continue;
    for (const path of paths) claimed.add(path);
    if (owner?.id !== undefined) {
      annotations.push({ recordId: owner.id, files: paths.map((path) => byPath.get(path)!) });
    }
    const isNew = owner === undefined && !paths.every(isLoaded);
    if (isNew) problems.push(annotationsAmbiguous(paths, candidates));
  }

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
    ...unknownFiles(grouped.unknown.filter((path) => !passedOver.has(path)).map((path) => byPath.get(path)!)),
  );
  return {
    sources: withShortNames(await withoutTwins(sources)),
    annotations,
    loose: waiting.flatMap((group) => group.paths.map((path) => byPath.get(path)!)),
    asked,
    problems,
  };
}

/**
 * The files of earlier drops that no new file replaces. One of the same name does, from whatever folder: a file that was
 * downloaded again. But one that lies in another folder beside a header of its own is another record's.
 */
function notReplaced(earlier: readonly SourceFile[], dropped: readonly SourceFile[]): SourceFile[] {
  const paths = new Set(dropped.map(({ path }) => path.toLowerCase()));
  const names = new Set(dropped.map(({ name }) => name.toLowerCase()));
  const alone = new Set<string>();
  for (const { name, path } of dropped) {
    const { folder, baseName } = splitPath(path.toLowerCase());
    if (folder === '' || !paths.has(`${folder}/${baseName}.hea`)) alone.add(name.toLowerCase());
  }
  return earlier.filter(({ name, path }) => {
    const isReplaced = path.includes('/') ? alone : names;
    return !paths.has(path.toLowerCase()) && !isReplaced.has(name.toLowerCase());
  });
}

/** Files whose header says EDF+ or BDF+ contain annotations, and so do plain ones with such a channel. */
async function hasAnnotations(file: SourceFile): Promise<boolean> {
  if (!isEdf(file)) return false;
  const text = async (start: number, end: number) =>
    file.blob
      .slice(start, end)
      .text()
      .catch(() => '');
  if (/^(?:EDF|BDF)\+/i.test(await text(192, 197))) return true;
  const signals = Math.min(MAX_EDF_SIGNALS, Number(await text(252, 256)) || 0);
  return /(?:EDF|BDF) Annotations/.test(await text(256, 256 + 16 * signals));
}

/** The number of signals has four digits. */
const MAX_EDF_SIGNALS = 9999;

async function recordsLists(
  ignored: string[],
  byPath: Map<string, SourceFile>,
): Promise<Map<string, string>> {
  const lists = new Map<string, string>();
  for (const path of ignored) {
    // An unreadable list lists nothing; the records next to it are read all the same.
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
      const known = await recognise(file, problems);
      if (known?.kind === 'file') opened.push(known.file);
      if (known?.kind !== 'zip') continue;
    } catch (error) {
      // Deleted or changed on disk since it was chosen.
      problems.push(toProblem(error, file.path));
      continue;
    }
    for await (const entry of openZip(file.blob, file.path)) {
      if ('problem' in entry) problems.push(entry.problem);
      else {
        const path = `${file.path}/${entry.path}`;
        const inside = { name: nameOf(path), path, blob: new Blob([entry.bytes]) };
        const known = await recognise(inside, problems);
        if (known?.kind === 'file' && !isCompanion(known.file)) opened.push(known.file);
        onProgress(done, files.length, entry.path);
      }
    }
  }
  return opened;
}

/** A text that came with a database, as its archives have them, and no table of samples. */
function isCompanion({ path, format }: SourceFile): boolean {
  return format === undefined && fileKind(path, true) === 'unknown' && plainPath(path) === path;
}

function sourceName({ path }: SourceFile): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return folder === '' ? 'files' : folder;
}
