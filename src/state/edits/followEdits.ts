import { withStorage } from '../storage/withStorage';
import { openEdits } from './makeEdit';
import { restoreEdits } from './restoreEdits';

/** Makes here what another tab edited in a record. It stored the record, so this tab, which may lag behind it, does not. */
export async function followEdits(recordId: string): Promise<void> {
  const rows = await withStorage((storage) => storage.loadEdits());
  restoreEdits(rows ?? []);
  await openEdits(recordId, { isStored: false });
}
