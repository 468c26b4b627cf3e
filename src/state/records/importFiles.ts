import { nameOf } from '../../base/filePath';
import { callback } from '../../workers/bridgeRecords';
import type { RecordFacts, RecordSource, SourceFile } from '../../workers/records/types';
import { services } from '../services';
import type { LabProblem } from '../types';
import { unlessStopped } from '../unlessStopped';
import { type ActivityHandle, current, report, update, withActivity } from '../update';
import { addRecord, lacksSegments } from './addRecord';
import { problemOf } from './problemOf';
import { severityOf } from './severityOf';
import { askAboutTables } from './tableQuestions';

/** Reads dropped or chosen files. Problems are added to `problems`; what was loaded before is kept. */
export async function importFiles(files: { path: string; blob: Blob }[]): Promise<void> {
  if (files.length === 0) {
    report({
      code: 'nothing-dropped',
      file: '',
      message: 'Nothing was dropped that is a file. Drop ECG files, a folder or a .zip.',
      values: {},
    });
    return;
  }
  // Without .json files the import starts at once: there can be no capsule.
  const others = files.some(({ path }) => /\.json$/i.test(path)) ? await withoutCapsules(files) : files;
  if (others.length === 0) return;
  await withActivity('importing', {}, async (activity) => {
    const mayHoldNetworks = others.some(({ path }) => /\.zip$/i.test(path));
    const records = mayHoldNetworks ? await unlessStopped(withoutNetworks(others), activity.signal) : others;
    if (records.length === 0) return;
    await importSourceFiles(
      records.map(({ path, blob }) => ({ name: nameOf(path), path, blob })),
      activity,
    );
  });
}

type DroppedFile = Parameters<typeof importFiles>[0][number];

async function withoutCapsules(files: DroppedFile[]): Promise<DroppedFile[]> {
  const { takeCapsules } = await import('../capsule/openCapsule');
  return takeCapsules(files);
}

async function withoutNetworks(files: DroppedFile[]): Promise<DroppedFile[]> {
  const { takeNetworks } = await import('../label/openNetwork');
  return takeNetworks(files);
}

/** Resolves when the most recently requested import has ended. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Sorts files into records, reads each in the pool, and adds them to the table in order. Imports run one after the
 * other: each needs to know which files the previous one left waiting.
 *
 * @returns the names of the records that are stored now: of those that were read, and of those that were here already
 */
export async function importSourceFiles(files: SourceFile[], activity: ActivityHandle): Promise<string[]> {
  const previous = last;
  const own = unlessStopped(previous, activity.signal).then(() => importNow(files, activity));
  // The next import waits for this one and all before it, even if this one is stopped while it waits.
  last = Promise.allSettled([previous, own]);
  const stored = await own;
  if (current().capsule) (await import('../capsule/openCapsule')).settleCapsule();
  return stored;
}

async function importNow(files: SourceFile[], activity: ActivityHandle): Promise<string[]> {
  const known = { waiting: waitingFiles(), loaded: loadedFiles(), records: completeRecords() };
  const sorted = await services
    .pool()
    .run((worker) => worker.sortFiles(files, callback(progressOf(activity)), known), activity.signal);
  clearMissingFileProblems();
  const dropped = new Set(files.map(({ path }) => path));
  for (const problem of sorted.problems) {
    const isKnown = !dropped.has(problem.file) && services.dismissed.has(problem.message);
    if (!isKnown) report(problem, severityOf(problem));
  }
  services.loose = sorted.loose;
  askAboutTables(sorted.asked);

  let done = 0;
  const readings = sorted.sources.map(async (source) => {
    const facts = await inspect(source, activity.signal);
    activity.update({ detail: source.name, done: ++done, total: sorted.sources.length });
    return facts;
  });
  // If Stop ends the loop below, nobody awaits the remaining promises.
  for (const reading of readings) reading.catch(() => undefined);
  const stored: Promise<string | undefined>[] = [];
  const added: Promise<void>[] = [];
  const paths = new Set(sorted.sources.map(({ header }) => header.path));
  for (const [i, source] of sorted.sources.entries()) {
    const facts = await readings[i]!;
    if (facts) stored.push(addRecord(source, facts, paths));
  }
  if (sorted.annotations.length > 0) {
    const { addAnnotators } = await import('./annotators');
    for (const { recordId, files: more } of sorted.annotations) added.push(addAnnotators(recordId, more));
  }
  await Promise.all(added);
  return (await Promise.all(stored)).filter((name) => name !== undefined);
}

/** @returns undefined if the thread failed: that is reported, and the other records go on */
async function inspect(source: RecordSource, signal: AbortSignal): Promise<RecordFacts | undefined> {
  try {
    return await services.pool().run((worker) => worker.inspect(source), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    report(problemOf(error, source.name));
    return undefined;
  }
}

/**
 * Removes the problems about missing files: they are reported again after every drop, as long as the files are
 * missing.
 */
function clearMissingFileProblems(): void {
  const waiting = new Set<LabProblem['code']>([
    'header-missing',
    'signal-missing',
    'segment-missing',
    'annotations-missing',
    'beats-missing',
  ]);
  update((state) => ({ problems: state.problems.filter(({ code }) => !waiting.has(code)) }));
}

/** Files of earlier drops that a new drop may complete: files without a header, and files of incomplete records. */
function waitingFiles(): SourceFile[] {
  const incomplete = current()
    .records.filter((entry) => entry.state !== 'ready' || lacksSegments(entry))
    .flatMap((entry) => filesOf(services.sources.get(entry.id)));
  return [...services.loose, ...incomplete];
}

/** Files of complete records: dropped again without their header, they are not reported as waiting. */
function loadedFiles(): { name: string; sizeBytes: number }[] {
  return current()
    .records.filter((entry) => entry.state === 'ready')
    .flatMap((entry) => filesOf(services.sources.get(entry.id)))
    .map(({ name, blob }) => ({ name, sizeBytes: blob.size }));
}

function completeRecords(): { id: string; headerPath: string }[] {
  return current()
    .records.filter((entry) => entry.state === 'ready')
    .flatMap(({ id }) => {
      const headerPath = services.sources.get(id)?.header.path;
      return headerPath === undefined ? [] : [{ id, headerPath }];
    });
}

function filesOf(source: RecordSource | undefined): SourceFile[] {
  if (!source) return [];
  const { header, segments, signals, annotators } = source;
  return [header, ...segments, ...signals, ...annotators.filter(({ path }) => path !== header.path)];
}

function progressOf(activity: ActivityHandle) {
  return (done: number, total: number, name: string) => activity.update({ detail: name, done, total });
}
