import { foldsOf } from './schema';
import type { StoredLocation } from './setAsideTypes';

/** The stores that hold parts of the item at a location, and its key there; byFold: one row per fold. */
export const BELONGS_TO = {
  runs: [
    { store: 'runs', byFold: false },
    { store: 'summaries', byFold: false },
    { store: 'models', byFold: true },
  ],
  records: [{ store: 'records', byFold: false }],
  unfinished: [
    { store: 'unfinished', byFold: false },
    { store: 'unfinishedNetworks', byFold: false },
    { store: 'unfinishedFolds', byFold: true },
  ],
  setAside: [{ store: 'setAside', byFold: false }],
} as const;

/** The location as a key, of announcements and removed items. */
export const locationKey = ({ store, id }: StoredLocation) => `${store}/${id}`;

/** The keys of an item's rows in one of its stores. */
export const keysOf = ({ id }: StoredLocation, byFold: boolean) =>
  byFold ? foldsOf(id as string) : IDBKeyRange.only(id);
