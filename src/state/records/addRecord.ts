import { nameOf, namesOf } from '../../base/filePath';
import { sumOf } from '../../base/sumOf';
import { databaseOf } from '../../beats/databases';
import { PACED_RECORDS } from '../../beats/defaults';
import type { RecordFacts, RecordSource } from '../../workers/records/types';
import { markPreparedStale } from '../beats/prepareSettings';
import { takePending } from '../removal/pending';
import { services } from '../services';
import { locationKey } from '../storage/locations';
import type { StoredRecord } from '../storage/types';
import { withStorage } from '../storage/withStorage';
import type { RecordEntry } from '../types';
import { current, report, update } from '../update';
import { isNetworkLabelled } from './networkLabels';
import { inRecordOrder } from './recordOrder';
import { storeRecord } from './storeRecord';
import { dropRecords } from './tickRecords';

/**
 * Adds an inspected record to the table, and reports its problems. A complete record of the same name is kept: this one
 * gets more of its folders into its name, as long as it has any. Incomplete rows that it replaces leave the table with
 * it, and the storage only after it is stored.
 * The table is updated when this returns.
 *
 * @param paths of the headers of all records of the import: what lies at another of them is another record
 * @returns resolves to its name in the lab once it is stored; to undefined if it was left out or could not be stored
 */
export function addRecord(
  given: RecordSource,
  inspected: RecordFacts,
  paths: ReadonlySet<string>,
): Promise<string | undefined> {
  const name = nameInLab(given, inspected, paths);
  const [source, facts] = [
    { ...given, name },
    { ...inspected, name },
  ];
  const known = current().records.find((entry) => entry.id === facts.name);
  if (known?.state === 'ready' && !completes(known, facts)) {
    if (!isPartOf(known, facts)) {
      report(duplicate(known, source), 'warning');
      return Promise.resolve(undefined);
    }
    const absorbed = replacedBy(services.sources.get(known.id) ?? source, paths);
    dropRecords(absorbed);
    return storeKnown(known, absorbed);
  }
  if (facts.state === 'unreadable') {
    for (const problem of facts.problems) report(problem, 'error');
    return Promise.resolve(undefined);
  }
  for (const problem of facts.problems) {
    // Read again only because another file was added: dismissed problems stay dismissed.
    if (!known || !services.dismissed.has(problem.message)) report(problem, 'warning');
  }
  const fresh = entryOf(facts, source, known?.database);
  const entry = known?.state === 'ready' ? { ...fresh, ticked: known.ticked } : fresh;
  // It replaces a removed record of its name, which can then no longer be brought back.
  takePending(locationKey({ store: 'records', id: entry.id }));
  const replaced = replacedBy(source, paths);
  dropRecords(replaced);
  services.sources.set(entry.id, source);
  update((state) => ({
    records: inRecordOrder([...state.records.filter(({ id }) => id !== entry.id), entry]),
  }));
  markPreparedStale();
  return store({ entry, source }, replaced);
}

/** Stores a record, and deletes what it replaces only after that. @returns its name; undefined if that failed */
async function store(record: StoredRecord, replaced: readonly string[]): Promise<string | undefined> {
  if (!(await storeRecord(record))) return undefined;
  await deleteReplaced(replaced);
  return record.entry.id;
}

/** A record that is here already is written again only if that failed before: there may be space now. */
async function storeKnown(entry: RecordEntry, absorbed: readonly string[]): Promise<string | undefined> {
  const source = services.sources.get(entry.id);
  const isUnstored = services.unstored.has(entry.id) || current().storage.status === 'off';
  if (source && isUnstored) return store({ entry, source }, absorbed);
  await deleteReplaced(absorbed);
  return entry.id;
}

/**
 * The name that a record is shown by: that of a loaded record which it is, or completes; else the one that its row has,
 * if that tells it from the other records of the import; else the shortest that tells it from all others of the lab; if
 * there is none, its own.
 */
function nameInLab({ name, header }: RecordSource, facts: RecordFacts, paths: ReadonlySet<string>): string {
  const { records } = current();
  const names = namesOf(header.path);
  const rowOf = (id: string) => records.find((entry) => entry.id === id);
  const same = names.find((id) => {
    const known = rowOf(id);
    return known?.state === 'ready' && (completes(known, facts) || isPartOf(known, facts));
  });
  const isOthers = (id: string) => {
    const path = pathOf(id);
    return rowOf(id)?.state === 'ready' || (path !== undefined && path !== header.path && paths.has(path));
  };
  const longer = names.filter((id) => id.length >= name.length);
  const own = longer.filter((id) => pathOf(id) === header.path);
  return same ?? [...own, name, ...longer].find((id) => !isOthers(id)) ?? name;
}

/** Where the header of a row of the table lies. */
const pathOf = (id: string) => services.sources.get(id)?.header.path;

/**
 * The incomplete rows that a record replaces: its own under the shorter name that it had before, and its segments, which
 * had rows only because they were loaded first. A record of a segment's name at another place of the import is none.
 */
function replacedBy({ name, header, segments }: RecordSource, paths: ReadonlySet<string>): string[] {
  const segmentFiles = new Set(segments.map((file) => file.name.toLowerCase()));
  const isReplaced = ({ id, state }: RecordEntry) => {
    const path = pathOf(id);
    if (id === name || state === 'ready' || path === undefined) return false;
    return path === header.path || (segmentFiles.has(nameOf(path).toLowerCase()) && !paths.has(path));
  };
  return current()
    .records.filter(isReplaced)
    .map(({ id }) => id);
}

async function deleteReplaced(ids: readonly string[]): Promise<void> {
  // A record of that name has been loaded since.
  const gone = ids.filter((id) => !current().records.some((entry) => entry.id === id));
  if (gone.length > 0) await withStorage((storage) => storage.deleteRecords(gone));
}

/** A multi-segment record can be viewed and used before all its segments are loaded. */
export function lacksSegments({ problems }: RecordEntry): boolean {
  return problems.some(({ code }) => code === 'segment-missing');
}

/** Whether the facts contain all files of the loaded record, and segments that it lacked. */
function completes(known: RecordEntry, facts: RecordFacts): boolean {
  if (!lacksSegments(known) || facts.files.length <= known.files.length) return false;
  const files = new Set(facts.files.map(({ sha256 }) => sha256));
  return known.files.every(({ sha256 }) => files.has(sha256));
}

/** The same bytes, or a part of them: dropping a record twice is not worth a message. */
function isPartOf(known: RecordEntry, facts: RecordFacts): boolean {
  const loaded = new Set(known.files.map((file) => file.sha256));
  return facts.files.length > 0 && facts.files.every((file) => loaded.has(file.sha256));
}

function duplicate(known: RecordEntry, { header }: RecordSource) {
  return {
    code: 'record-duplicate' as const,
    file: header.path,
    message: `A record named ${known.id} is already loaded (from ${known.source}), and ${header.path} is another one of that name. It was left out: rename its files, or remove the loaded record first.`,
    values: { name: known.id, loadedFrom: known.source },
  };
}

/** Found beats without a class give nothing to train on. */
function hasNoClasses({ beatCount, classCounts }: RecordFacts): boolean {
  return beatCount > 0 && sumOf(classCounts) === 0;
}

/** A record's row in the table. @param database that it had before, if it was there already */
export function entryOf(
  facts: RecordFacts,
  { unlisted, header }: Pick<RecordSource, 'unlisted' | 'header'>,
  database = databaseOf({ ...facts, name: nameOf(facts.name), path: header.path }),
): RecordEntry {
  const untickedBecause =
    facts.state === 'incomplete' || facts.state === 'no-annotations'
      ? facts.state
      : PACED_RECORDS.includes(nameOf(facts.name)) && !facts.synthetic
        ? 'paced'
        : unlisted
          ? 'unlisted'
          : hasNoClasses(facts)
            ? 'no-classes'
            : isNetworkLabelled(facts)
              ? 'network-labels'
              : undefined;
  return { ...facts, id: facts.name, ticked: untickedBecause === undefined, database, untickedBecause };
}
