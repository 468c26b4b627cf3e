import { openDB } from 'idb';
import { StorageRefused } from './StorageRefused';
import { type Database, type Schema, upgrade, VERSION } from './schema';

export interface OpenDatabase {
  /** Opens the database on first use, and again after the browser closed it. Rejects with `StorageRefused`. */
  database: () => Promise<Database>;
  onBlocked: (listener: (isBlocked: boolean) => void) => void;
}

/** The lab's database, in the newest schema; closes its connection when another tab wants to upgrade it. */
export function openDatabase(name: string): OpenDatabase {
  let opened: Promise<Database> | undefined;
  let notify: (isBlocked: boolean) => void = () => undefined;
  const forget = () => {
    opened = undefined;
  };

  async function open(): Promise<Database> {
    let isBlocked = false;
    try {
      return await openDB<Schema>(name, VERSION, {
        upgrade,
        blocked: () => {
          isBlocked = true;
          notify(true);
        },
        // Another tab wants to change the database, or the user cleared the page's data.
        blocking: (_current, _blocked, event) => {
          (event.target as IDBDatabase).close();
          forget();
        },
        terminated: forget,
      });
    } catch (error) {
      forget();
      const name = error instanceof Error ? error.name : String(error);
      throw new StorageRefused(name, { cause: error });
    } finally {
      if (isBlocked) notify(false);
    }
  }

  return {
    database: () => {
      opened ??= open();
      return opened;
    },
    onBlocked: (listener) => {
      notify = listener;
    },
  };
}
