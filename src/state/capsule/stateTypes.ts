import type { Run } from '../../experiment/run/types';
import type { Capsule, CapsuleComparison } from './types';

/** A capsule that was opened, and what came of it. */
export interface CapsuleState {
  /** File name. */
  file: string;
  title: string;
  capsule: Capsule;
  /** Records of the capsule that are not here with the very same files. */
  missing: string[];
  /** Those of `missing` that are here under the same name, but with other files. */
  otherFiles: string[];
  /** Its settings were put in place; a person may have changed them since. */
  applied: boolean;
  /** The run that was made from it, once there is one. */
  runId: Run['id'] | undefined;
  /** Whether that run gave the capsule's numbers; undefined before. */
  outcome: 'same' | 'other' | undefined;
  /** The same in full. */
  comparison: CapsuleComparison | undefined;
}

/** Why a file is not opened as a capsule. */
export type CapsuleProblemCode = 'capsule-damaged' | 'capsule-newer';

export interface CapsuleCommands {
  /** The open run as one JSON file with everything that decides its result. */
  downloadCapsule(): Promise<void>;
  /** The open run as a Python script (wfdb, PyWavelets, Keras). */
  downloadScript(): Promise<void>;
  /** Looks again whether the capsule's records are here, and puts its settings in place (again) where they are. */
  rebuildCapsule(): Promise<void>;
  closeCapsule(): void;
}
