import { services } from '../services';
import type { Storage } from '../storage/storage';
import { current, report, update } from '../update';

/**
 * Does something with the storage. Where the browser refuses it or it is full, the lab goes on in memory
 * and says so once in plain words.
 */
export async function keep<T>(action: (storage: Storage) => Promise<T>): Promise<T | undefined> {
  if (current().storage.status === 'off') return undefined;
  try {
    const value = await action(services.storage);
    void refreshUsage();
    return value;
  } catch (error) {
    reportStorage(error);
    return undefined;
  }
}

function reportStorage(error: unknown): void {
  const name = error instanceof DOMException ? error.name : 'Error';
  if (name === 'QuotaExceededError') {
    report(
      {
        code: 'storage-full',
        file: '',
        message:
          'The browser’s storage for this page is full, so what you add now will be gone after a reload. Remove records or runs, or clear the storage; everything on the page goes on working.',
        values: {},
      },
      'warning',
    );
    return;
  }
  if (name === 'DataError') {
    report(
      {
        code: 'storage-damaged',
        file: '',
        message:
          'A stored run is incomplete and cannot be opened. Delete it from the list; the others are not touched.',
        values: {},
      },
      'warning',
    );
    return;
  }
  update((state) => ({ storage: { ...state.storage, status: 'off' } }));
  report(
    {
      code: 'storage-refused',
      file: '',
      message:
        'The browser does not let this page store anything (a private window, or its settings), so records, runs and models will be gone after a reload. Everything else works; download what you want to keep.',
      values: { reason: name },
    },
    'warning',
  );
}

/** How much is stored now, for the storage line. */
export async function refreshUsage(): Promise<void> {
  const usage = await services.storage.usage().catch(() => undefined);
  update((state) => ({
    storage: {
      status: state.storage.status === 'off' ? 'off' : 'on',
      usedBytes: usage?.usedBytes,
      quotaBytes: usage?.quotaBytes,
    },
  }));
}
