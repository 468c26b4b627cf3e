import { dropRecords } from './records/tickRecords';
import { dropPending } from './removal/pending';
import { rereadItem } from './removal/rereadItem';
import { reportFailures } from './reportFailures';
import { dropRun } from './results/runs';
import { services } from './services';
import type { StoredItem } from './storage/setAsideTypes';
import { onTabMessage } from './tabs';
import { current, report, update } from './update';

/**
 * Follows what other tabs do to the storage: what they removed is not stored again by this one, and after `Clear
 * everything` this one stores nothing more.
 */
export function hearTabs(): void {
  onTabMessage((message) => {
    if (message.kind === 'cleared') stopStoring();
    else if (message.kind === 'edited') void followEdits(message.record);
    else if (message.kind === 'removed') drop(message.location);
    else if (message.kind === 'restored') void rereadItem(message.location);
  });
}

const followEdits = reportFailures(async (record: string) =>
  (await import('./edits/followEdits')).followEdits(record),
);

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
