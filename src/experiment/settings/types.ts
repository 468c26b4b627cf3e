import type { ValueOf } from '../../base/settings/declare';
import type { EarlierBeats, PrepareSettings } from '../../beats/types';
import type { TRAIN } from './trainSettings';

export type { Protocol, ProtocolKind } from '../protocols';

/** How to train and test: all settings except those of the beats that decide the numbers of a run. */
export type TrainSettings = ValueOf<typeof TRAIN>;

export type LossSettings = TrainSettings['loss'];
export type SamplingSettings = TrainSettings['sampling'];
export type AugmentationSettings = TrainSettings['augmentation'];
export type NetworkChoice = TrainSettings['network'];

/** A record of an experiment, told by the bytes of its files. */
export interface ExperimentRecord {
  name: string;
  synthetic: boolean;
  files: { name: string; sha256: string }[];
  /** Missing in experiments from before records knew their databases: persons are then told by names alone. */
  database?: string;
}

/** Everything that decides a result, as one JSON-safe value. */
export interface Experiment {
  /** 1: from before protocols by record; what it lacks follows from the declarations (see `upgradeExperiment`). */
  version: 1 | 2;
  records: ExperimentRecord[];
  classMap: 'aami';
  prepare: PrepareSettings;
  train: TrainSettings;
  /** The beats by which folds are dealt, where these are not the same: a run that repeats the folds of another on edited labels. */
  earlier?: EarlierBeats;
}
