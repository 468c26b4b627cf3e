import { messageOf } from '../../base/messageOf';
import { deletePending } from '../removal/pending';
import { services } from '../services';
import type { LabProblem } from '../types';
import { current, report, update } from '../update';
import { StorageRefused } from './StorageRefused';
import type { Storage } from './types';

/**
 * Runs an action on the storage. If the browser refuses it or it is full, the lab goes on in memory and reports it
 * once; only a refusal turns storing off for this visit. An action returns a value other than undefined if its caller
 * must know that it succeeded.
 *
 * @returns undefined if the action failed
 */
export async function withStorage<T>(action: (storage: Storage) => Promise<T>): Promise<T | undefined> {
  if (current().storage.status === 'off') return undefined;
  try {
    const value = await unlessFull(action);
    void refreshUsage();
    return value;
  } catch (error) {
    if (error instanceof StorageRefused)
      update((state) => ({ storage: { ...state.storage, status: 'off' } }));
    report(problemOfStorage(error), 'warning');
    return undefined;
  }
}

/** If the storage is full, what was removed gives up its space at once. */
async function unlessFull<T>(action: (storage: Storage) => Promise<T>): Promise<T> {
  try {
    return await action(services.storage);
  } catch (error) {
    if (!isQuotaExceeded(error) || !(await deletePending())) throw error;
    return action(services.storage);
  }
}

/** Whether the storage is full; by name, because browsers throw errors of different classes here. */
export const isQuotaExceeded = (error: unknown): boolean =>
  (error as { name?: unknown } | null)?.name === 'QuotaExceededError';

function problemOfStorage(error: unknown): LabProblem {
  const reason = messageOf(error);
  const problem = (code: LabProblem['code'], message: string): LabProblem => ({
    code,
    file: '',
    message,
    values: { reason },
  });
  if (error instanceof StorageRefused && error.isNewer) {
    return problem(
      'storage-newer',
      'A newer version of the lab was opened in this browser and has given the storage a form that this page does not know. Nothing that is stored is lost. Reload the page to get the newer version; download what you made here since, because this page can store nothing more.',
    );
  }
  if (error instanceof StorageRefused) {
    return problem(
      'storage-refused',
      'The browser does not let this page store anything (a private window, or its settings), so records, runs and models will be gone after a reload. Everything else works; download what you want to keep.',
    );
  }
  if (isQuotaExceeded(error)) {
    return problem(
      'storage-full',
      'The browser’s storage for this page is full, so what you add now will be gone after a reload. Remove records or runs, or clear the storage; everything on the page goes on working.',
    );
  }
  return problem(
    'storage-failed',
    `The browser could not store or read something of this lab (${reason}), so it may be gone after a reload. Everything on the page goes on working; what was stored before is not touched.`,
  );
}

/** Updates how much is stored, for the storage line. */
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
