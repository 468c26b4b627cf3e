import type { BeatSet } from '../../src/beats/types';
import type { Trainer, TrainingResult } from '../../src/experiment/run/trainer';
import type { Checkpoint, FoldResult, TrainingEvent } from '../../src/experiment/run/types';
import type { Storage } from '../../src/state/storage/types';
import { writeRecord } from '../../src/wfdb';
import { dropped } from './labInNode';

/** A storage whose methods all reject with the same error. */
export function failingStorage(error: Error): Storage {
  return new Proxy({} as Storage, {
    get: (_, name) => (name === 'onBlocked' ? () => undefined : () => Promise.reject(error)),
  });
}

/** A promise that is settled by the test. */
export function gate<T = void>() {
  let open!: (value: T) => void;
  let fail!: (error: Error) => void;
  const passed = new Promise<T>((resolve, reject) => {
    open = resolve;
    fail = reject;
  });
  return { passed, open, fail };
}

export const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A trainer controlled by the test: `run` waits for `finish`, which tests every beat as fold 1 and predicts class N for all. */
export function fakeTrainer() {
  const calls: string[] = [];
  const beats: BeatSet[] = [];
  const resumed: (Checkpoint | undefined)[] = [];
  const ends: ReturnType<typeof gate<TrainingResult>>[] = [];
  let tell: ((event: TrainingEvent) => void) | undefined;
  /** Classes of the network that is held for what-if questions. */
  let held: number | undefined;
  const engine = {
    backend: 'cpu' as const,
    where: 'page' as const,
    renderer: undefined,
    software: false,
    passedOver: [],
    tfjsVersion: '4',
  };
  const note = (call: string) => async () => void calls.push(call);
  const trainer: Trainer = {
    engine: async () => engine,
    async clearBeats() {
      calls.push('clear');
      beats.length = 0;
    },
    async addBeats(part) {
      calls.push('add');
      beats.push(part);
    },
    run(_settings, _classCount, onEvent, options) {
      calls.push('run');
      resumed.push(options?.resume);
      tell = onEvent;
      const end = gate<TrainingResult>();
      ends.push(end);
      return end.passed;
    },
    async classify(part, { classCount }, onProgress) {
      calls.push('classify');
      onProgress(part.count, part.count);
      // The second class for all beats.
      return Float32Array.from({ length: part.count * classCount }, (_, i) => (i % classCount === 1 ? 1 : 0));
    },
    async explain() {
      calls.push('explain');
      return true;
    },
    async compareSeeds() {
      calls.push('compareSeeds');
      return [];
    },
    async attribute(part, { rows }) {
      calls.push('attribute');
      // Less than nothing for each sample, and as much as the beat is high there.
      return Float32Array.from({ length: rows.length * part.lengthSamples }, (_, i) => {
        const row = rows[Math.floor(i / part.lengthSamples)]!;
        return -Math.abs(part.waveform[row * part.lengthSamples + (i % part.lengthSamples)]!);
      });
    },
    async openWhatIf(_beats, { classCount }) {
      calls.push('openWhatIf');
      held = classCount;
    },
    async whatIf(change) {
      calls.push('whatIf');
      if (held === undefined) throw new Error('The network is not held any more.');
      // The larger the beat, the surer the first class.
      return Float32Array.from({ length: held }, (_, i) => (i === 0 ? change.scale / 4 : 0));
    },
    async closeWhatIf() {
      calls.push('closeWhatIf');
      held = undefined;
    },
    async hidden(part, _network, rows = Int32Array.from({ length: part.count }, (_, row) => row)) {
      calls.push('hidden');
      // One unit: the first sample of the beat.
      return Float32Array.from(rows, (row) => part.waveform[row * part.lengthSamples]!);
    },
    async curves(_part, _network, { fromSec }) {
      calls.push('curves');
      return { fromSec, stepSec: 0.032, values: Float32Array.of(0.1, 0.2, 0.7) };
    },
    pause: note('pause'),
    resume: note('resume'),
    step: note('step'),
    stop: note('stop'),
    dispose: () => void calls.push('dispose'),
  };
  const resultOf = (count: number, classCount: number): TrainingResult => ({
    folds: count === 0 ? [] : [foldOf(count, classCount)],
    state: 'finished',
    engine,
    trainingSec: 1,
    beatsPerSec: 1,
    leakedTensors: 0,
  });
  /** Errors keep their names between threads, but not their classes. */
  const failAs = (name: string, message: string) =>
    ends.at(-1)?.fail(Object.assign(new Error(message), { name }));
  return {
    trainer,
    calls,
    /** The checkpoint from which each run was resumed. */
    resumed,
    tell: (event: TrainingEvent) => tell?.(event),
    finish: (classCount = 5) =>
      ends.at(-1)?.open(
        resultOf(
          beats.reduce((sum, { count }) => sum + count, 0),
          classCount,
        ),
      ),
    fail: (message: string) => ends.at(-1)?.fail(new Error(message)),
    /** The error that the bridge reports for a thread that died. */
    die: () => failAs('ThreadDied', 'It ended.'),
    failAs,
    stopEmpty: () => ends.at(-1)?.open(resultOf(0, 5)),
  };
}

function foldOf(count: number, classCount: number): FoldResult {
  const probabilities = new Float32Array(count * classCount);
  for (let i = 0; i < count; i++) probabilities[i * classCount] = 1;
  return {
    fold: 0,
    history: [],
    bestEpoch: 1,
    ended: 'all',
    trainBeats: 0,
    validationBeats: 0,
    testIndex: Int32Array.from({ length: count }, (_, i) => i),
    probabilities,
    model: { topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) },
  };
}

/** The dropped files of a record of two leads with one beat per second, every fifth a VEB. */
export function smallRecord(
  name: string,
  { beats = 20, hz = 360, annotatorHz = 0, height = 1, folder = '', leads = ['MLII', 'V5'] } = {},
) {
  const lengthSamples = (beats + 1) * hz;
  const signal = Float32Array.from({ length: lengthSamples }, (_, i) => height * Math.sin((i * 7) / hz));
  const files = writeRecord(
    {
      name,
      samplingHz: hz,
      lengthSamples,
      signals: leads.map(() => signal),
      signalNames: leads,
      units: leads.map(() => 'mV'),
      startTime: undefined,
      comments: [],
      warnings: [],
    },
    {
      annotations: {
        atr: {
          count: beats,
          sample: Float64Array.from({ length: beats }, (_, i) =>
            Math.round((i + 0.75) * (annotatorHz || hz)),
          ),
          symbol: Array.from({ length: beats }, (_, i) => (i % 5 === 4 ? 'V' : 'N')),
          subtype: new Int8Array(beats),
          channel: new Uint8Array(beats),
          num: new Int8Array(beats),
          aux: new Array<string>(beats).fill(''),
          samplingHz: annotatorHz || undefined,
        },
      },
    },
  );
  return files.map(({ fileName, bytes }) => dropped(`${folder}${fileName}`, bytes));
}
