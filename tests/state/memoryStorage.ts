import type { EditRow } from '../../src/edits/types';
import type { ModelArtifacts } from '../../src/experiment/network/types';
import type { Checkpoint, RunView } from '../../src/experiment/run/types';
import { locationKey } from '../../src/state/storage/locations';
import { isReadableRecord } from '../../src/state/storage/readRecord';
import { RECORD_FORMAT } from '../../src/state/storage/recordFormat';
import type { StoredItem } from '../../src/state/storage/setAsideTypes';
import { summaryOf } from '../../src/state/storage/summaries';
import type {
  FoundSummary,
  RemovedItem,
  SetAsideRow,
  Storage,
  StoredRecord,
} from '../../src/state/storage/types';
import { upgradeRun } from '../../src/state/storage/upgradeRun';
import type { UnfinishedRun } from '../../src/state/types';

/** A storage in memory that behaves like the one on IndexedDB (checked by the contract test), with its rows accessible to tests. */
export function memoryStorage() {
  const records = new Map<string, Partial<StoredRecord & { format: number }>>();
  const runs = new Map<string, RunView>();
  const models = new Map<string, ModelArtifacts>();
  const unfinished = new Map<string, { run: UnfinishedRun; checkpoint: Checkpoint }>();
  const setAside = new Map<number, SetAsideRow>();
  const announced = new Map<string, string>();
  const removed = new Map<string, RemovedItem>();
  const edits = new Map<string, EditRow>();
  const isRemoved = (store: StoredItem['store'], id: string) => removed.has(locationKey({ store, id }));
  let settings: Record<string, unknown> | undefined;
  let lastAside = 0;
  const aside = (row: SetAsideRow) => {
    setAside.set(++lastAside, row);
    return lastAside;
  };
  const modelsOf = (id: string) => [...models.keys()].filter((key) => key.startsWith(`${id}/`));

  const storage: Storage = {
    saveSettings: async (value) => {
      settings = structuredClone(value) as never;
    },
    loadSettings: async () => structuredClone(settings),
    async saveRecord({ entry, source }) {
      const before = records.get(entry.id);
      const isInTheWay = before !== undefined && !isReadableRecord(entry.id, before);
      records.set(entry.id, { format: RECORD_FORMAT, entry, source });
      removed.delete(locationKey({ store: 'records', id: entry.id }));
      return isInTheWay ? aside({ store: 'records', id: entry.id, value: before }) : undefined;
    },
    deleteRecords: async (ids) => {
      for (const id of ids) if (isReadableRecord(id, records.get(id))) records.delete(id);
    },
    loadRecords: async () =>
      [...records].filter(([id]) => !isRemoved('records', id)).map(([id, value]) => ({ id, value })),
    async saveRun(run) {
      for (const { fold, model } of run.folds) models.set(`${run.id}/${fold}`, model);
      runs.set(run.id, { ...run, folds: run.folds.map(({ model: _model, ...fold }) => fold) });
    },
    renameRun: async (id, title) => {
      const run = runs.get(id);
      if (run) runs.set(id, { ...run, title });
    },
    async loadSummaries() {
      const found: FoundSummary[] = [];
      for (const run of runs.values()) {
        const { id, title } = run;
        if (isRemoved('runs', id)) continue;
        try {
          found.push({ id, summary: summaryOf(await upgradeRun(run)).summary });
        } catch (error) {
          found.push({ id, summary: undefined, title, error });
        }
      }
      return found;
    },
    loadRunView: async (id) => {
      const run = isRemoved('runs', id) ? undefined : runs.get(id);
      return run && (await upgradeRun(run));
    },
    loadModel: async (id, fold) => models.get(`${id}/${fold}`),
    async saveCheckpoint(run, checkpoint, newFolds) {
      const folds = [...(unfinished.get(run.id)?.checkpoint.folds ?? []), ...newFolds];
      unfinished.set(run.id, structuredClone({ run, checkpoint: { ...checkpoint, folds } }));
    },
    loadUnfinished: async () =>
      [...unfinished]
        .filter(([id]) => !isRemoved('unfinished', id))
        .map(([id, { run }]) => ({ id, value: run })),
    loadCheckpoint: async (id) =>
      isRemoved('unfinished', id) ? undefined : structuredClone(unfinished.get(id)?.checkpoint),
    deleteCheckpoint: async (id) => void unfinished.delete(id),
    async setSettingsAside(part) {
      if (settings === undefined) return;
      aside({ store: 'settings', id: part, value: part === 'all' ? settings : settings[part] });
      settings = part === 'all' ? undefined : { ...settings, [part]: undefined };
    },
    loadSetAside: async () => [...setAside].map(([id, value]) => ({ id, value })),
    async restoreRow(id) {
      const row = setAside.get(id);
      if (row?.store === 'records') {
        records.set(row.id, row.value as StoredRecord);
        removed.delete(locationKey({ store: 'records', id: row.id }));
      }
      if (row?.store === 'settings') settings = { ...settings, [row.id]: row.value };
      setAside.delete(id);
    },
    async rowsAt({ store, id }) {
      const trainings = new Map([...unfinished].map(([key, { run }]) => [key, run]));
      const rows = { runs, records, unfinished: trainings, setAside } as Record<
        string,
        Map<unknown, unknown>
      >;
      const own = rows[store]!.has(id) ? [{ store, key: id, value: rows[store]!.get(id) }] : [];
      const weights = store === 'runs' ? modelsOf(id) : [];
      return [
        ...own,
        ...weights.map((key) => ({
          store: 'models',
          key: [id, Number(key.split('/').pop())],
          value: models.get(key),
        })),
      ];
    },
    async deleteAt(location) {
      if (location.store === 'runs') {
        runs.delete(location.id);
        for (const key of modelsOf(location.id)) models.delete(key);
      }
      if (location.store === 'records') records.delete(location.id);
      if (location.store === 'unfinished') unfinished.delete(location.id);
      if (location.store === 'setAside') setAside.delete(location.id);
      announced.delete(locationKey(location));
    },
    async announce(keys, version) {
      const fresh = keys.filter((key) => announced.get(key) !== version);
      for (const key of fresh) announced.set(key, version);
      return new Set(fresh);
    },
    remove: async (item) => void removed.set(locationKey(item.location), item),
    restoreRemoved: async (location) => removed.delete(locationKey(location)),
    async deleteRemoved(location) {
      if (!removed.delete(locationKey(location))) return;
      const { store, id } = location;
      if (store === 'records' && !isReadableRecord(id, records.get(id))) return;
      await storage.deleteAt(location);
    },
    loadRemoved: async () => [...removed.values()].sort((a, b) => a.removedAt.localeCompare(b.removedAt)),
    addEdits: async (rows) => {
      for (const row of rows) if (!edits.has(row.id)) edits.set(row.id, structuredClone(row));
    },
    loadEdits: async () => structuredClone([...edits].map(([id, value]) => ({ id, value }))),
    clear: async () => {
      const all = [records, runs, models, unfinished, setAside, announced, removed, edits];
      for (const rows of all) rows.clear();
      settings = undefined;
    },
    usage: async () => ({ usedBytes: 1, quotaBytes: 2 }),
    onBlocked: () => undefined,
  };
  return {
    storage,
    records,
    runs,
    unfinished,
    setAside,
    removed,
    edits,
    settings: () => settings,
    /** Rows from an earlier visit. */
    putSettings: (value: unknown) => {
      settings = value as typeof settings;
    },
  };
}
