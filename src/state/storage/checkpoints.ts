import { committed } from './committed';
import { findKept, removedIds } from './removed';
import { type Database, foldsOf } from './schema';
import type { CheckpointStorage, LightCheckpoint } from './types';

const CHECKPOINT_STORES = ['unfinished', 'unfinishedNetworks', 'unfinishedFolds'] as const;

export function checkpointStorage(database: () => Promise<Database>): CheckpointStorage {
  return {
    async saveCheckpoint(run, { folds, activeFold, ...rest }, newFolds) {
      const transaction = (await database()).transaction(CHECKPOINT_STORES, 'readwrite');
      const networks = transaction.objectStore('unfinishedNetworks');
      const light: LightCheckpoint = {
        ...rest,
        folds: folds.map(({ fold }) => fold),
        inHand: activeFold && { fold: activeFold.fold, history: activeFold.history },
      };
      await committed(transaction.done, [
        transaction.objectStore('unfinished').put({ ...run, checkpoint: light }),
        activeFold ? networks.put(activeFold.network, run.id) : networks.delete(run.id),
        ...newFolds.map((fold) => transaction.objectStore('unfinishedFolds').put(fold, [run.id, fold.fold])),
      ]);
    },
    async loadUnfinished() {
      return findKept(await database(), 'unfinished');
    },
    async loadCheckpoint(id) {
      const db = await database();
      if ((await removedIds(db, 'unfinished')).has(id)) return undefined;
      const transaction = db.transaction(CHECKPOINT_STORES);
      const [stored, network, folds] = await Promise.all([
        transaction.objectStore('unfinished').get(id),
        transaction.objectStore('unfinishedNetworks').get(id),
        transaction.objectStore('unfinishedFolds').getAll(foldsOf(id)),
        transaction.done,
      ]);
      if (!stored) return undefined;
      const { inHand, folds: finished, ...rest } = stored.checkpoint ?? {};
      if (finished?.length !== folds.length || (inHand && !network)) {
        throw new DOMException('Part of the checkpoint is missing.', 'DataError');
      }
      return { ...rest, folds, activeFold: inHand && { ...inHand, network: network! } };
    },
    async deleteCheckpoint(id) {
      const transaction = (await database()).transaction(CHECKPOINT_STORES, 'readwrite');
      await committed(transaction.done, [
        transaction.objectStore('unfinished').delete(id),
        transaction.objectStore('unfinishedNetworks').delete(id),
        transaction.objectStore('unfinishedFolds').delete(foldsOf(id)),
      ]);
    },
  };
}
