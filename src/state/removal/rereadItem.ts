import { markPreparedStale } from '../beats/prepareSettings';
import { restoreRecords } from '../records/restoreRecords';
import { restoreRuns } from '../results/runs';
import type { StoredItem } from '../storage/setAsideTypes';
import { restoreUnfinished } from '../train/unfinishedList';

/** Reads what is stored beside an item and not on the page, and the item itself: it was brought back. */
export async function rereadItem({ store }: StoredItem): Promise<void> {
  if (store === 'runs') await restoreRuns();
  else if (store === 'unfinished') await restoreUnfinished();
  else {
    const { earlier } = await restoreRecords({});
    markPreparedStale();
    if (earlier.length > 0) await (await import('../records/describeAnew')).describeAnew(earlier);
  }
}
