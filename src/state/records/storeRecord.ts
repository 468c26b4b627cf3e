import { services } from '../services';
import type { StoredRecord } from '../storage/types';
import { withStorage } from '../storage/withStorage';
import { current, update } from '../update';

/**
 * Stores a record. If an unreadable row has its name, that row is kept under another key.
 * Never rejects: failures are reported on the page.
 *
 * @returns whether it is stored now
 */
export async function storeRecord(record: StoredRecord): Promise<boolean> {
  const saved = await withStorage(async (storage) => ({ moved: await storage.saveRecord(record) }));
  const { id } = record.entry;
  if (!saved) services.unstored.add(id);
  else services.unstored.delete(id);
  if (saved?.moved === undefined) return saved !== undefined;
  const unreadable = current().setAside.find(
    ({ location }) => location.store === 'records' && location.id === id,
  );
  update((state) => ({ setAside: state.setAside.filter((item) => item !== unreadable) }));
  const location = { store: 'setAside', id: saved.moved } as const;
  const { setAside } = await import('../storage/setAside');
  await setAside([{ location, kind: 'record', title: id, reason: unreadable?.reason ?? '' }]);
  return true;
}
