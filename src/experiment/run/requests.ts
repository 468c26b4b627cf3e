import type { ChangeOptions } from '../../beats/changeBeat';
import type { Attribution } from '../../explain/types';
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

/**
 * Whether networks that differ in the seed of their training alone have the same reasons: that of `model` against what was said before, or, where
 * several answer together, one of them against the other.
 */
export interface SeedRequest extends ExplainRequest {
  /** What was computed of the beat with the network of another seed; without it those of `model` are compared among each other. */
  against?: readonly Attribution[];
}

/** What matters to a trained network in some beats, as rows of the beats that are given. */
export interface AttributeRequest extends StoredNetwork {
  rows: Int32Array;
  classIndex: number;
}

/** A trained network, and the beat that is changed. */
export interface WhatIfRequest extends StoredNetwork, Omit<ChangeOptions, 'change'> {}
