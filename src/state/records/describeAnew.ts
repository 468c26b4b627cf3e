import type { RecordFacts, RecordSource } from '../../workers/records/types';
import { markPreparedStale } from '../beats/prepareSettings';
import { services } from '../services';
import { current, update, withActivity } from '../update';
import { entryOf } from './addRecord';
import { storeRecord } from './storeRecord';

/**
 * Reads records anew that an earlier version described otherwise, and stores what this one finds. A record that cannot
 * be read now stays as it is, on the page and in the storage, and is tried again at the next start.
 */
export async function describeAnew(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await withActivity('restoring', { total: ids.length }, async (activity) => {
    let done = 0;
    const readings = ids.map(async (id) => {
      const source = services.sources.get(id);
      const facts = source && (await inspect(source, activity.signal));
      if (facts) await replace(id, source, facts);
      activity.update({ detail: id, done: ++done });
    });
    // All end before a stop is passed on: none may change a record later.
    const ends = await Promise.allSettled(readings);
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  });
  markPreparedStale();
}

async function inspect(source: RecordSource, signal: AbortSignal): Promise<RecordFacts | undefined> {
  try {
    return await services.pool().run((worker) => worker.inspect(source), signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}

async function replace(id: string, source: RecordSource, facts: RecordFacts): Promise<void> {
  const before = current().records.find((entry) => entry.id === id);
  // Removed, or loaded again from its files, meanwhile.
  if (!before || services.sources.get(id) !== source) return;
  const isWorse = facts.state === 'incomplete' && before.state !== 'incomplete';
  if (facts.state === 'unreadable' || isWorse) return;
  const fresh = entryOf({ ...facts, name: id }, source, before.database);
  const entry = { ...fresh, ticked: before.ticked && fresh.state === 'ready' };
  update((state) => ({ records: state.records.map((each) => (each.id === id ? entry : each)) }));
  await storeRecord({ entry, source });
}
