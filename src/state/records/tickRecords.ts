import { markPreparedStale } from '../beats/prepareBeats';
import { services } from '../services';
import { withStorage } from '../storage/withStorage';
import { update } from '../update';

/** Sets whether records are used by Prepare; the ticks are stored with the settings. */
export function setTicked(recordIds: string[], ticked: boolean): void {
  const chosen = new Set(recordIds);
  update((state) => ({
    records: state.records.map((entry) =>
      chosen.has(entry.id) && entry.state === 'ready' ? { ...entry, ticked } : entry,
    ),
  }));
  markPreparedStale();
}

/** Removes records from the lab; runs made with them can still be opened, but their beats can no longer be drawn. */
export function removeRecords(recordIds: string[]): void {
  const removed = new Set(recordIds);
  for (const id of removed) services.sources.delete(id);
  update((state) => ({
    records: state.records.filter((entry) => !removed.has(entry.id)),
    view: state.view && removed.has(state.view.recordId) ? undefined : state.view,
  }));
  markPreparedStale();
  void withStorage((storage) => storage.deleteRecords(recordIds));
}
