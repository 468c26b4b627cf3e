import { openDB } from 'idb';
import type { Checkpoint, FoldResult, Run } from '../../../src/experiment/run/types';
import type { UnfinishedRun } from '../../../src/state/types';

export interface Version2Rows {
  settings?: object;
  records?: { entry: { id: string }; source: object }[];
  runs?: Run[];
  unfinished?: { run: UnfinishedRun; checkpoint: Checkpoint }[];
}

/** The database with version 2 of its schema and rows as the lab wrote them then. Left open if a test needs an old tab. */
export async function makeVersion2(name: string, rows: Version2Rows) {
  const db = await openDB(name, 2, {
    upgrade(db) {
      db.createObjectStore('settings');
      db.createObjectStore('records');
      db.createObjectStore('runs', { keyPath: 'id' });
      db.createObjectStore('models');
      db.createObjectStore('unfinished', { keyPath: 'id' });
      db.createObjectStore('unfinishedNetworks');
      db.createObjectStore('unfinishedFolds');
    },
  });
  if (rows.settings) await db.put('settings', rows.settings, 'lab');
  for (const { entry, source } of rows.records ?? []) await db.put('records', { entry, source }, entry.id);
  for (const run of rows.runs ?? []) {
    const folds = run.folds.map(({ model: _model, ...fold }) => fold);
    await db.put('runs', { ...run, folds });
    for (const fold of run.folds) await db.put('models', fold.model, [run.id, fold.fold]);
  }
  for (const { run, checkpoint } of rows.unfinished ?? []) {
    const { folds, activeFold, ...rest } = checkpoint;
    const light = {
      ...rest,
      folds: folds.map(({ fold }: FoldResult) => fold),
      inHand: activeFold && { fold: activeFold.fold, history: activeFold.history },
    };
    await db.put('unfinished', { ...run, checkpoint: light });
    if (activeFold) await db.put('unfinishedNetworks', activeFold.network, run.id);
    for (const fold of folds) await db.put('unfinishedFolds', fold, [run.id, fold.fold]);
  }
  return db;
}
