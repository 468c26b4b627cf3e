import type { DBSchema, IDBPDatabase } from 'idb';
import type { StoredValues } from './types';

export interface Schema extends DBSchema, StoredValues {}

export type Database = IDBPDatabase<Schema>;

/**
 * 1: settings, records, runs, models. 2: unfinished runs. 3: summaries of runs, and what could not be read. 4: what was
 * removed and can still be restored. 5: edits of annotations.
 */
export const VERSION = 5;

export const STORES = [
  'settings',
  'records',
  'runs',
  'summaries',
  'models',
  'unfinished',
  'unfinishedNetworks',
  'unfinishedFolds',
  'setAside',
  'announced',
  'removed',
  'edits',
] as const;

/**
 * Adds the stores that an older version lacks. It reads and writes no row, so no row can make it fail: what is
 * derived from rows (summaries) is made when it is first requested.
 */
export function upgrade(db: Database, oldVersion: number): void {
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
  if (oldVersion < 3) {
    db.createObjectStore('summaries');
    db.createObjectStore('setAside', { autoIncrement: true });
    db.createObjectStore('announced');
  }
  if (oldVersion < 4) db.createObjectStore('removed');
  if (oldVersion < 5) db.createObjectStore('edits', { keyPath: 'id' });
}

/** The keys of everything that is stored per fold of a run. */
export const foldsOf = (runId: string): IDBKeyRange =>
  IDBKeyRange.bound([runId, 0], [runId, Number.MAX_SAFE_INTEGER]);
