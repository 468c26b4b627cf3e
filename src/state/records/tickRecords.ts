import { markPreparedStale } from '../beats/prepareBeats';
import { services } from '../services';
import { withStorage } from '../storage/withStorage';
import { update } from '../update';

/** Ticked records are those that Prepare takes; the ticks are stored with the settings. */
export function setTicked(recordIds: string[], ticked: boolean): void {
  const chosen = new Set(recordIds);
  update((state) => ({
    records: state.records.map((entry) =>
      chosen.has(entry.id) && entry.state === 'ready' ? { ...entry, ticked } : entry,
    ),
  }));
  markPreparedStale();
}

/** Takes records out of the lab; runs made with them stay readable, but their beats can no longer be drawn. */
export function removeRecords(recordIds: string[]): void {
  const gone = new Set(recordIds);
  for (const id of gone) services.sources.delete(id);
  update((state) => ({
    records: state.records.filter((entry) => !gone.has(entry.id)),
    view: state.view && gone.has(state.view.recordId) ? undefined : state.view,
  }));
  markPreparedStale();
  void withStorage((storage) => storage.deleteRecords(recordIds));
}
