import type { IDBPDatabase } from 'idb';
import type { Checkpoint, FoldResult } from '../../experiment/run/types';
import type { UnfinishedRun } from '../types';
import { committed } from './committed';
import type { Schema } from './schema';

/** A checkpoint without what is heavy of it: networks and finished folds lie apart. */
type LightCheckpoint = Omit<Checkpoint, 'folds' | 'inHand'> & {
  /** Numbers of the finished folds. */
  folds: number[];
  inHand: Omit<NonNullable<Checkpoint['inHand']>, 'network'> | undefined;
};

export type StoredUnfinished = UnfinishedRun & { checkpoint: LightCheckpoint };

/** The newest checkpoint of each run that was not ended. */
export interface CheckpointStorage {
  /**
   * Puts a run's newest checkpoint in the place of the one before, all of it or nothing.
   *
   * @param newFolds finished folds that were not stored with an earlier checkpoint
   */
  saveCheckpoint(run: UnfinishedRun, checkpoint: Checkpoint, newFolds: FoldResult[]): Promise<void>;
  loadUnfinished(): Promise<UnfinishedRun[]>;
  /** undefined where there is none of that id; rejects with `DataError` where part of it is missing. */
  loadCheckpoint(id: string): Promise<Checkpoint | undefined>;
  deleteCheckpoint(id: string): Promise<void>;
}

const ALL_FOLDS = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);
const STORES = ['unfinished', 'unfinishedNetworks', 'unfinishedFolds'] as const;

export function checkpointStorage(database: () => Promise<IDBPDatabase<Schema>>): CheckpointStorage {
  return {
    async saveCheckpoint(run, { folds, inHand, ...rest }, newFolds) {
      const transaction = (await database()).transaction(STORES, 'readwrite');
      const networks = transaction.objectStore('unfinishedNetworks');
      const light: LightCheckpoint = {
        ...rest,
        folds: folds.map(({ fold }) => fold),
        inHand: inHand && { fold: inHand.fold, history: inHand.history },
      };
      await committed(transaction.done, [
        transaction.objectStore('unfinished').put({ ...run, checkpoint: light }),
        inHand ? networks.put(inHand.network, run.id) : networks.delete(run.id),
        ...newFolds.map((fold) => transaction.objectStore('unfinishedFolds').put(fold, [run.id, fold.fold])),
      ]);
    },
    async loadUnfinished() {
      return (await database()).getAll('unfinished');
    },
    async loadCheckpoint(id) {
      const transaction = (await database()).transaction(STORES);
      const [stored, network, folds] = await Promise.all([
        transaction.objectStore('unfinished').get(id),
        transaction.objectStore('unfinishedNetworks').get(id),
        transaction.objectStore('unfinishedFolds').getAll(ALL_FOLDS(id)),
        transaction.done,
      ]);
      if (!stored) return undefined;
      const { inHand, folds: finished, ...rest } = stored.checkpoint;
      if (finished.length !== folds.length || (inHand && !network)) {
        throw new DOMException('Part of the checkpoint is missing.', 'DataError');
      }
      return { ...rest, folds, inHand: inHand && { ...inHand, network: network! } };
    },
    async deleteCheckpoint(id) {
      const transaction = (await database()).transaction(STORES, 'readwrite');
      await committed(transaction.done, [
        transaction.objectStore('unfinished').delete(id),
        transaction.objectStore('unfinishedNetworks').delete(id),
        transaction.objectStore('unfinishedFolds').delete(ALL_FOLDS(id)),
      ]);
    },
  };
}
