import { nameOf } from '../../base/filePath';
import { databaseName, databaseOf, OWN_DATABASE } from '../../beats/databases';
import { personsOf } from '../../beats/splits/persons';
import type { BeatSet } from '../../beats/types';
import type { Experiment } from '../../experiment/settings/types';
import { services } from '../services';
import { current, update } from '../update';
import { storeRecord } from './storeRecord';

/** Beats of a record, told which database it is from. */
export const inDatabase = (beats: BeatSet, database: string): BeatSet => ({
  ...beats,
  recordDatabase: [database],
});

/** Says which database records are from, and stores it with them; an empty text: the one that their files tell. */
export async function setDatabase(recordIds: readonly string[], text: string): Promise<void> {
  const given = databaseName(text);
  const ofFiles = (id: string) => {
    const entry = current().records.find((record) => record.id === id);
    const path = services.sources.get(id)?.header.path;
    return entry && path !== undefined ? databaseOf({ ...entry, name: nameOf(id), path }) : OWN_DATABASE;
  };
  await assignDatabases(new Map(recordIds.map((id) => [id, given || ofFiles(id)])));
}

/**
 * The databases that an experiment's records had, for those of this lab that repeat it. An experiment from before there were
 * databases told persons by names: where the databases would tell others, its records are of none.
 */
export function restoreDatabases(records: Experiment['records']): void {
  const here = new Map(current().records.map(({ id, database }) => [id, database]));
  const names = records.map(({ name }) => name);
  const before = personsOf(names).ofRecord;
  const now = personsOf(
    names,
    names.map((name) => here.get(name) ?? OWN_DATABASE),
  ).ofRecord;
  const hasOtherPersons = before.some((person, record) => person !== now[record]);
  const databases = records.flatMap(({ name, database = hasOtherPersons ? OWN_DATABASE : undefined }) =>
    database === undefined ? [] : [[name, database] as const],
  );
  void assignDatabases(new Map(databases));
}

/** The page has them when this returns; the promise resolves when they are stored. Prepared beats need not be prepared again. */
async function assignDatabases(databases: ReadonlyMap<string, string>): Promise<void> {
  const isOther = ({ id, database }: { id: string; database: string }) =>
    (databases.get(id) ?? database) !== database;
  const changed = new Set(
    current()
      .records.filter(isOther)
      .map(({ id }) => id),
  );
  if (changed.size === 0) return;
  const named = <R extends { database?: string }>(record: R, id: string): R =>
    changed.has(id) ? { ...record, database: databases.get(id)! } : record;
  // Before the page hears of it: what it shows of prepared beats is made of both.
  services.parts = services.parts.map((part) => {
    const [name = ''] = part.recordNames;
    return changed.has(name) ? inDatabase(part, databases.get(name)!) : part;
  });
  update(({ records, prepared }) => ({
    records: records.map((entry) => named(entry, entry.id)),
    prepared: prepared && {
      ...prepared,
      records: prepared.records.map((record) => named(record, record.name)),
    },
    faultsAccepted: false,
  }));
  const stored = current().records.filter(({ id }) => changed.has(id));
  await Promise.all(
    stored.map((entry) => {
      const source = services.sources.get(entry.id);
      return source && storeRecord({ entry, source });
    }),
  );
}
