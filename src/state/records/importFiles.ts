import { callback } from '../../workers/bridgeRecords';
import type { RecordFacts, RecordSource, SourceFile } from '../../workers/records/types';
import { services } from '../services';
import type { LabProblem } from '../types';
import { unlessStopped } from '../unlessStopped';
import { type ActivityHandle, current, report, update, withActivity } from '../update';
import { addRecord, lacksSegments } from './addRecord';
import { addAnnotators } from './annotators';
import { problemOf } from './problemOf';
import { removeRecords } from './tickRecords';

/** Reads what was dropped or chosen. What is wrong goes to `problems`; what was there before stays. */
export async function importFiles(files: { path: string; blob: Blob }[]): Promise<void> {
  if (files.length === 0) {
    report({
      code: 'nothing-dropped',
      file: '',
      message: 'Nothing was dropped that is a file. Drop WFDB files (.hea, .dat, .atr), a folder or a .zip.',
      values: {},
    });
    return;
  }
  // The import begins at once where there is nothing to look into.
  const records = files.some(({ path }) => /\.json$/i.test(path)) ? await withoutCapsules(files) : files;
  if (records.length === 0) return;
  await withActivity('importing', {}, (activity) =>
    importSourceFiles(
      records.map(({ path, blob }) => ({ name: path.split('/').pop() ?? path, path, blob })),
      activity,
    ),
  );
}

type DroppedFile = Parameters<typeof importFiles>[0][number];

async function withoutCapsules(files: DroppedFile[]): Promise<DroppedFile[]> {
  const { takeCapsules } = await import('../capsule/openCapsule');
  return takeCapsules(files);
}

/** The end of the import that was asked for last. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Sorts files into records, reads each in the pool, and puts them into the table in their order. One import after the
 * other: each has to know which files the one before it left waiting.
 */
export async function importSourceFiles(files: SourceFile[], activity: ActivityHandle): Promise<void> {
  const before = last;
  const mine = unlessStopped(before, activity.signal).then(() => importNow(files, activity));
  // The next one waits for this and all before it, also where this one is stopped while it waits.
  last = Promise.allSettled([before, mine]);
  await mine;
  if (current().capsule) (await import('../capsule/openCapsule')).settleCapsule();
}

async function importNow(files: SourceFile[], activity: ActivityHandle): Promise<void> {
  const known = { waiting: waitingFiles(), loaded: loadedFiles(), recordNames: wholeRecords() };
  const sorted = await services
    .pool()
    .run((worker) => worker.sortFiles(files, callback(progressOf(activity)), known), activity.signal);
  withdrawWaiting();
  const dropped = new Set(files.map(({ path }) => path));
  for (const problem of sorted.problems) {
    const isKnown = !dropped.has(problem.file) && services.dismissed.has(problem.message);
    if (!isKnown) report(problem, 'error');
  }
  services.loose = sorted.loose;

  let done = 0;
  const readings = sorted.sources.map(async (source) => {
    const facts = await inspect(source, activity.signal);
    activity.update({ detail: source.name, done: ++done, total: sorted.sources.length });
    return facts;
  });
  // Where Stop ends the loop below, nobody waits for the rest.
  for (const reading of readings) reading.catch(() => undefined);
  const stored: Promise<unknown>[] = [];
  for (const [i, source] of sorted.sources.entries()) {
    const facts = await readings[i]!;
    if (facts) stored.push(addRecord(source, facts));
  }
  removeAbsorbed(sorted.absorbed);
  for (const { recordName, files: more } of sorted.annotations) stored.push(addAnnotators(recordName, more));
  await Promise.all(stored);
}

/** @returns undefined where the thread failed: that is told, and the other records go on */
async function inspect(source: RecordSource, signal: AbortSignal): Promise<RecordFacts | undefined> {
  try {
    return await services.pool().run((worker) => worker.inspect(source), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    report(problemOf(error, source.name));
    return undefined;
  }
}

/** What only waits for a file is told anew after every drop, where it still waits. */
function withdrawWaiting(): void {
  const waiting = new Set<LabProblem['code']>([
    'header-missing',
    'signal-missing',
    'segment-missing',
    'annotations-missing',
  ]);
  update((state) => ({ problems: state.problems.filter(({ code }) => !waiting.has(code)) }));
}

/** Files of earlier drops that a new drop may complete: those without a header, and those of records that lack some. */
function waitingFiles(): SourceFile[] {
  const incomplete = current()
    .records.filter((entry) => entry.state !== 'ready' || lacksSegments(entry))
    .flatMap((entry) => filesOf(services.sources.get(entry.id)));
  return [...services.loose, ...incomplete];
}

/** Files of whole records: dropped again without their header, they wait for nothing. */
function loadedFiles(): { name: string; sizeBytes: number }[] {
  return current()
    .records.filter((entry) => entry.state === 'ready')
    .flatMap((entry) => filesOf(services.sources.get(entry.id)))
    .map(({ name, blob }) => ({ name, sizeBytes: blob.size }));
}

function wholeRecords(): string[] {
  return current()
    .records.filter((entry) => entry.state === 'ready')
    .map(({ id }) => id);
}

/** Segments whose record has come: they were rows only because they came first. */
function removeAbsorbed(names: string[]): void {
  const gone = new Set(names);
  const rows = current().records.filter(({ id, state }) => gone.has(id) && state !== 'ready');
  if (rows.length > 0) removeRecords(rows.map(({ id }) => id));
}

function filesOf(source: RecordSource | undefined): SourceFile[] {
  if (!source) return [];
  const { header, segments, signals, annotators } = source;
  return [header, ...segments, ...signals, ...annotators.filter(({ path }) => path !== header.path)];
}

function progressOf(activity: ActivityHandle) {
  return (done: number, total: number, name: string) => activity.update({ detail: name, done, total });
}
