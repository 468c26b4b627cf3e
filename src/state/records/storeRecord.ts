import type { StoredRecord } from '../storage/types';
import { withStorage } from '../storage/withStorage';
import { current, update } from '../update';

/**
 * Stores a record. If an unreadable row has its name, that row is kept under another key.
 * Never rejects: failures are reported on the page.
 */
export async function storeRecord(record: StoredRecord): Promise<void> {
  const moved = await withStorage((storage) => storage.saveRecord(record));
  if (moved === undefined) return;
  const { id } = record.entry;
  const unreadable = current().setAside.find(
    ({ location }) => location.store === 'records' && location.id === id,
  );
  update((state) => ({ setAside: state.setAside.filter((item) => item !== unreadable) }));
  const location = { store: 'setAside', id: moved } as const;
  const { setAside } = await import('../storage/setAside');
  await setAside([{ location, kind: 'record', title: id, reason: unreadable?.reason ?? '' }]);
}
