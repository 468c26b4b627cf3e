import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { EngineInfo } from '../../../src/experiment/engines/types';
import { CheckpointKeeper, epochsIn, lastEpochOf } from '../../../src/experiment/run/checkpoint';
import { CheckpointTries } from '../../../src/experiment/run/checkpointTries';
import type { TrainingResult } from '../../../src/experiment/run/trainer';
import type { Checkpoint, TrainingEvent } from '../../../src/experiment/run/types';
import { defaultNetworkChoice, quickTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { fingerprintOfBeats } from '../../../src/training/input/checkpointBeats';
import { inputLayout } from '../../../src/training/input/inputLayout';
import type { TrainingBeats } from '../../../src/training/input/types';
import { CheckpointPace } from '../../../src/training/run/checkpointPace';
import { RunControl } from '../../../src/training/run/control';
import { runExperiment } from '../../../src/training/run/runExperiment';
import { withWasmBackend } from '../../kernels/wasmBackend';
import { smallNetwork, storeOf, syntheticBeats, syntheticRecord } from '../syntheticBeats';

withWasmBackend();

const engine: EngineInfo = {
  backend: 'cpu',
  where: 'page',
  renderer: undefined,
  software: true,
  passedOver: [],
  tfjsVersion: tf.version.tfjs,
};
const part = syntheticBeats([50, 40, 30], 16);
const twoFolds: TrainSettings = {
  ...quickTrainSettings,
  protocol: { kind: 'kfold', folds: 2, stratified: true },
  network: smallNetwork,
  batchSize: 16,
  epochs: 3,
  learningRate: 6e-3,
  dropout: 0.2,
};

interface Options {
  resume?: Checkpoint | undefined;
  listen?: (event: TrainingEvent, control: RunControl) => void;
  beats?: ReturnType<typeof storeOf>;
  checkpointShare?: number;
}

async function train(
  settings: TrainSettings,
  { resume, listen, beats = storeOf(part), checkpointShare = 1 }: Options = {},
) {
  const control = new RunControl();
  const events: TrainingEvent[] = [];
  const result = await runExperiment({
    beats,
    settings,
    ...{ classCount: 3, windowSec: 0.9, engine },
    control,
    resume,
    checkpointShare,
    onEvent(event) {
      events.push(event);
      listen?.(event, control);
    },
  });
  return { result, events };
}

/** Every checkpoint of an uninterrupted run, as it is stored: by copy. */
async function checkpointsOf(settings: TrainSettings, beats = storeOf(part)) {
  const kept = new CheckpointKeeper();
  const checkpoints: Checkpoint[] = [];
  const { result } = await train(settings, {
    beats,
    listen(event) {
      if (kept.take(event)) checkpoints.push(structuredClone(kept.checkpoint!));
    },
  });
  return { result, checkpoints };
}

/** What must be equal to the last bit: everything but what the clock gives. */
const numbersOf = ({ folds, state }: TrainingResult) => ({
  state,
  folds: folds.map(({ history, model, ...fold }) => ({
    ...fold,
    history: history.map(({ durationSec: _durationSec, ...point }) => point),
    weights: new Uint32Array(model.weights),
  })),
});

describe('a run that is taken up again', () => {
  it.each(
    (
      [
        ['adam, one-cycle', {}],
        ['adam, constant', { schedule: 'constant' }],
        ['rmsprop', { optimizer: 'rmsprop', schedule: 'constant', learningRate: 2e-3 }],
        ['no dropout', { dropout: 0 }],
        ['no validation beats', { validationFraction: 0 }],
        // A rate this high throws the weights about: no epoch after the first few gets better.
        ['early stopping', { earlyStoppingEpochs: 2, epochs: 12, learningRate: 0.5, schedule: 'constant' }],
        ['oversampled', { sampling: { kind: 'oversample', ratio: 1, when: 'training' } }],
        [
          'undersampled and changed, weighed batch by batch',
          {
            sampling: { kind: 'undersample', ratio: 0.9, when: 'training' },
            augmentation: {
              noiseMv: 0.05,
              scale: 0.1,
              shiftMs: 60,
              baselineMv: 0.1,
              flip: false,
              swapLeads: false,
              references: 0,
            },
            loss: { kind: 'batchWeighted' },
          },
        ],
        [
          'batch normalisation, focal loss, best on test beats',
          {
            network: { ...smallNetwork, batchNorm: true },
            loss: { kind: 'focal', gamma: 2 },
            bestEpochOn: 'test',
          },
        ],
        ['best by accuracy', { bestEpochBy: 'validationAccuracy', earlyStoppingEpochs: 1, epochs: 6 }],
      ] satisfies [string, Partial<TrainSettings>][]
    ).map(([name, change], i) => [name, change, i % 2] as const),
  )(
    'gives the same numbers to the last bit, after whichever epoch it broke off: %s',
    async (_name, change, parity) => {
      const settings = { ...twoFolds, ...change };
      const { result, checkpoints } = await checkpointsOf(settings);
      const expected = numbersOf(result);
      // One after each epoch and one after each fold.
      const epochs = result.folds.reduce((sum, { history }) => sum + history.length, 0);
      expect(checkpoints).toHaveLength(epochs + 2);
      // Every second: which ones changes from case to case.
      const some = checkpoints.filter((_, i) => i % 2 === parity);
      for (const checkpoint of some) {
        const again = await train(settings, { resume: checkpoint });
        expect(numbersOf(again.result)).toEqual(expected);
        expect(again.result.leakedTensors).toBe(0);
      }
    },
  );

  it.each(
    (
      [
        ['leave one out', { kind: 'leaveOneOut' }, 3],
        ['persons dealt to folds', { kind: 'groupkfold', folds: 2 }, 2],
        ['records', { kind: 'records', training: ['100', '101'], test: ['102'] }, 1],
        [
          'patient-specific',
          {
            ...{ kind: 'patientSpecific', pool: ['100'], test: ['101', '102'] },
            ...{ ownSec: 15, ownTimes: 2, poolPerClass: 9 },
          },
          2,
        ],
      ] satisfies [string, TrainSettings['protocol'], number][]
    ).map(([...each], i) => [...each, i % 2] as const),
  )(
    'gives the same numbers where the split is by record, with more than the beat fed: %s',
    async (_name, protocol, folds, parity) => {
      const beats = storeOf(
        ...['100', '101', '102'].map((name, i) => syntheticRecord(name, [14, 10, 8], { seed: i + 1 })),
      );
      const input = {
        ...quickTrainSettings.input,
        beat: true,
        difference: true,
        neighbours: true,
        features: 'whole',
        shape: false,
      } as const;
      const augmentation = { ...twoFolds.augmentation, references: 3 };
      const cut = { protocol, input, augmentation, epochs: 2, validationBy: 'patients' } as const;
      const settings: TrainSettings = { ...twoFolds, ...cut };
      const { result, checkpoints } = await checkpointsOf(settings, beats);
      expect(result.folds).toHaveLength(folds);
      expect(checkpoints).toHaveLength(3 * folds);
      // Every second: which ones changes from case to case.
      const some = checkpoints.filter((_, i) => i % 2 === parity);
      for (const checkpoint of some) {
        const again = await train(settings, { resume: checkpoint, beats });
        expect(numbersOf(again.result)).toEqual(numbersOf(result));
      }
    },
  );

  it('goes on from a checkpoint of before there were protocols by record, channels and losses to choose', async () => {
    const settings = { ...twoFolds, network: defaultNetworkChoice, epochs: 1 };
    const { result, checkpoints } = await checkpointsOf(settings);
    const old = structuredClone(checkpoints[0]!);
    const { validationBy, bestEpochOn, input, network, loss, sampling, augmentation, ...rest } = old.settings;
    const lacking = { ...rest, protocol: { kind: 'kfold', folds: 2 } } as unknown as TrainSettings;
    expect(Object.keys(lacking)).toHaveLength(Object.keys(settings).length - 7);
    expect([validationBy, bestEpochOn, input, network, loss, sampling, augmentation]).not.toContain(
      undefined,
    );
    const again = await train(settings, { resume: { ...old, settings: lacking } });
    expect(numbersOf(again.result)).toEqual(numbersOf(result));
    const other = { ...settings, loss: { kind: 'batchWeighted' } as const };
    await expect(train(other, { resume: { ...old, settings: lacking } })).rejects.toThrow(/other settings/);
  });

  it('was interrupted early enough to matter: the folds that stop early stop at their own epoch', async () => {
    const { result } = await checkpointsOf({
      ...twoFolds,
      earlyStoppingEpochs: 2,
      epochs: 12,
      learningRate: 0.5,
      schedule: 'constant',
    });
    expect(result.folds.map(({ ended }) => ended)).toEqual(['early', 'early']);
  });

  it('trains nothing again: it tells only the epochs and the folds that are left', async () => {
    const { checkpoints } = await checkpointsOf(twoFolds);
    const after = checkpoints.find(
      ({ folds, activeFold }) => folds.length === 1 && activeFold?.history.length === 2,
    );
    const { events, result } = await train(twoFolds, { resume: after });
    const told = events.filter((event) => event.kind === 'epoch');
    expect(told.map(({ fold, point }) => [fold, point.epoch])).toEqual([[1, 3]]);
    expect(events.filter((event) => event.kind === 'fold').map(({ fold }) => fold.fold)).toEqual([1]);
    expect(result.folds).toHaveLength(2);
    expect(result.trainingSec).toBeGreaterThan(after!.trainingSec);
    const plan = events.find((event) => event.kind === 'plan')!;
    const step = events.find((event) => event.kind === 'step');
    const stepsAnEpoch = plan.stepsTotal / 6;
    expect(step!.stepsDone).toBeGreaterThan(5 * stepsAnEpoch);
    expect(step!.stepsDone).toBeLessThanOrEqual(plan.stepsTotal);
  });

  it('may be interrupted again and again', async () => {
    const expected = numbersOf((await train(twoFolds)).result);
    const kept = new CheckpointKeeper();
    let result: TrainingResult | undefined;
    for (let attempt = 0; !result && attempt < 20; attempt++) {
      const before = kept.epochs;
      result = await train(twoFolds, {
        resume: kept.checkpoint && structuredClone(kept.checkpoint),
        listen(event) {
          kept.take(event);
          // Breaks off in the middle of the next epoch.
          if (event.kind === 'phase' && event.phase === 'training' && kept.epochs > before) {
            throw new Error('Gone.');
          }
        },
      }).then(
        (done) => done.result,
        () => undefined,
      );
    }
    expect(numbersOf(result!)).toEqual(expected);
  });

  it('that was stopped meanwhile is tested with what it has', async () => {
    const { result, checkpoints } = await checkpointsOf(twoFolds);
    const stopped = await train(twoFolds, {
      resume: checkpoints[1],
      listen: (event, control) => event.kind === 'plan' && control.stop(),
    });
    const [fold] = stopped.result.folds;
    expect([stopped.result.state, stopped.result.folds.length]).toEqual(['stopped', 1]);
    expect([fold!.ended, fold!.history.length]).toEqual(['person', 2]);
    expect(fold!.history).toEqual(result.folds[0]!.history.slice(0, 2));
  });

  it('refuses other settings and other beats, and says that nothing is lost', async () => {
    const { checkpoints } = await checkpointsOf(twoFolds);
    const resume = checkpoints[0];
    await expect(train({ ...twoFolds, seed: 4 }, { resume })).rejects.toThrow(/other settings.*Nothing/);
    const otherBeats = storeOf(syntheticBeats([50, 40, 30], 16, 2));
    await expect(train(twoFolds, { resume, beats: otherBeats })).rejects.toThrow(/beats are not.*Nothing/);
    // The order of keys is no difference.
    const { seed, ...rest } = twoFolds;
    await train({ seed, ...rest }, { resume });
  });
});

describe('the fingerprint of beats', () => {
  const copy = () => ({ ...part, waveform: part.waveform.slice(), label: part.label.slice() });

  it('is the same for the same beats, however they are divided into parts', () => {
    const half = (from: number, to: number) => ({
      ...part,
      count: to - from,
      waveform: part.waveform.subarray(16 * from, 16 * to),
      label: part.label.subarray(from, to),
    });
    expect(fingerprintOfBeats(storeOf(half(0, 50), half(50, 120)))).toBe(fingerprintOfBeats(storeOf(part)));
  });

  it('differs where the last bit of a sample, a class or the order differs', () => {
    const sample = copy();
    new Uint32Array(sample.waveform.buffer)[1000]! ^= 1;
    const label = copy();
    label.label[7] = (label.label[7]! + 1) % 3;
    const order = copy();
    order.waveform.copyWithin(0, 16, 32);
    order.waveform.set(part.waveform.subarray(0, 16), 16);
    const prints = [part, sample, label, order].map((beats) => fingerprintOfBeats(storeOf(beats)));
    expect(new Set(prints).size).toBe(4);
  });

  it('looks at what a network is fed, and at records and times where the split depends on them', () => {
    const record = syntheticRecord('100', [9, 5]);
    const wide = inputLayout(
      {
        ...quickTrainSettings,
        input: {
          ...quickTrainSettings.input,
          beat: true,
          difference: true,
          neighbours: true,
          features: 'causal',
          shape: false,
        },
      },
      false,
    );
    const others: [TrainingBeats, boolean, boolean][] = [
      [{ ...record, median: new Float32Array(record.lengthSamples).fill(1) }, true, false],
      [{ ...record, extra: record.extra!.map((value) => value + 1) }, true, false],
      [{ ...record, neighbours: record.neighbours!.map((row) => (row === 3 ? 4 : row)) }, true, false],
      [{ ...record, rhythm: record.rhythm!.map((value) => value + 1) }, true, false],
      [{ ...record, recordNames: ['101'] }, false, true],
      [{ ...record, sample: record.sample!.map((at) => at + 1) }, false, true],
    ];
    const prints = (part: TrainingBeats) => {
      const beats = storeOf(part);
      beats.derive(wide);
      return [
        fingerprintOfBeats(beats),
        fingerprintOfBeats(beats, wide),
        fingerprintOfBeats(beats, undefined, beats.index()),
      ];
    };
    const [plain, fed, dealt] = prints(record);
    expect(new Set([plain, fed, dealt]).size).toBe(3);
    for (const [part, isFed, isDealt] of others) {
      const found = prints(part);
      expect(found[0]).toBe(plain);
      expect([found[1] !== fed, found[2] !== dealt]).toEqual([isFed, isDealt]);
    }
  });
});

describe('what is kept of a run', () => {
  it('counts finished epochs, and knows the last one', async () => {
    const { checkpoints } = await checkpointsOf(twoFolds);
    expect([undefined, ...checkpoints].map(epochsIn)).toEqual([0, 1, 2, 3, 3, 4, 5, 6, 6]);
    expect(lastEpochOf(undefined)).toBeUndefined();
    expect(lastEpochOf(checkpoints[3])).toEqual({ fold: 0, epoch: 3 });
    expect(lastEpochOf(checkpoints[4])).toEqual({ fold: 1, epoch: 1 });
  });

  it('keeps a finished fold finished where its last epoch is told late', async () => {
    const { checkpoints } = await checkpointsOf(twoFolds);
    const kept = new CheckpointKeeper(checkpoints[1]);
    kept.take({ kind: 'fold', fold: checkpoints[3]!.folds[0]! });
    kept.take({ kind: 'checkpoint', checkpoint: checkpoints[2]! });
    expect([kept.checkpoint?.folds.length, kept.checkpoint?.activeFold, kept.epochs]).toEqual([
      1,
      undefined,
      3,
    ]);
  });

  it('is tried again three times without progress, and afresh after progress', () => {
    const tries = new CheckpointTries(0);
    expect([0, 0, 0, 0].map((epochs) => tries.again(epochs))).toEqual([true, true, true, false]);
    const patient = new CheckpointTries(2);
    expect([2, 2, 3, 3, 3, 3].map((epochs) => patient.again(epochs))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('the pace of checkpoints', () => {
  it('is one after each epoch where epochs are long against what a checkpoint costs', () => {
    const pace = new CheckpointPace(0.05);
    for (let nowMs = 0; nowMs < 60_000; nowMs += 1000) {
      expect(pace.isDue(nowMs)).toBe(true);
      pace.took(nowMs, nowMs + 40);
    }
  });

  it('leaves epochs out where they are short, so that checkpoints take the part of the time that they may', () => {
    const pace = new CheckpointPace(0.05);
    let spentMs = 0;
    let nowMs = 0;
    while (nowMs < 60_000) {
      nowMs += 100;
      if (!pace.isDue(nowMs)) continue;
      pace.took(nowMs, nowMs + 30);
      nowMs += 30;
      spentMs += 30;
    }
    expect(spentMs / nowMs).toBeLessThanOrEqual(0.05);
    expect(spentMs / nowMs).toBeGreaterThan(0.04);
  });

  it('takes no number away from an interrupted run', async () => {
    const expected = await checkpointsOf(twoFolds);
    const rare: Checkpoint[] = [];
    const kept = new CheckpointKeeper();
    await train(twoFolds, {
      checkpointShare: 1e-9,
      listen(event) {
        if (kept.take(event)) rare.push(structuredClone(kept.checkpoint!));
      },
    });
    // The first epoch's of each fold, and one at its end.
    expect(rare.map(epochsIn)).toEqual([1, 3, 4, 6]);
    for (const resume of rare) {
      const again = await train(twoFolds, { resume, checkpointShare: 1e-9 });
      expect(numbersOf(again.result)).toEqual(numbersOf(expected.result));
    }
  });
});
