/** The kind of a stored item, in the user's terms. */
type StoredKind = 'run' | 'record' | 'training' | 'settings';

/** Where a run, a record or an unfinished training is stored. */
export interface StoredItem {
  store: 'runs' | 'records' | 'unfinished';
  id: string;
}

/** Where an unreadable row is stored: in its own store, or in `setAside` if its key was needed for something else. */
export type StoredLocation = StoredItem | { store: 'setAside'; id: number };

/**
 * A stored item that this version of the lab cannot read or cannot restore. It stays in the database until the user
 * deletes it.
 */
export interface SetAsideItem {
  /** Unique: the location of the item as text. */
  key: string;
  location: StoredLocation;
  kind: StoredKind;
  /** Title of a run or training, name of a record, or which settings. */
  title: string;
  /** unreadable: it is retried at every start. superseded: it is readable, but something newer has its name or key. */
  why: 'unreadable' | 'superseded';
  /** The error message of the failed read. */
  reason: string;
  /** Not yet dismissed by the user, and not shown at an earlier start of this version. */
  isNew: boolean;
}

/** A stored item that was found to be unreadable. */
export type Unreadable = Omit<SetAsideItem, 'key' | 'isNew' | 'why'> & { why?: SetAsideItem['why'] };

/** The parts of the settings, stored and read separately, so that one damaged part does not affect the other. */
export type SettingsPart = 'prepareSettings' | 'trainSettings';

export interface SetAsideCommands {
  /** Removes the notice; the item stays stored, and is listed in the storage menu. */
  keepSetAside(key: string): Promise<void>;
  /** Saves everything that is stored of the item as a .zip. */
  saveSetAside(key: string): Promise<void>;
  deleteSetAside(key: string): Promise<void>;
}
