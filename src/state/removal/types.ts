import type { StoredItem } from '../storage/setAsideTypes';

/** An item that the user has removed and can still bring back. */
export interface Removal {
  /** Its location as text. */
  key: string;
  location: StoredItem;
  /** Title of the run or training, name of the record. */
  title: string;
}

/** What belongs to a removal besides its entry in the store. */
export interface PendingRemoval {
  /** @param isStored false if it is no longer stored: it was deleted by another tab */
  bringBack(isStored: boolean): void | Promise<void>;
  /** Whether its mark is stored by now: `marked` has resolved to true. */
  isMarked: boolean;
  /** Resolves when its mark is stored (true), or could not be (false): the stored item is then as it was. */
  marked: Promise<boolean>;
  /** Tells other tabs that this one no longer offers it. */
  release(): void;
}

export interface RemovalCommands {
  /** Brings a removed item back; without a key, the one that was removed last. */
  undoRemoval(key?: string): Promise<void>;
  /** Ends the time in which a removal can be undone: the item is deleted for good. */
  endRemoval(key: string): Promise<void>;
}
