import { defaultPrepareSettings } from '../../../src/beats/defaults';
import type { Leak } from '../../../src/experiment/plan/types';
import type { Run } from '../../../src/experiment/run/types';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';

export interface RecordRunOptions {
  id?: string;
  /** Counts of each record's confusion matrix, truth in rows. */
  records: Record<string, number[]>;
  classCount?: number;
  train?: Partial<TrainSettings>;
  /** One fold per record rather than a single fold. */
  foldPerRecord?: boolean;
  /** Part of the hash of every file: different contents under the same names. */
  content?: string;
  leaks?: Leak[];
  /** The run was stopped after this many epochs of its last fold. */
  stoppedAfter?: number;
}

/** A complete run whose records have the given confusion matrices. */
export function recordRun(options: RecordRunOptions): Run {
  const { id = 'run', records, classCount = 3, train = {}, foldPerRecord = false, content = '' } = options;
  const names = Object.keys(records);
  const beats = names.flatMap((name, record) =>
    records[name]!.flatMap((count, cell) =>
      Array.from({ length: count }, () => ({
        record,
        truth: Math.floor(cell / classCount),
        predicted: cell % classCount,
      })),
    ),
  );
  const foldOf = (fold: number, own: number[]): Run['folds'][number] => {
    const probabilities = new Float32Array(own.length * classCount);
    own.forEach((index, row) => {
      probabilities[row * classCount + beats[index]!.predicted] = 1;
    });
    return {
      fold,
      history: [],
      bestEpoch: fold + 2,
      ended: 'all',
      trainBeats: 1,
      validationBeats: 0,
      testIndex: Int32Array.from(own),
      probabilities,
      model: { topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) },
    };
  };
  const all = beats.map((_, index) => index);
  const point = { trainLoss: 1, trainAccuracy: 0, validationLoss: undefined, validationAccuracy: undefined };
  const stopped = (fold: Run['folds'][number], epochs: number): Run['folds'][number] => ({
    ...fold,
    ended: 'person',
    history: Array.from({ length: epochs }, (_, i) => ({
      ...point,
      epoch: i + 1,
      learningRate: 1,
      durationSec: 1,
    })),
  });
  const folds = foldPerRecord
    ? names.map((_, record) =>
        foldOf(
          record,
          all.filter((index) => beats[index]!.record === record),
        ),
      )
    : [foldOf(0, all)];
  const { stoppedAfter } = options;
  return {
    id,
    title: `Run ${id}`,
    createdAt: '2026-01-02T03:04:05.000Z',
    experiment: {
      version: 2,
      records: names.map((name) => ({
        name,
        synthetic: false,
        files: [{ name: `${name}.dat`, sha256: `${name}${content}` }],
      })),
      classMap: 'aami',
      prepare: defaultPrepareSettings,
      train: { ...defaultTrainSettings, ...train },
    },
    synthetic: false,
    classCount,
    state: stoppedAfter === undefined ? 'finished' : 'stopped',
    engine: {
      backend: 'cpu',
      where: 'page',
      renderer: undefined,
      software: false,
      passedOver: [],
      tfjsVersion: '4',
    },
    versions: { lab: '1', tfjs: '4' },
    trainingSec: 1,
    beatsPerSec: 1,
    folds: folds.map((fold, index) =>
      stoppedAfter !== undefined && index === folds.length - 1 ? stopped(fold, stoppedAfter) : fold,
    ),
    beats: {
      recordNames: names,
      recordHz: names.map(() => 360),
      record: Uint16Array.from(beats, ({ record }) => record),
      sample: Int32Array.from(beats, (_, i) => 360 * i),
      symbol: beats.map(() => 'N'),
      label: Uint8Array.from(beats, ({ truth }) => truth),
    },
    leaks: options.leaks ?? [],
    classMeans: { mean: new Float32Array(0), sd: new Float32Array(0), count: [] },
    lengthSamples: 251,
  };
}
