/** What a person knows a stored thing as. */
type StoredKind = 'run' | 'record' | 'training' | 'settings';

/** Where a row that could not be read lies: in its own store, or among those whose key was needed for something else. */
export type StoredPlace =
  | { store: 'runs' | 'records' | 'unfinished'; id: string }
  | { store: 'setAside'; id: number };

/** Something stored that this version of the lab cannot read, or cannot put back. It stays in the database until a person deletes it. */
export interface SetAsideItem {
  /** Different for every item: its place as text. */
  key: string;
  place: StoredPlace;
  kind: StoredKind;
  /** Title of a run or training, name of a record, or which settings. */
  title: string;
  /** unreadable: it is tried again at each start. superseded: it can be read, but something newer has its name or its place. */
  why: 'unreadable' | 'superseded';
  /** What the program stumbled over. */
  reason: string;
  /** Not yet answered by the person, and not shown at an earlier start of this version. */
  isNew: boolean;
}

/** Something stored that was found to be unreadable. */
export type Unreadable = Omit<SetAsideItem, 'key' | 'isNew' | 'why'> & { why?: SetAsideItem['why'] };

/** The settings that are stored and read apart from each other: what is wrong with one does not take the others along. */
export type SettingsPart = 'prepareSettings' | 'trainSettings';

export interface SetAsideCommands {
  /** The notice goes; the item stays stored, and is listed in the storage menu. */
  keepSetAside(key: string): Promise<void>;
  /** Everything that is stored of the item as a .zip. */
  saveSetAside(key: string): Promise<void>;
  deleteSetAside(key: string): Promise<void>;
}
