import * as tf from '@tensorflow/tfjs';
import { type BeatSet, concatBeats, type PrepareSettings } from '../../src/beats';
import type { EngineInfo } from '../../src/experiment/engines/types';
import type { Run } from '../../src/experiment/run/types';
import type { Experiment, TrainSettings } from '../../src/experiment/settings/types';
import { RunControl } from '../../src/training/run/control';
import { runExperiment } from '../../src/training/run/runExperiment';
import { meanBeats } from '../beats/meanBeats';
import { storeOf } from '../training/syntheticBeats';

type Records = Experiment['records'];

/** What is trained on, and how. */
export interface LabOptions {
  parts: readonly BeatSet[];
  prepare: PrepareSettings;
  train: TrainSettings;
  /** Files of the records; those of made records have none. */
  records?: Records;
}

/** A run that was planned and not trained: no fold has a result. */
export function plannedRun({ parts, prepare, train, records }: LabOptions): Run {
  const set = concatBeats(parts);
  const { recordNames, recordHz, record, sample, symbol, label } = set;
  return {
    id: 'a run',
    title: 'A "run" """ of \\ tests, ünïcode',
    createdAt: '2026-01-31T12:00:00.000Z',
    experiment: {
      version: 2,
      records: records ?? recordNames.map((name) => ({ name, synthetic: false, files: [] })),
      classMap: 'aami',
      prepare,
      train,
    },
    synthetic: false,
    classCount: prepare.classCount,
    state: 'finished',
    engine: engineHere(),
    versions: { lab: '0', tfjs: tf.version.tfjs },
    trainingSec: 1,
    beatsPerSec: 1,
    folds: [],
    beats: { recordNames, recordHz, record, sample, symbol, label },
    leaks: [],
    classMeans: meanBeats(parts, prepare.classCount),
    lengthSamples: prepare.lengthSamples,
  };
}

/** A run by the backend that is active, in this thread alone. */
export async function trainedRun(options: LabOptions): Promise<Run> {
  const { parts, prepare, train } = options;
  const result = await runExperiment({
    beats: storeOf(...parts),
    settings: train,
    classCount: prepare.classCount,
    engine: engineHere(),
    control: new RunControl(),
    windowSec: prepare.window.beforeSec + prepare.window.afterSec,
    onEvent: () => {},
  });
  return { ...plannedRun(options), folds: result.folds };
}

function engineHere(): EngineInfo {
  return {
    ...{ backend: 'cpu', where: 'page', renderer: undefined, software: true },
    ...{ passedOver: [], tfjsVersion: tf.version.tfjs },
  };
}
