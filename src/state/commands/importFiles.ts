import { PACED_RECORDS } from '../../beats/defaults';
import { callback } from '../../workers/bridgeRecords';
import type { RecordFacts, RecordSource, SourceFile } from '../../workers/records/types';
import { services } from '../services';
import type { LabProblemCode, RecordEntry } from '../types';
import { type ActivityHandle, current, report, update, withActivity } from '../update';
import { keep } from './keep';
import { markPreparedStale } from './prepareBeats';

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
  await withActivity('importing', {}, (activity) =>
    importSourceFiles(
      files.map(({ path, blob }) => ({ name: path.split('/').pop() ?? path, path, blob })),
      activity,
    ),
  );
}

/** Sorts files into records, reads each in the pool, and puts them into the table as they come. */
export async function importSourceFiles(files: SourceFile[], activity: ActivityHandle): Promise<void> {
  const sorted = await services
    .pool()
    .run(
      (worker) => worker.sortFiles([...waitingFiles(), ...files], callback(progressOf(activity))),
      activity.signal,
    );
  withdrawWaiting();
  for (const problem of sorted.problems) report(problem, 'error');
  services.loose = sorted.loose;

  let done = 0;
  await Promise.all(
    sorted.sources.map(async (source) => {
      const facts = await services.pool().run((worker) => worker.inspect(source), activity.signal);
      await addRecord(source, facts);
      done++;
      activity.update({ detail: source.name, done, total: sorted.sources.length });
    }),
  );
}

/** What only waits for a file is told anew after every drop, where it still waits. */
function withdrawWaiting(): void {
  const waiting = new Set<LabProblemCode>(['header-missing', 'signal-missing', 'annotations-missing']);
  update((state) => ({ problems: state.problems.filter(({ code }) => !waiting.has(code)) }));
}

/** Files of earlier drops that a new drop may complete: those without a header, and those of incomplete records. */
function waitingFiles(): SourceFile[] {
  const incomplete = current()
    .records.filter((entry) => entry.state !== 'ready')
    .flatMap((entry) => filesOf(services.sources.get(entry.id)));
  return [...services.loose, ...incomplete];
}

function filesOf(source: RecordSource | undefined): SourceFile[] {
  if (!source) return [];
  return [source.header, ...source.signals, ...(source.annotation ? [source.annotation] : [])];
}

async function addRecord(source: RecordSource, facts: RecordFacts): Promise<void> {
  const known = current().records.find((entry) => entry.id === facts.name);
  if (known && known.state === 'ready' && !isSame(known, facts)) {
    report({
      code: 'record-duplicate',
      file: source.header.path,
      message: `A record named ${facts.name} is already loaded (from ${known.source}), and ${source.header.path} is another one of that name. It was left out: rename its files, or remove the loaded record first.`,
      values: { name: facts.name, loadedFrom: known.source },
    });
    return;
  }
  if (known?.state === 'ready') return;
  if (facts.state === 'unreadable') {
    for (const problem of facts.problems) report(problem, 'error');
    return;
  }
  for (const problem of facts.problems) report(problem, 'warning');
  const entry = entryOf(facts, source.unlisted);
  services.sources.set(entry.id, source);
  update((state) => ({ records: insertByName(state.records, entry) }));
  markPreparedStale();
  await keep((storage) => storage.saveRecord(entry, source, current().records.indexOf(entry)));
}

/** The same bytes under the same names: dropping a record twice is no problem worth a sentence. */
function isSame(known: RecordEntry, facts: RecordFacts): boolean {
  const print = (files: RecordFacts['files']) =>
    files
      .map((file) => file.sha256)
      .sort()
      .join();
  return print(known.files) === print(facts.files);
}

function entryOf(facts: RecordFacts, unlisted: boolean): RecordEntry {
  const untickedBecause =
    facts.state === 'incomplete' || facts.state === 'no-annotations'
      ? facts.state
      : PACED_RECORDS.includes(facts.name) && !facts.synthetic
        ? 'paced'
        : unlisted
          ? 'unlisted'
          : undefined;
  return { ...facts, id: facts.name, ticked: untickedBecause === undefined, untickedBecause };
}

/** Replaces the record of that name, or puts it where its name belongs (numbers by value). */
function insertByName(records: RecordEntry[], entry: RecordEntry): RecordEntry[] {
  const others = records.filter((known) => known.id !== entry.id);
  return [...others, entry].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

function progressOf(activity: ActivityHandle) {
  return (done: number, total: number, name: string) => activity.update({ detail: name, done, total });
}
