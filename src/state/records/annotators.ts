import { annotatorOf } from '../../base/filePath';
import type { RecordSource, SourceFile } from '../../workers/records/types';
import { markPreparedStale } from '../beats/prepareSettings';
import { services } from '../services';
import type { RecordEntry } from '../types';
import { current, report, update, withActivity } from '../update';
import { entryOf } from './addRecord';
import { inTurn } from './inTurn';
import { problemOf } from './problemOf';
import { storeRecord } from './storeRecord';

/**
 * Switches a record to the annotations of another annotator: its beats are taken from them from now on, and the
 * choice is stored.
 */
export function chooseAnnotator(recordId: string, annotator: string): Promise<void> {
  return inTurn(recordId, () => choose(recordId, annotator));
}

async function choose(recordId: string, annotator: string): Promise<void> {
  const source = services.sources.get(recordId);
  const annotation = source?.annotators.find(({ name }) => annotatorOf(name) === annotator);
  const entry = current().records.find(({ id }) => id === recordId);
  if (!source || !annotation || entry?.annotator === annotator) return;
  await withActivity('importing', { total: 1 }, async (activity) => {
    activity.update({ detail: recordId });
    try {
      await readWith(recordId, source, { ...source, annotation }, activity.signal);
    } catch (error) {
      if (activity.signal.aborted) throw error;
      report(problemOf(error, recordId));
    }
  });
}

/** Reads a record with the annotations that it shall use now, unless its files were changed since `before`. */
async function readWith(
  recordId: string,
  before: RecordSource,
  changed: RecordSource,
  signal: AbortSignal,
): Promise<void> {
  // A new key: threads may have cached the record with the earlier annotations.
  const chosen: RecordSource = { ...changed, key: crypto.randomUUID() };
  const facts = await services.pool().run((worker) => worker.inspect(chosen), signal);
  const entry = current().records.find(({ id }) => id === recordId);
  // The record was removed, or another annotator was chosen, meanwhile.
  if (!entry || services.sources.get(recordId) !== before) return;
  const fresh = entryOf({ ...facts, name: recordId }, chosen, entry.database);
  replace({ ...fresh, ticked: isTicked(entry, fresh) }, chosen);
  // What the earlier annotations lacked no longer matters.
  update((state) => ({
    problems: state.problems.filter(
      ({ message }) =>
        !entry.problems.some((problem) => problem.message === message) ||
        facts.problems.some((problem) => problem.message === message),
    ),
  }));
  for (const problem of facts.problems) {
    if (!entry.problems.some(({ message }) => message === problem.message)) report(problem, 'warning');
  }
  markPreparedStale();
  const { reloadView } = await import('./viewRecord');
  reloadView(recordId);
  await stored(recordId);
}

/** A record stays ticked or unticked, but where its annotations gave, or give, nothing to train on. */
function isTicked(before: RecordEntry, fresh: RecordEntry): boolean {
  if (before.state !== 'ready' || isOwnWork(before)) return fresh.ticked;
  return before.ticked && fresh.state === 'ready' && !isOwnWork(fresh);
}

/** Whether its classes are nobody's, or only a network's. */
function isOwnWork({ untickedBecause }: RecordEntry): boolean {
  return untickedBecause === 'no-classes' || untickedBecause === 'network-labels';
}

/**
 * Adds annotations that the lab made to a record's files, in place of earlier ones of their name. They are used where
 * these were, and where the record had no beats, or none with a class; elsewhere they can be chosen.
 *
 * @param source the files that they were made from: if others have taken their place, nothing is added
 */
export function addLabAnnotation(
  recordId: string,
  source: RecordSource,
  file: SourceFile,
  signal: AbortSignal,
): Promise<void> {
  return inTurn(recordId, () => addLab(recordId, source, file, signal));
}

async function addLab(
  recordId: string,
  source: RecordSource,
  file: SourceFile,
  signal: AbortSignal,
): Promise<void> {
  const now = services.sources.get(recordId);
  const entry = current().records.find(({ id }) => id === recordId);
  if (!now || !entry || now.header !== source.header) return;
  const annotators = [...now.annotators.filter(({ name }) => name !== file.name), file];
  const joined: RecordSource = { ...now, annotators };
  if (entry.state === 'no-annotations' || isOwnWork(entry) || now.annotation?.name === file.name) {
    await readWith(recordId, now, { ...joined, annotation: file }, signal);
    return;
  }
  replace({ ...entry, annotators: annotatorsOf(annotators) }, joined);
  await stored(recordId);
}

/**
 * Adds annotations that the lab made from others of a record, in place of earlier ones of their name; only annotations are read. To be
 * called in the record's turn.
 *
 * @param source the files that they were made from: if others have taken their place, nothing is added
 * @param isUsed whether they are used from now on; where the earlier ones were, they are in any case
 * @param isStored whether the record is stored with them
 */
export async function takeAnnotation(
  recordId: string,
  source: RecordSource,
  file: SourceFile,
  { isUsed, isStored = true }: { isUsed: boolean; isStored?: boolean },
): Promise<void> {
  const before = current().records.find(({ id }) => id === recordId);
  if (!before || services.sources.get(recordId) !== source) return;
  const annotators = [...source.annotators.filter(({ name }) => name !== file.name), file];
  if (!isUsed && source.annotation?.name !== file.name) {
    replace({ ...before, annotators: annotatorsOf(annotators) }, { ...source, annotators });
    if (isStored) await stored(recordId);
    return;
  }
  const changed: RecordSource = {
    ...source,
    annotators,
    annotation: file,
    key: crypto.randomUUID(),
    signalsKey: source.signalsKey ?? source.key,
  };
  const facts = await services.viewer().run((worker) => worker.inspectAnnotations(changed, before));
  // Ticked, or told of which database it is, meanwhile.
  const entry = current().records.find(({ id }) => id === recordId);
  if (!entry || services.sources.get(recordId) !== source) return;
  const fresh = entryOf({ ...facts, name: recordId }, changed, entry.database);
  replace({ ...fresh, ticked: isTicked(entry, fresh) }, changed);
  markPreparedStale();
  const { reloadView } = await import('./viewRecord');
  reloadView(recordId);
  if (isStored) await stored(recordId);
}

/** Adds further annotations of a loaded record: they can be chosen; the ones in use stay in use. */
export function addAnnotators(recordId: string, files: SourceFile[]): Promise<void> {
  return inTurn(recordId, () => addFiles(recordId, files));
}

async function addFiles(recordId: string, files: SourceFile[]): Promise<void> {
  const source = services.sources.get(recordId);
  const entry = current().records.find(({ id }) => id === recordId);
  if (!source || !entry) return;
  const known = new Set(annotatorsOf(source.annotators));
  const fresh = files.filter((file) => !known.has(annotatorOf(file.name)));
  if (fresh.length === 0) return;
  const annotators = [...source.annotators, ...fresh];
  replace({ ...entry, annotators: annotatorsOf(annotators) }, { ...source, annotators });
  await stored(recordId);
}

const annotatorsOf = (files: readonly SourceFile[]) => files.map(({ name }) => annotatorOf(name));

function replace(entry: RecordEntry, source: RecordSource): void {
  services.sources.set(entry.id, source);
  update((state) => ({ records: state.records.map((record) => (record.id === entry.id ? entry : record)) }));
}

function stored(recordId: string): Promise<unknown> {
  const entry = current().records.find(({ id }) => id === recordId);
  const source = services.sources.get(recordId);
  if (!entry || !source) return Promise.resolve();
  return storeRecord({ entry, source });
}
