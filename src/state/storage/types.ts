import type { EngineComparison } from '../../experiment/engines/types';
import type { ModelArtifacts } from '../../experiment/network/types';
import type { Checkpoint, FoldResult, NetworkState, Run, RunView } from '../../experiment/run/types';
import type { RecordSource } from '../../workers/records/types';
import type { EngineWish, LabState, RecordEntry, RunSummary, UnfinishedRun } from '../types';
import type { SettingsPart, StoredPlace } from './setAsideTypes';
import type { StoredRow } from './storableFiles';

/** What a reload brings back of the settings. */
export type StoredSettings = Pick<
  LabState,
  'language' | 'theme' | 'step' | 'prepareSettings' | 'trainSettings'
> & {
  /** Which records are ticked, by id: apart from the records, so that a tick does not write their files again. */
  ticked: Record<string, boolean>;
  /** Beats were prepared, so that they are prepared again at start. */
  prepared: boolean;
  openRunId: string | undefined;
  engineWish: EngineWish;
  engineComparison: EngineComparison | undefined;
};

/** A record's line of the table, and its files. */
export interface StoredRecord {
  entry: RecordEntry;
  source: RecordSource;
}

/** A checkpoint without what is heavy of it: networks and finished folds lie apart. */
export type LightCheckpoint = Omit<Checkpoint, 'folds' | 'activeFold'> & {
  /** Numbers of the finished folds. */
  folds: number[];
  /** `Checkpoint.activeFold` without its network, under the name that stored rows have had from the start. */
  inHand: Omit<NonNullable<Checkpoint['activeFold']>, 'network'> | undefined;
};

export type StoredUnfinished = UnfinishedRun & { checkpoint: LightCheckpoint };

/** What the list of runs is drawn from, so that it opens without the runs. Made anew from the run where `format` is another. */
export interface StoredSummary {
  format: number;
  summary: RunSummary;
  /** As the run has it. */
  experiment: RunView['experiment'];
}

/** A row that could not be read when its key was needed for something else. */
export interface SetAsideRow {
  store: 'records' | 'settings';
  /** A record's id, or which part of the settings. */
  id: string;
  value: unknown;
}

/** A row as it was found: `value` is what some version of the lab has stored, and to be looked at before it is trusted. */
export interface FoundRow<K = string> {
  id: K;
  value: unknown;
  /** Why the browser could not hand out the row; its value is undefined then. */
  error?: unknown;
}

/** A line of the list of runs, or why there is none for a stored run. */
export type FoundSummary =
  | { id: string; summary: RunSummary }
  | { id: string; summary: undefined; title: string | undefined; error: unknown };

/** A row as it lies in the database, with the store and the key that it lies under. */
export interface RawRow {
  store: string;
  key: unknown;
  value: unknown;
}

/** The newest checkpoint of each run that was not ended. */
export interface CheckpointStorage {
  /**
   * Puts a run's newest checkpoint in the place of the one before, all of it or nothing.
   *
   * @param newFolds finished folds that were not stored with an earlier checkpoint
   */
  saveCheckpoint(run: UnfinishedRun, checkpoint: Checkpoint, newFolds: FoldResult[]): Promise<void>;
  loadUnfinished(): Promise<FoundRow[]>;
  /** undefined where there is none of that id; rejects with `DataError` where part of it is missing. */
  loadCheckpoint(id: string): Promise<Checkpoint | undefined>;
  deleteCheckpoint(id: string): Promise<void>;
}

export interface RunStorage {
  /** The run, its models and its summary, all of it or nothing. */
  saveRun(run: Run, summary: RunSummary): Promise<void>;
  renameRun(id: string, title: string): Promise<void>;
  /** The list of runs, in no order; reads no run whose summary is up to date. */
  loadSummaries(): Promise<FoundSummary[]>;
  /** Without its models, as any version has stored it; undefined where there is none of that id. */
  loadRunView(id: string): Promise<RunView | undefined>;
  /** The weights of one fold; undefined where they are not stored. */
  loadModel(id: string, fold: number): Promise<ModelArtifacts | undefined>;
  deleteRun(id: string): Promise<void>;
}

export interface RecordStorage {
  /**
   * Stores a record under its name.
   *
   * @returns where the row went that had the name before, where that could not be read; undefined otherwise
   */
  saveRecord(record: StoredRecord): Promise<number | undefined>;
  /** Deletes those that can be read; what cannot is deleted by `deletePlace` alone. */
  deleteRecords(ids: string[]): Promise<void>;
  loadRecords(): Promise<FoundRow[]>;
}

export interface SettingsStorage {
  saveSettings(settings: StoredSettings): Promise<void>;
  /** As any version has stored them; undefined on the first visit. */
  loadSettings(): Promise<unknown>;
}

/** Rows that this version cannot read: they are looked at, moved out of the way, saved as a file, and deleted only by a person. */
export interface SetAsideStorage {
  /** Takes a part of the stored settings, or all of them, out of the way of those that are stored from now on. */
  setSettingsAside(part: SettingsPart | 'all'): Promise<void>;
  loadSetAside(): Promise<FoundRow<number>[]>;
  /** Puts a record, or a part of the settings, back under its own key, whatever lies there. */
  putBack(id: number): Promise<void>;
  /** Everything that belongs to what lies there. */
  rowsAt(place: StoredPlace): Promise<RawRow[]>;
  deletePlace(place: StoredPlace): Promise<void>;
  /**
   * Notes that these were announced by this version of the lab.
   *
   * @returns those that were not announced by it before
   */
  announce(keys: string[], version: string): Promise<Set<string>>;
}

/**
 * Everything that survives a reload, in IndexedDB of this origin. Every method may reject: with `StorageRefused` where
 * the browser lets the page store nothing, else with the DOMException of what went wrong (full: `QuotaExceededError`).
 * What comes back is what was stored, by whatever version of the lab: callers look at it before they trust it, and
 * delete nothing that they cannot read.
 */
export interface Storage
  extends SettingsStorage,
    RecordStorage,
    RunStorage,
    CheckpointStorage,
    SetAsideStorage {
  clear(): Promise<void>;
  usage(): Promise<{ usedBytes: number | undefined; quotaBytes: number | undefined }>;
  /** Called with true while another tab keeps the database from being opened, with false when it no longer does. */
  onBlocked(listener: (isBlocked: boolean) => void): void;
}

/** The database as the stores hold it. */
export interface StoredValues {
  settings: { key: 'lab'; value: StoredSettings };
  records: { key: string; value: StoredRow };
  runs: { key: string; value: RunView };
  summaries: { key: string; value: StoredSummary };
  models: { key: [runId: string, fold: number]; value: ModelArtifacts };
  /** Runs that were not ended, without what is heavy of them. */
  unfinished: { key: string; value: StoredUnfinished };
  /** The network of the fold that is being trained, by run. */
  unfinishedNetworks: { key: string; value: NetworkState };
  /** Finished folds of unfinished runs. */
  unfinishedFolds: { key: [runId: string, fold: number]; value: FoldResult };
  setAside: { key: number; value: SetAsideRow };
  /** The version of the lab that announced an item, by the item's key. */
  announced: { key: string; value: string };
}
