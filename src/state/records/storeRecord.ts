import type { StoredRecord } from '../storage/types';
import { withStorage } from '../storage/withStorage';
import { current, update } from '../update';

/**
 * Stores a record. Where one of its name is stored that this version cannot read, that one stays as well, under another key.
 * Never rejects: what goes wrong is said on the page.
 */
export async function storeRecord(record: StoredRecord): Promise<void> {
  const moved = await withStorage((storage) => storage.saveRecord(record));
  if (moved === undefined) return;
  const { id } = record.entry;
  const before = current().setAside.find(({ place }) => place.store === 'records' && place.id === id);
  update((state) => ({ setAside: state.setAside.filter((item) => item !== before) }));
  const place = { store: 'setAside', id: moved } as const;
  const { setAside } = await import('../storage/setAside');
  await setAside([{ place, kind: 'record', title: id, reason: before?.reason ?? '' }]);
}
