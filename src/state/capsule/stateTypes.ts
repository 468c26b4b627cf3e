import type { Metrics } from '../../evaluation/types';
import type { Run } from '../../experiment/run/types';
import type { Capsule, CapsuleComparison } from './types';

/** An opened capsule, and its state. */
export interface CapsuleState {
  /** File name. */
  file: string;
  title: string;
  capsule: Capsule;
  /** Records of the capsule that are not loaded with identical files. */
  missing: string[];
  /** Those of `missing` that are loaded under the same name, but with other files. */
  otherFiles: string[];
  /** What became of its edits, by record. */
  layers: readonly CapsuleLayer[];
  /** Its settings were applied; they may have been changed since. */
  applied: boolean;
  /** The run that repeats it, once there is one. */
  runId: Run['id'] | undefined;
  /** Whether that run gave the capsule's results; undefined before. */
  outcome: 'same' | 'other' | undefined;
  /** The detailed comparison. */
  comparison: CapsuleComparison | undefined;
}

/** The edits of a capsule over a record of the lab. */
export interface CapsuleLayer {
  /** Names of the record in the capsule and here. */
  record: string;
  recordId: string;
  /** The annotator that they are made over, and the one that has them. */
  annotator: string;
  made: string;
  /** refused: some of its lines cannot be made; other: they give other annotations than the run had. Neither is used. */
  state: 'made' | 'refused' | 'other';
}

/** A run of docs/results, as the page lists it. */
export interface PublishedRun {
  /** Of its files, without ending. */
  name: string;
  file: string;
  capsule: Capsule;
  /** Of all tested beats. */
  metrics: Metrics;
}

/** Why a file cannot be opened as a capsule. */
export type CapsuleProblemCode = 'capsule-damaged' | 'capsule-newer';

export interface CapsuleCommands {
  /** Saves the open run as one JSON file with everything that determines its result. */
  downloadCapsule(): Promise<void>;
  /** Saves the open run as a Python program that repeats it. */
  downloadScript(): Promise<void>;
  /** Checks again whether the capsule's records are loaded, and if so applies its settings (again). */
  rebuildCapsule(): Promise<void>;
  closeCapsule(): void;
  /** Reads the published runs, once. */
  loadPublished(): Promise<void>;
  /** Opens a published run as a capsule, to be repeated. */
  repeatPublished(name: string): Promise<void>;
}
