import { annotatorOf } from '../../base/filePath';
import type { RecordSource, SourceFile } from '../../workers/records/types';
import { markPreparedStale } from '../beats/prepareBeats';
import { services } from '../services';
import type { RecordEntry } from '../types';
import { current, report, update, withActivity } from '../update';
import { entryOf } from './addRecord';
import { problemOf } from './problemOf';
import { storeRecord } from './storeRecord';

/**
 * Switches a record to the annotations of another annotator: its beats are taken from them from now on, and the
 * choice is stored.
 */
export async function chooseAnnotator(recordId: string, annotator: string): Promise<void> {
  const source = services.sources.get(recordId);
  const annotation = source?.annotators.find(({ name }) => annotatorOf(name) === annotator);
  const entry = current().records.find(({ id }) => id === recordId);
  if (!source || !annotation || entry?.annotator === annotator) return;
  // A new key: threads may have cached the record with the earlier annotations.
  const chosen: RecordSource = { ...source, key: crypto.randomUUID(), annotation };
  await withActivity('importing', { total: 1 }, async (activity) => {
    activity.update({ detail: recordId });
    try {
      const facts = await services.pool().run((worker) => worker.inspect(chosen), activity.signal);
      const before = current().records.find(({ id }) => id === recordId);
      // The record was removed, or another annotator was chosen, meanwhile.
      if (!before || services.sources.get(recordId) !== source) return;
      const fresh = entryOf({ ...facts, name: recordId }, chosen.unlisted);
      const ticked = before.state === 'ready' ? before.ticked && fresh.state === 'ready' : fresh.ticked;
      replace({ ...fresh, ticked }, chosen);
      for (const problem of facts.problems) {
        if (!before.problems.some(({ message }) => message === problem.message)) report(problem, 'warning');
      }
      markPreparedStale();
      const { reloadView } = await import('./viewRecord');
      reloadView(recordId);
      await stored(recordId);
    } catch (error) {
      if (activity.signal.aborted) throw error;
      report(problemOf(error, recordId));
    }
  });
}

/** Adds further annotations of a loaded record: they can be chosen; the ones in use stay in use. */
export async function addAnnotators(recordId: string, files: SourceFile[]): Promise<void> {
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
