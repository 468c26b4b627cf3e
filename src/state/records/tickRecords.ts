import { markPreparedStale } from '../beats/prepareSettings';
import { offerUndo } from '../removal/removals';
import { services } from '../services';
import { current, update } from '../update';
import { storeRecord } from './storeRecord';
import { takeRecords } from './takeRecords';

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

/**
 * Removes records from the lab, for a while with an undo; runs made with them can still be opened, but their beats can
 * no longer be drawn.
 */
export function removeRecords(recordIds: string[]): void {
  for (const id of recordIds) removeRecord(id);
}

function removeRecord(id: string): void {
  const { records, prepared } = current();
  const entry = records.find((record) => record.id === id);
  const source = services.sources.get(id);
  if (!entry || !source) return;
  const { parts } = services;
  dropRecords([id]);
  const isLast = prepared !== undefined && current().prepared === undefined;
  void offerUndo({ location: { store: 'records', id }, title: id }, (isStored) => {
    // A record of that name was loaded meanwhile.
    if (current().records.some((record) => record.id === id)) return;
    takeRecords([{ entry, source }]);
    if (isLast && !current().prepared) {
      services.parts = parts;
      update({ prepared });
    }
    markPreparedStale();
    if (!isStored) void storeRecord({ entry, source });
  });
}

/** Takes records off the page, and leaves the storage as it is. */
export function dropRecords(recordIds: string[]): void {
  const removed = new Set(recordIds);
  for (const id of removed) services.sources.delete(id);
  update((state) => ({
    records: state.records.filter((entry) => !removed.has(entry.id)),
    view: state.view && removed.has(state.view.recordId) ? undefined : state.view,
  }));
  markPreparedStale();
}
