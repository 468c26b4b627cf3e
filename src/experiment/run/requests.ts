import type { ChangeOptions } from '../../beats/changeBeat';
import type { ModelArtifacts } from '../network/types';
import type { TrainSettings } from '../settings/types';

/** Trained networks that are asked about beats. */
export interface ClassifyRequest {
  /** Of the run that trained them. */
  settings: TrainSettings;
  classCount: number;
  /** Length of the beats' window, seconds. */
  windowSec: number;
  /** The mean of their answers is taken. */
  models: readonly ModelArtifacts[];
}

/** One trained network that is asked about single beats. */
export interface StoredNetwork extends Omit<ClassifyRequest, 'models'> {
  model: ModelArtifacts;
}

/** Why a trained network says of a beat what it says. */
export interface ExplainRequest extends StoredNetwork {
  /** The beat, as a row of the beats that are given. */
  row: number;
  /** The class whose logit is explained. */
  classIndex: number;
}

/** What matters to a trained network in some beats, as rows of the beats that are given. */
export interface AttributeRequest extends StoredNetwork {
  rows: Int32Array;
  classIndex: number;
}

/** A trained network, and the beat that is changed. */
export interface WhatIfRequest extends StoredNetwork, Omit<ChangeOptions, 'change'> {}
