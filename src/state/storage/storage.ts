import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ModelArtifacts } from '../../model/types';
import type { Run } from '../../training/types';
import type { RecordSource } from '../../workers/records/types';
import type { LabState, RecordEntry } from '../types';

/** What a reload brings back of the settings. */
export type KeptSettings = Pick<
  LabState,
  'language' | 'theme' | 'step' | 'prepareSettings' | 'trainSettings'
> & {
  /** Beats were prepared, so that they are prepared again at start. */
  prepared: boolean;
  openRunId: string | undefined;
};

/** A run as stored: its models lie apart, so that the list of runs opens without them. */
export type StoredRun = Omit<Run, 'folds'> & { folds: Omit<Run['folds'][number], 'model'>[] };

interface Schema extends DBSchema {
  settings: { key: 'lab'; value: KeptSettings };
  records: { key: string; value: { entry: RecordEntry; source: RecordSource; order: number } };
  runs: { key: string; value: StoredRun };
  models: { key: [runId: string, fold: number]; value: ModelArtifacts };
}

/**
 * Everything that survives a reload, in IndexedDB of this origin. Every method may reject with the browser's
 * DOMException (storage refused: `InvalidStateError`, `SecurityError`…; full: `QuotaExceededError`).
 */
export interface Storage {
  saveSettings(settings: KeptSettings): Promise<void>;
  loadSettings(): Promise<KeptSettings | undefined>;
  saveRecord(entry: RecordEntry, source: RecordSource, order: number): Promise<void>;
  deleteRecords(ids: string[]): Promise<void>;
  loadRecords(): Promise<{ entry: RecordEntry; source: RecordSource }[]>;
  saveRun(run: Run): Promise<void>;
  renameRun(id: string, title: string): Promise<void>;
  loadRuns(): Promise<StoredRun[]>;
  loadRun(id: string): Promise<Run | undefined>;
  deleteRun(id: string): Promise<void>;
  clear(): Promise<void>;
  usage(): Promise<{ usedBytes: number | undefined; quotaBytes: number | undefined }>;
}

const ALL_FOLDS = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);

/** Opens the database on first use. */
export function openStorage(name = 'ecg-lab'): Storage {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const database = () => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('settings');
        db.createObjectStore('records');
        db.createObjectStore('runs', { keyPath: 'id' });
        db.createObjectStore('models');
      },
    });
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };

  return {
    async saveSettings(settings) {
      await (await database()).put('settings', settings, 'lab');
    },
    async loadSettings() {
      return (await database()).get('settings', 'lab');
    },
    async saveRecord(entry, source, order) {
      await (await database()).put('records', { entry, source, order }, entry.id);
    },
    async deleteRecords(ids) {
      const transaction = (await database()).transaction('records', 'readwrite');
      await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
    },
    async loadRecords() {
      const rows = await (await database()).getAll('records');
      return rows.sort((a, b) => a.order - b.order);
    },
    async saveRun(run) {
      const transaction = (await database()).transaction(['runs', 'models'], 'readwrite');
      const folds = run.folds.map(({ model: _model, ...fold }) => fold);
      await Promise.all([
        transaction.objectStore('runs').put({ ...run, folds }),
        ...run.folds.map((fold) => transaction.objectStore('models').put(fold.model, [run.id, fold.fold])),
        transaction.done,
      ]);
    },
    async renameRun(id, title) {
      const transaction = (await database()).transaction('runs', 'readwrite');
      const run = await transaction.store.get(id);
      if (run) await transaction.store.put({ ...run, title });
      await transaction.done;
    },
    async loadRuns() {
      return (await database()).getAll('runs');
    },
    async loadRun(id) {
      const db = await database();
      const run = await db.get('runs', id);
      if (!run) return undefined;
      const folds = await Promise.all(
        run.folds.map(async (fold) => {
          const model = await db.get('models', [id, fold.fold]);
          if (!model) throw new DOMException(`The model of fold ${fold.fold + 1} is missing.`, 'DataError');
          return { ...fold, model };
        }),
      );
      return { ...run, folds };
    },
    async deleteRun(id) {
      const transaction = (await database()).transaction(['runs', 'models'], 'readwrite');
      await Promise.all([
        transaction.objectStore('runs').delete(id),
        transaction.objectStore('models').delete(ALL_FOLDS(id)),
        transaction.done,
      ]);
    },
    async clear() {
      const db = await database();
      const stores = ['settings', 'records', 'runs', 'models'] as const;
      const transaction = db.transaction(stores, 'readwrite');
      await Promise.all([...stores.map((store) => transaction.objectStore(store).clear()), transaction.done]);
    },
    async usage() {
      const estimate = await navigator.storage?.estimate?.();
      return { usedBytes: estimate?.usage, quotaBytes: estimate?.quota };
    },
  };
}
