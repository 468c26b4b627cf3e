import type { DBSchema, IDBPDatabase } from 'idb';
import type { ModelArtifacts } from '../../experiment/network/types';
import type { FoldResult, NetworkState } from '../../experiment/run/types';
import type { StoredUnfinished } from './checkpoints';
import type { StoredRow } from './storableFiles';
import type { StoredRun, StoredSettings } from './storage';

export interface Schema extends DBSchema {
  settings: { key: 'lab'; value: StoredSettings };
  records: { key: string; value: StoredRow };
  runs: { key: string; value: StoredRun };
  models: { key: [runId: string, fold: number]; value: ModelArtifacts };
  /** Runs that were not ended, without what is heavy of them. */
  unfinished: { key: string; value: StoredUnfinished };
  /** The network of the fold in hand, by run. */
  unfinishedNetworks: { key: string; value: NetworkState };
  /** Finished folds of unfinished runs. */
  unfinishedFolds: { key: [runId: string, fold: number]; value: FoldResult };
}

/** 1: settings, records, runs, models. 2: unfinished runs. */
export const VERSION = 2;

export const STORES = [
  'settings',
  'records',
  'runs',
  'models',
  'unfinished',
  'unfinishedNetworks',
  'unfinishedFolds',
] as const;

/** Adds what an older version lacks; what it holds stays as it is. */
export function upgrade(db: IDBPDatabase<Schema>, oldVersion: number): void {
  if (oldVersion < 1) {
    db.createObjectStore('settings');
    db.createObjectStore('records');
    db.createObjectStore('runs', { keyPath: 'id' });
    db.createObjectStore('models');
  }
  if (oldVersion < 2) {
    db.createObjectStore('unfinished', { keyPath: 'id' });
    db.createObjectStore('unfinishedNetworks');
    db.createObjectStore('unfinishedFolds');
  }
}
