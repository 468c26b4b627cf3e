import type { ValueOf } from '../../base/settings/declare';
import type { PrepareSettings } from '../../beats/types';
import type { TRAIN } from './trainSettings';

export type { Protocol, ProtocolKind } from '../protocols';

/** How to train and test; everything but the beats that decides the numbers of a run. */
export type TrainSettings = ValueOf<typeof TRAIN>;

export type LossSettings = TrainSettings['loss'];
export type SamplingSettings = TrainSettings['sampling'];
export type AugmentationSettings = TrainSettings['augmentation'];
export type NetworkChoice = TrainSettings['network'];

/** Everything that decides a result, as one JSON-safe value. */
export interface Experiment {
  /** 1: before protocols by record; what it lacks is as it was declared (see `upgradeExperiment`). */
  version: 1 | 2;
  records: { name: string; synthetic: boolean; files: { name: string; sha256: string }[] }[];
  classMap: 'aami';
  prepare: PrepareSettings;
  train: TrainSettings;
}
