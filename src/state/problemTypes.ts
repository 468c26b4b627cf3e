import type { TrainSettingsProblemCode } from '../experiment/settings/problems';
import type { PhysioNetProblemCode } from '../physionet/types';
import type { WfdbProblem } from '../wfdb/types';
import type { CapsuleProblemCode } from './capsule/stateTypes';

/** Codes of all problems shown on the page; the Chinese sentences are keyed by them. */
export type LabProblemCode =
  | WfdbProblem['code']
  | PhysioNetProblemCode
  | 'nothing-dropped'
  | 'no-record-ticked'
  | 'no-beats'
  | 'too-few-beats'
  | 'training-failed'
  | 'training-interrupted'
  | 'engine-none'
  | 'engine-asked'
  | 'engine-closed'
  | 'checkpoint-unstored'
  | 'resume-elsewhere'
  | 'resume-gone'
  | 'resume-records'
  | 'resume-engine'
  | 'worker-died'
  | 'record-gone'
  | 'settings-invalid'
  | 'address-settings'
  | 'address-unknown'
  | 'link-version'
  | 'link-settings'
  | 'link-records'
  | 'link-impossible'
  | 'address-record'
  | 'address-run'
  | 'address-beat'
  | TrainSettingsProblemCode
  | 'faults-unaccepted'
  | 'storage-refused'
  | 'storage-full'
  | 'storage-newer'
  | 'storage-blocked'
  | 'storage-failed'
  | 'storage-cleared'
  | 'lead-missing'
  | 'run-gone'
  | 'model-gone'
  | 'label-failed'
  | 'label-no-beats'
  | 'why-failed'
  | 'second-seed-failed'
  | 'curves-failed'
  | 'what-if-failed'
  | 'average-failed'
  | 'why-record-gone'
  | 'why-annotations'
  | 'why-folds'
  | 'nearest-failed'
  | 'map-wide'
  | 'map-head-wide'
  | 'map-beat-free'
  | 'map-many'
  | 'map-few'
  | 'map-failed'
  | 'monitor-refused'
  | 'monitor-no-record'
  | 'monitor-rate'
  | 'monitor-died'
  | 'device-unclosed'
  | 'network-not-live'
  | 'edit-refused'
  | 'label-gone'
  | 'edit-log-refused'
  | 'edit-log-other'
  | 'capsule-edits-refused'
  | 'network-unreadable'
  | 'ready-network-failed'
  | CapsuleProblemCode
  | 'repeat-records'
  | 'context-insecure';

/** Same shape as WfdbProblem, with the codes of the lab. */
export interface LabProblem {
  code: LabProblemCode;
  file: string;
  message: string;
  values: Record<string, string | number>;
}

export interface ShownProblem extends LabProblem {
  id: string;
  severity: 'error' | 'warning' | 'note';
}
