import type { EditRow } from '../../edits/types';
import type { EngineComparison } from '../../experiment/engines/types';
import type { ModelArtifacts } from '../../experiment/network/types';
import type { Checkpoint, FoldResult, NetworkState, Run, RunView } from '../../experiment/run/types';
import type { RecordSource } from '../../workers/records/types';
import type { MonitorChoices } from '../monitor/types';
import type { EngineWish, LabState, RecordEntry, RunSummary, UnfinishedRun } from '../types';
import type { SettingsPart, StoredItem, StoredLocation } from './setAsideTypes';
import type { StoredRow } from './storableFiles';

/** The settings that survive a reload. */
export type StoredSettings = Pick<
  LabState,
  'language' | 'theme' | 'step' | 'viewSettings' | 'prepareSettings' | 'trainSettings'
> & {
  /**
   * Which records are ticked, by id: stored apart from the records, so that a tick does not write their files again.
   */
  ticked: Record<string, boolean>;
  /** Beats were prepared, so they are prepared again at start. */
  prepared: boolean;
  openRunId: string | undefined;
  engineWish: EngineWish;
  engineComparison: EngineComparison | undefined;
  /** Who makes edits; '' if nobody said. */
  editor: string;
  monitor: MonitorChoices;
};

/** A record's entry in the table, and its files. */
export interface StoredRecord {
  entry: RecordEntry;
  source: RecordSource;
}

/** A checkpoint without its large parts: networks and finished folds are stored separately. */
export type LightCheckpoint = Omit<Checkpoint, 'folds' | 'activeFold'> & {
  /** Numbers of the finished folds. */
  folds: number[];
  /** `Checkpoint.activeFold` without its network, under the name that stored rows have had from the start. */
  inHand: Omit<NonNullable<Checkpoint['activeFold']>, 'network'> | undefined;
};

export type StoredUnfinished = UnfinishedRun & { checkpoint: LightCheckpoint };

/**
 * What the list of runs shows, so that it opens without reading the runs. Made again from the run if `format`
 * differs.
 */
export interface StoredSummary {
  format: number;
  summary: RunSummary;
  /** The experiment of the run. */
  experiment: RunView['experiment'];
}

/** An unreadable row, moved because its key was needed for something else. */
export interface SetAsideRow {
  store: 'records' | 'settings';
  /** A record's id, or the name of a part of the settings. */
  id: string;
  value: unknown;
}

/** A row as found: `value` was stored by some version of the lab, and must be checked before use. */
export interface FoundRow<K = string> {
  id: K;
  value: unknown;
  /** Why the browser could not read the row; its value is then undefined. */
  error?: unknown;
}

/** An entry of the run list, or why there is none for a stored run. */
export type FoundSummary =
  | { id: string; summary: RunSummary }
  | { id: string; summary: undefined; title: string | undefined; error: unknown };

/** A row as stored in the database, with its store and key. */
export interface RawRow {
  store: string;
  key: unknown;
  value: unknown;
}

/** The newest checkpoint of each unfinished run. */
export interface CheckpointStorage {
  /**
   * Replaces a run's stored checkpoint by a newer one, all of it or nothing.
   *
   * @param newFolds finished folds that were not stored with an earlier checkpoint
   */
  saveCheckpoint(run: UnfinishedRun, checkpoint: Checkpoint, newFolds: FoldResult[]): Promise<void>;
  loadUnfinished(): Promise<FoundRow[]>;
  /** undefined if none has that id; rejects with `DataError` if part of it is missing. */
  loadCheckpoint(id: string): Promise<Checkpoint | undefined>;
  deleteCheckpoint(id: string): Promise<void>;
}

export interface RunStorage {
  /** The run, its models and its summary, all of it or nothing. */
  saveRun(run: Run, summary: RunSummary): Promise<void>;
  renameRun(id: string, title: string): Promise<void>;
  /** The list of runs, unsorted; reads no run whose summary is up to date. */
  loadSummaries(): Promise<FoundSummary[]>;
  /** Without its models, as stored by any version; undefined if none has that id. */
  loadRunView(id: string): Promise<RunView | undefined>;
  /** The weights of one fold; undefined if they are not stored. */
  loadModel(id: string, fold: number): Promise<ModelArtifacts | undefined>;
}

export interface RecordStorage {
  /**
   * Stores a record under its name.
   *
   * @returns the key in `setAside` of the row that had this name before, if that could not be read; otherwise
   * undefined
   */
  saveRecord(record: StoredRecord): Promise<number | undefined>;
  /** Deletes the readable ones; unreadable rows are only deleted by `deleteAt`. */
  deleteRecords(ids: string[]): Promise<void>;
  loadRecords(): Promise<FoundRow[]>;
}

export interface SettingsStorage {
  saveSettings(settings: StoredSettings): Promise<void>;
  /** As stored by any version; undefined on the first visit. */
  loadSettings(): Promise<unknown>;
}

/**
 * Rows that this version cannot read: they can be read raw, moved out of the way and saved as a file, and are deleted
 * only at the request of the user.
 */
export interface SetAsideStorage {
  /** Moves a part of the stored settings, or all of them, out of the way of newer settings. */
  setSettingsAside(part: SettingsPart | 'all'): Promise<void>;
  loadSetAside(): Promise<FoundRow<number>[]>;
  /** Restores a record, or a part of the settings, under its own key, and overwrites what is stored there. */
  restoreRow(id: number): Promise<void>;
  /** All rows that belong to the item at the location. */
  rowsAt(location: StoredLocation): Promise<RawRow[]>;
  deleteAt(location: StoredLocation): Promise<void>;
  /**
   * Stores that these items were announced by this version of the lab.
   *
   * @returns those that it had not announced before
   */
  announce(keys: string[], version: string): Promise<Set<string>>;
}

/** What the user removed, for as long as that can be undone. */
export interface RemovedItem {
  location: StoredItem;
  /** Title of the run or training, name of the record. */
  title: string;
  removedAt: string;
}

/**
 * A removed item stays stored, but no method loads it, until it is restored, replaced by another one of its name, or
 * deleted: neither a crash nor a full disk in between can lose it, and none brings it back.
 */
export interface RemovedStorage {
  remove(item: RemovedItem): Promise<void>;
  /** @returns whether it was still stored */
  restoreRemoved(location: StoredItem): Promise<boolean>;
  /** Deletes it for good, unless it was restored or replaced meanwhile. */
  deleteRemoved(location: StoredItem): Promise<void>;
  /** In the order in which they were removed. */
  loadRemoved(): Promise<RemovedItem[]>;
}

/** Edits of annotations: rows are added, and none is ever changed, so that no tab takes away what another one stored. */
export interface EditStorage {
  /** All of them or none; a row whose id is stored already is left as it is. */
  addEdits(rows: EditRow[]): Promise<void>;
  /** In any order, as stored by any version. */
  loadEdits(): Promise<FoundRow[]>;
}

/**
 * Everything that survives a reload, in IndexedDB of this origin. Every method may reject: with `StorageRefused` if
 * the browser does not let the page store anything, otherwise with the DOMException of the failure (full:
 * `QuotaExceededError`). Methods return what any version of the lab stored: callers check it before use, and delete
 * nothing that they cannot read.
 */
export interface Storage
  extends SettingsStorage,
    RecordStorage,
    RunStorage,
    CheckpointStorage,
    SetAsideStorage,
    RemovedStorage,
    EditStorage {
  clear(): Promise<void>;
  usage(): Promise<{ usedBytes: number | undefined; quotaBytes: number | undefined }>;
  /** Called with true when another tab blocks opening the database, with false when it no longer does. */
  onBlocked(listener: (isBlocked: boolean) => void): void;
}

/** Keys and values of every store of the database. */
export interface StoredValues {
  settings: { key: 'lab'; value: StoredSettings };
  records: { key: string; value: StoredRow };
  runs: { key: string; value: RunView };
  summaries: { key: string; value: StoredSummary };
  models: { key: [runId: string, fold: number]; value: ModelArtifacts };
  /** Unfinished runs, without their large parts. */
  unfinished: { key: string; value: StoredUnfinished };
  /** The network of the fold in training, by run. */
  unfinishedNetworks: { key: string; value: NetworkState };
  /** Finished folds of unfinished runs. */
  unfinishedFolds: { key: [runId: string, fold: number]; value: FoldResult };
  setAside: { key: number; value: SetAsideRow };
  /** The version of the lab that announced an item, by the item's key. */
  announced: { key: string; value: string };
  /** By location. */
  removed: { key: string; value: RemovedItem };
  edits: { key: string; value: EditRow };
}
