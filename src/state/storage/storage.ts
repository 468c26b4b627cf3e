import { type IDBPDatabase, openDB } from 'idb';
import type { EngineComparison } from '../../experiment/engines/types';
import type { Run, RunView } from '../../experiment/run/types';
import type { RecordSource } from '../../workers/records/types';
import type { EngineWish, LabState, RecordEntry } from '../types';
import { type CheckpointStorage, checkpointStorage } from './checkpoints';
import { committed } from './committed';
import { type Schema, STORES, upgrade, VERSION } from './schema';
import { upgradeRun } from './upgradeRun';

/** What a reload brings back of the settings. */
export type StoredSettings = Pick<
  LabState,
  'language' | 'theme' | 'step' | 'prepareSettings' | 'trainSettings'
> & {
  /** Which records are ticked, by id: apart from the records, so that a tick does not write their files again. */
  ticked: Record<string, boolean>;
  /** Beats were prepared, so that they are prepared again at start. */
  prepared: boolean;
  openRunId: string | undefined;
  engineWish: EngineWish;
  engineComparison: EngineComparison | undefined;
};

/** A record's line of the table, and its files. */
export interface StoredRecord {
  entry: RecordEntry;
  source: RecordSource;
}

/** A run as stored: its models lie apart, so that the list of runs opens without them. */
export type StoredRun = RunView;

/**
 * Everything that survives a reload, in IndexedDB of this origin. Every method may reject: with `StorageRefused` where
 * the browser lets the page store nothing, else with the DOMException of what went wrong (full: `QuotaExceededError`).
 * What comes back is what was stored, by whatever version of the lab: callers look at it before they trust it.
 */
export interface Storage extends CheckpointStorage {
  saveSettings(settings: StoredSettings): Promise<void>;
  loadSettings(): Promise<Partial<StoredSettings> | undefined>;
  saveRecord(record: StoredRecord): Promise<void>;
  deleteRecords(ids: string[]): Promise<void>;
  loadRecords(): Promise<{ id: string; stored: Partial<StoredRecord> }[]>;
  saveRun(run: Run): Promise<void>;
  renameRun(id: string, title: string): Promise<void>;
  loadRuns(): Promise<StoredRun[]>;
  /** Without its models; undefined where there is none of that id. */
  loadRunView(id: string): Promise<StoredRun | undefined>;
  /** undefined where there is none of that id. */
  loadRun(id: string): Promise<Run | undefined>;
  deleteRun(id: string): Promise<void>;
  clear(): Promise<void>;
  usage(): Promise<{ usedBytes: number | undefined; quotaBytes: number | undefined }>;
}

/** The browser does not open a database for this page: a private window, its settings, or no IndexedDB at all. */
export class StorageRefused extends Error {
  override readonly name = 'StorageRefused';
}

const ALL_FOLDS = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);

/** Opens the database on first use, and again where the browser closed it. */
export function openStorage(name = 'ecg-lab'): Storage {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = () => {
    opened = undefined;
  };

  async function open(): Promise<IDBPDatabase<Schema>> {
    try {
      return await openDB<Schema>(name, VERSION, {
        upgrade,
        // Another tab wants to change the database, or the person cleared the page's data.
        blocking: (_current, _blocked, event) => {
          (event.target as IDBDatabase).close();
          forget();
        },
        terminated: forget,
      });
    } catch (error) {
      forget();
      throw new StorageRefused(error instanceof Error ? error.name : String(error), { cause: error });
    }
  }

  const database = () => {
    opened ??= open();
    return opened;
  };

  return {
    ...checkpointStorage(database),
    async saveSettings(settings) {
      const transaction = (await database()).transaction('settings', 'readwrite');
      const put = transaction.store.put(settings, 'lab');
      // Settings are written while the page is being left, too: nobody is there any more to see the request succeed.
      transaction.commit();
      await committed(transaction.done, [put]);
    },
    async loadSettings() {
      return (await database()).get('settings', 'lab');
    },
    async saveRecord({ entry, source }) {
      const { store, done } = (await database()).transaction('records', 'readwrite');
      await committed(done, [store.put({ entry, source }, entry.id)]);
    },
    async deleteRecords(ids) {
      const { store, done } = (await database()).transaction('records', 'readwrite');
      await committed(
        done,
        ids.map((id) => store.delete(id)),
      );
    },
    async loadRecords() {
      const { store, done } = (await database()).transaction('records');
      const [ids, rows] = await Promise.all([store.getAllKeys(), store.getAll(), done]);
      return ids.map((id, i) => ({ id, stored: rows[i]! }));
    },
    async saveRun(run) {
      const transaction = (await database()).transaction(['runs', 'models'], 'readwrite');
      const folds = run.folds.map(({ model: _model, ...fold }) => fold);
      await committed(transaction.done, [
        transaction.objectStore('runs').put({ ...run, folds }),
        ...run.folds.map((fold) => transaction.objectStore('models').put(fold.model, [run.id, fold.fold])),
      ]);
    },
    async renameRun(id, title) {
      const { store, done } = (await database()).transaction('runs', 'readwrite');
      const rename = async () => {
        const run = await store.get(id);
        if (run) await store.put({ ...run, title });
      };
      await committed(done, [rename()]);
    },
    async loadRuns() {
      return Promise.all((await (await database()).getAll('runs')).map(upgradeRun));
    },
    async loadRunView(id) {
      const run = await (await database()).get('runs', id);
      return run && (await upgradeRun(run));
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
      return { ...(await upgradeRun(run)), folds };
    },
    async deleteRun(id) {
      const transaction = (await database()).transaction(['runs', 'models'], 'readwrite');
      await committed(transaction.done, [
        transaction.objectStore('runs').delete(id),
        transaction.objectStore('models').delete(ALL_FOLDS(id)),
      ]);
    },
    async clear() {
      const transaction = (await database()).transaction(STORES, 'readwrite');
      await committed(
        transaction.done,
        STORES.map((store) => transaction.objectStore(store).clear()),
      );
    },
    async usage() {
      const estimate = await navigator.storage?.estimate?.();
      return { usedBytes: estimate?.usage, quotaBytes: estimate?.quota };
    },
  };
}
