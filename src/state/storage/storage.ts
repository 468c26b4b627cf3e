import { checkpointStorage } from './checkpoints';
import { committed } from './committed';
import { editStorage } from './edits';
import { openDatabase } from './openDatabase';
import { recordStorage } from './records';
import { removedStorage } from './removed';
import { runStorage } from './runs';
import { STORES } from './schema';
import { setAsideStorage } from './setAsideRows';
import { settingsStorage } from './settings';
import type { Storage } from './types';

/** The lab's storage; the database is opened on first use. */
export function openStorage(name = 'ecg-lab'): Storage {
  const { database, onBlocked } = openDatabase(name);
  return {
    ...settingsStorage(database),
    ...recordStorage(database),
    ...runStorage(database),
    ...checkpointStorage(database),
    ...setAsideStorage(database),
    ...removedStorage(database),
    ...editStorage(database),
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
    onBlocked,
  };
}
