import { dropRecords } from './records/tickRecords';
import { dropPending } from './removal/pending';
import { rereadItem } from './removal/rereadItem';
import { dropRun } from './results/runs';
import { services } from './services';
import type { StoredItem } from './storage/setAsideTypes';
import { withStorage } from './storage/withStorage';
import { onTabMessage } from './tabs';
import { current, report, update } from './update';

/**
 * Follows what other tabs do to the storage: what they removed is not stored again by this one, and after `Clear
 * everything` this one stores nothing more.
 */
export function hearTabs(): void {
  onTabMessage((message) => {
    if (message.kind === 'cleared') stopStoring();
    else if (message.kind === 'edited') void followEdits();
    else if (message.kind === 'removed') drop(message.location);
    else if (message.kind === 'restored') void rereadItem(message.location);
  });
}

/** Edits of another tab are made here as well. */
async function followEdits(): Promise<void> {
  const rows = await withStorage((storage) => storage.loadEdits());
  const { restoreEdits, syncEdits } = await import('./edits/restoreEdits');
  restoreEdits(rows ?? []);
  await syncEdits({ isUsed: false });
  const { view } = current();
  if (view) await (await import('./edits/makeEdit')).openEdits(view.recordId);
}

/** The page keeps what it shows, a training goes on: it may be the only copy of something. */
function stopStoring(): void {
  dropPending();
  const { activities, storage } = current();
  // Its files are stored as they arrive.
  for (const { id, kind } of activities) if (kind === 'downloading') services.running.get(id)?.abort();
  update({ storage: { ...storage, status: 'off', isCleared: true } });
  report(
    {
      code: 'storage-cleared',
      file: '',
      message:
        'Everything was cleared in another tab of the lab. This tab still shows what it had, but stores nothing any more: download what you want to keep, then reload the page to begin afresh.',
      values: {},
    },
    'warning',
  );
}

function drop({ store, id }: StoredItem): void {
  if (store === 'records') dropRecords([id]);
  else if (store === 'runs') dropRun(id);
  else update((state) => ({ unfinished: state.unfinished.filter((run) => run.id !== id) }));
}
