import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { differingPlaces, type PlacedBeats } from '../../../src/beats/earlierBeats';
import type { EngineInfo } from '../../../src/experiment/engines/types';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import type { TrainingEvent } from '../../../src/experiment/run/types';
import { quickTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { RunControl } from '../../../src/training/run/control';
import { type ExperimentOptions, runExperiment } from '../../../src/training/run/runExperiment';
import { withWasmBackend } from '../../kernels/wasmBackend';
import { modelFromArtifacts } from '../../model/modelFromArtifacts';
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
const length = 16;
const part = syntheticBeats([70, 50, 40], length);
const beats = storeOf(part);

type Change = Partial<TrainSettings> & { listen?: (event: TrainingEvent, control: RunControl) => void };

async function train({ listen, ...change }: Change = {}, options: Partial<ExperimentOptions> = {}) {
  const events: TrainingEvent[] = [];
  const control = new RunControl();
  const result = await runExperiment({
    beats,
    settings: {
      ...quickTrainSettings,
      network: smallNetwork,
      batchSize: 16,
      epochs: 4,
      learningRate: 6e-3,
      dropout: 0.1,
      ...change,
    },
    classCount: 3,
    engine,
    control,
    onEvent(event) {
      events.push(event);
      listen?.(event, control);
    },
    ...options,
  });
  return { result, events };
}

const kinds = (events: TrainingEvent[]) => new Set(events.map(({ kind }) => kind));
const accuracyOf = (testIndex: Int32Array, probabilities: Float32Array) => {
  const right = testIndex.filter((index, row) => {
    const values = [...probabilities.subarray(row * 3, row * 3 + 3)];
    return values.indexOf(Math.max(...values)) === part.label[index];
  });
  return right.length / testIndex.length;
};
/** The curves without the times that the clock gives. */
const curves = ({ folds }: { folds: { history: { durationSec: number }[] }[] }) =>
  folds.map(({ history }) => history.map(({ durationSec, ...point }) => [durationSec >= 0, point]));

describe('an experiment', () => {
  it('learns beats that can be told apart: the loss falls, and beats it never saw are named right', async () => {
    const { result } = await train({ epochs: 6 });
    expect(result.state).toBe('finished');
    const [fold] = result.folds;
    const { history, testIndex, probabilities } = fold!;
    expect(history.length).toBe(6);
    expect(history.at(-1)!.trainLoss).toBeLessThan(0.5 * history[0]!.trainLoss);
    expect(history.at(-1)!.validationAccuracy).toBeGreaterThan(0.9);
    expect(accuracyOf(testIndex, probabilities)).toBeGreaterThan(0.9);
  });

  it('tests on the fold’s test beats, with probabilities in the order of testIndex', async () => {
    const { result } = await train();
    const { testIndex, probabilities, model, trainBeats, validationBeats } = result.folds[0]!;
    const settings = { ...quickTrainSettings, batchSize: 16, epochs: 4 };
    const plan = planFolds(beats.index(), settings)[0]!;
    expect([...testIndex]).toEqual([...plan.test]);
    expect([trainBeats, validationBeats]).toEqual([plan.train.length, plan.validation.length]);

    const network = await modelFromArtifacts(model);
    const rows = [...testIndex].flatMap((index) => [
      ...part.waveform.subarray(index * length, (index + 1) * length),
    ]);
    const expected = tf.tidy(() => [
      ...(network.predict(tf.tensor3d(rows, [testIndex.length, length, 1])) as tf.Tensor).dataSync(),
    ]);
    network.dispose();
    probabilities.forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 5);
    });
  });

  it('keeps the weights of the best epoch, chosen on validation beats', async () => {
    for (const bestEpochBy of ['validationLoss', 'validationAccuracy'] as const) {
      const { result } = await train({ bestEpochBy, learningRate: 0.02, schedule: 'constant', epochs: 6 });
      const { history, bestEpoch } = result.folds[0]!;
      const values = history.map((point) => point[bestEpochBy]!);
      const best = bestEpochBy === 'validationLoss' ? Math.min(...values) : Math.max(...values);
      expect(bestEpoch).toBe(values.indexOf(best) + 1);
    }
  });

  it('gives exactly the same network on edited labels, as long as only labels of tested beats changed', async () => {
    const own = syntheticRecord('208', [60, 40]);
    const runOn = async (label: Uint8Array) => {
      const edited = { ...own, label };
      const earlier = differingPlaces(own as PlacedBeats, edited as PlacedBeats);
      return train({ seed: 5, epochs: 2 }, { beats: storeOf(edited), earlier, classCount: 2 });
    };
    const first = (await runOn(own.label)).result.folds[0]!;
    const other = (beat: number) => 1 - own.label[beat]!;
    const flipped = (beats: ArrayLike<number>) => {
      const label = own.label.slice();
      for (let i = 0; i < beats.length; i++) label[beats[i]!] = other(beats[i]!);
      return label;
    };
    const tested = (await runOn(flipped(first.testIndex.subarray(0, 8)))).result.folds[0]!;
    expect(tested.testIndex).toEqual(first.testIndex);
    expect(tested.probabilities).toEqual(first.probabilities);
    expect(new Float32Array(tested.model.weights)).toEqual(new Float32Array(first.model.weights));
    const isTested = new Set(first.testIndex);
    const learnt = Array.from(own.label.keys()).filter((beat) => !isTested.has(beat));
    const trained = (await runOn(flipped(learnt.slice(0, 30)))).result.folds[0]!;
    expect(trained.testIndex).toEqual(first.testIndex);
    expect(trained.probabilities).not.toEqual(first.probabilities);
  });

  it('gives exactly the same curves, probabilities and weights for the same seed, and others for another', async () => {
    const first = (await train({ seed: 5 })).result;
    const second = (await train({ seed: 5 })).result;
    const other = (await train({ seed: 6 })).result;
    expect(curves(second)).toEqual(curves(first));
    expect(second.folds[0]!.probabilities).toEqual(first.folds[0]!.probabilities);
    expect(new Float32Array(second.folds[0]!.model.weights)).toEqual(
      new Float32Array(first.folds[0]!.model.weights),
    );
    expect(curves(other)).not.toEqual(curves(first));
  });

  it('is not changed by being paused', async () => {
    const plain = await train({ seed: 5 });
    let paused = 0;
    const held = await train({
      seed: 5,
      listen(event, control) {
        if (event.kind === 'step' && paused === 0) control.pause();
        if (event.kind === 'paused') {
          paused++;
          setTimeout(() => (paused === 1 ? control.step() : control.resume()), 20);
        }
      },
    });
    expect(paused).toBe(2);
    expect(held.events.filter(({ kind }) => kind === 'resumed')).toEqual([
      { kind: 'resumed', isStepping: true },
      { kind: 'resumed', isStepping: false },
    ]);
    expect(curves(held.result)).toEqual(curves(plain.result));
  });

  it('leaves no tensor behind, over folds and epochs', async () => {
    const before = tf.memory().numTensors;
    const { result } = await train({ protocol: { kind: 'kfold', folds: 2, stratified: true }, epochs: 2 });
    expect(result.leakedTensors).toBe(0);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('holds as many tensors at the end of the second epoch as at the end of the first', async () => {
    const counts: number[] = [];
    await train({
      epochs: 3,
      listen(event) {
        if (event.kind === 'epoch') counts.push(tf.memory().numTensors);
      },
    });
    expect(counts[1]).toBe(counts[2]);
  });

  it.each([
    { optimizer: 'rmsprop', schedule: 'constant', learningRate: 2e-3 },
    { denseActivation: 'linear', dropout: 0 },
    { classWeights: 'balanced' },
    { classWeights: 'sqrt' },
  ] satisfies Partial<TrainSettings>[])('learns with %o', async (change) => {
    const { result } = await train({ epochs: 6, ...change });
    const { history, testIndex, probabilities } = result.folds[0]!;
    expect(history.at(-1)!.trainLoss).toBeLessThan(0.7 * history[0]!.trainLoss);
    expect(accuracyOf(testIndex, probabilities)).toBeGreaterThan(0.8);
  });

  it('trains and tests every fold of a cross-validation, each from weights of its own', async () => {
    const { result, events } = await train({
      protocol: { kind: 'kfold', folds: 3, stratified: true },
      epochs: 2,
    });
    expect(result.folds.map(({ fold }) => fold)).toEqual([0, 1, 2]);
    const tested = result.folds.flatMap(({ testIndex }) => [...testIndex]).sort((a, b) => a - b);
    expect(tested).toEqual(Array.from({ length: part.count }, (_, index) => index));
    const seen = events.filter((event) => event.kind === 'fold').map(({ fold }) => fold);
    expect(seen).toEqual(result.folds);
  });

  it('tells its plan, every epoch and the running step', async () => {
    const { result, events } = await train({ epochs: 3 });
    expect(kinds(events)).toEqual(new Set(['plan', 'phase', 'step', 'epoch', 'checkpoint', 'fold']));
    const [plan] = events.filter((event) => event.kind === 'plan');
    const trainBeats = result.folds[0]!.trainBeats;
    expect(plan).toEqual({
      kind: 'plan',
      folds: 1,
      epochs: 3,
      beats: part.count,
      stepsTotal: 3 * Math.ceil(trainBeats / 16),
    });
    const steps = events.filter((event) => event.kind === 'step');
    expect(steps.every(({ loss, accuracy }) => loss > 0 && accuracy >= 0 && accuracy <= 1)).toBe(true);
    const done = steps.map(({ stepsDone }) => stepsDone);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(plan!.stepsTotal);
    const epochs = events.filter((event) => event.kind === 'epoch');
    expect(epochs.map(({ point }) => point.epoch)).toEqual([1, 2, 3]);
    expect(epochs.map(({ point }) => point)).toEqual(result.folds[0]!.history);
  });

  it('ends early where the validation loss stays without progress', async () => {
    // A rate this high throws the weights about: no epoch after the first few gets better.
    const { result } = await train({
      earlyStoppingEpochs: 2,
      epochs: 40,
      learningRate: 0.5,
      schedule: 'constant',
    });
    const { ended, history, bestEpoch } = result.folds[0]!;
    expect(ended).toBe('early');
    expect(history.length).toBe(bestEpoch + 2);
    expect(result.state).toBe('finished');
  });

  it('trains without validation beats, and keeps the last epoch', async () => {
    const { result } = await train({ validationFraction: 0, epochs: 2, earlyStoppingEpochs: 1 });
    const { bestEpoch, history, validationBeats, ended } = result.folds[0]!;
    expect([bestEpoch, validationBeats, ended]).toEqual([2, 0, 'all']);
    expect(history.map(({ validationLoss }) => validationLoss)).toEqual([undefined, undefined]);
  });

  it('uses a sample where it is asked to, and still names beats by their place in the whole set', async () => {
    const { result, events } = await train({
      maxBeats: 60,
      protocol: { kind: 'kfold', folds: 2, stratified: true },
      epochs: 1,
    });
    const tested = result.folds.flatMap(({ testIndex }) => [...testIndex]);
    expect(new Set(tested).size).toBe(60);
    expect(Math.max(...tested)).toBeGreaterThan(60);
    expect(events[0]).toMatchObject({ kind: 'plan', beats: 60 });
  });

  it('takes a batch that is larger than the set for the whole set', async () => {
    const { result } = await train({ batchSize: 4096, epochs: 2 });
    expect(result.folds[0]!.history.length).toBe(2);
  });
});

describe('a stopped experiment', () => {
  const stopAt = (kind: TrainingEvent['kind'], nth: number) => {
    let seen = 0;
    return (event: TrainingEvent, control: RunControl) => {
      if (event.kind === kind && ++seen === nth) control.stop();
    };
  };

  it('in the middle of the first epoch keeps and tests what it has', async () => {
    const { result } = await train({ listen: stopAt('step', 1) });
    expect(result.state).toBe('stopped');
    const { ended, history, bestEpoch, probabilities, testIndex } = result.folds[0]!;
    expect([ended, bestEpoch, history.length]).toEqual(['person', 1, 1]);
    expect(history[0]!.validationLoss).toBeUndefined();
    expect(probabilities.length).toBe(3 * testIndex.length);
    expect(result.leakedTensors).toBe(0);
  });

  it('in a later epoch tests the best complete one', async () => {
    const { result } = await train({ epochs: 50, listen: stopAt('epoch', 2) });
    const { ended, history, bestEpoch } = result.folds[0]!;
    expect([ended, history.length]).toEqual(['person', 2]);
    const losses = history.map(({ validationLoss }) => validationLoss!);
    expect(bestEpoch).toBe(losses.indexOf(Math.min(...losses)) + 1);
  });

  it('leaves later folds untrained and earlier ones whole', async () => {
    const { result } = await train({
      protocol: { kind: 'kfold', folds: 4, stratified: true },
      epochs: 1,
      listen: stopAt('fold', 2),
    });
    expect(result.state).toBe('stopped');
    expect(result.folds.map(({ fold, ended }) => [fold, ended])).toEqual([
      [0, 'all'],
      [1, 'all'],
    ]);
  });

  it('has nothing to keep where Stop came before the first batch', async () => {
    const { result } = await train({ listen: stopAt('plan', 1) });
    expect(result).toMatchObject({ folds: [], state: 'stopped', leakedTensors: 0 });
  });

  it('gives up the test as well when Stop comes again', async () => {
    const { result } = await train({
      listen(event, control) {
        if (event.kind === 'epoch') control.stop();
        if (event.kind === 'phase' && event.phase === 'testing') control.stop();
      },
    });
    expect(result).toMatchObject({ folds: [], state: 'stopped', leakedTensors: 0 });
  });

  it('can be stopped while it is paused', async () => {
    const { result, events } = await train({
      listen(event, control) {
        if (event.kind === 'step') control.pause();
        if (event.kind === 'paused') control.stop();
      },
    });
    expect(result.state).toBe('stopped');
    expect(kinds(events)).toContain('paused');
  });
});

describe('an experiment in steps', () => {
  it('pauses after every epoch, before the test too, and gives the same numbers', async () => {
    const change = { epochs: 2, protocol: { kind: 'kfold', folds: 2, stratified: true } } as const;
    const whole = await train(change);
    const seen: string[] = [];
    const stepped = await train({
      ...change,
      listen(event, control) {
        if (event.kind === 'plan' || event.kind === 'paused') control.step();
        if (event.kind === 'phase' && event.phase === 'testing' && seen.at(-1) !== 'test') seen.push('test');
        if (event.kind === 'epoch') seen.push(`epoch ${event.point.epoch}`);
        if (event.kind === 'paused') seen.push('pause');
      },
    });
    // The newest step that was reported before each pause.
    let reported = 0;
    const done = stepped.events.flatMap((event) => {
      if (event.kind === 'step') reported = event.stepsDone;
      return event.kind === 'paused' ? [reported] : [];
    });
    expect(done).toContain(stepped.events.flatMap((e) => (e.kind === 'plan' ? [e.stepsTotal] : []))[0]);
    const fold = ['epoch 1', 'pause', 'epoch 2', 'pause', 'test'];
    expect(seen).toEqual([...fold, ...fold]);
    expect(curves(stepped.result)).toEqual(curves(whole.result));
    expect(stepped.result.folds.map(({ probabilities }) => probabilities)).toEqual(
      whole.result.folds.map(({ probabilities }) => probabilities),
    );
  });
});

describe('the matrix of an epoch', () => {
  const matrices = (events: TrainingEvent[]) =>
    events.flatMap((event) => (event.kind === 'epoch' ? [{ ...event.matrix!, point: event.point }] : []));
  const diagonal = (counts: number[]) => counts[0]! + counts[4]! + counts[8]!;
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);

  it('counts the validation beats, and agrees with their accuracy', async () => {
    const { events, result } = await train({ epochs: 2, validationFraction: 0.25 });
    const seen = matrices(events);
    expect(seen).toHaveLength(2);
    for (const { of, counts, point } of seen) {
      expect([of, sum(counts)]).toEqual(['validation', result.folds[0]!.validationBeats]);
      expect(diagonal(counts) / sum(counts)).toBeCloseTo(point.validationAccuracy!, 9);
    }
  });

  it('is of some training beats of each class if there are no validation beats, and changes nothing', async () => {
    const many = storeOf(syntheticBeats([300, 150, 20], length));
    const options = { epochs: 2, validationFraction: 0 };
    const { events, result } = await train(options, { beats: many });
    for (const { of, counts } of matrices(events)) {
      expect(of).toBe('training');
      expect([0, 3, 6].map((row) => sum(counts.slice(row, row + 3)))).toEqual([100, 100, 16]);
    }
    expect(result.leakedTensors).toBe(0);
  });
});

describe('an experiment that cannot be run', () => {
  it('says why: settings, too few beats, one class, labels without an output', async () => {
    await expect(train({ epochs: 0 })).rejects.toThrow(/epochs: 0 is not possible/);
    await expect(train({}, { beats: storeOf() })).rejects.toThrow(/no beats to train on/);
    await expect(train({}, { beats: storeOf(syntheticBeats([40], length)) })).rejects.toThrow(/one class/);
    await expect(train({}, { classCount: 2 })).rejects.toThrow(/have 3 classes, the network 2/);
  });

  it('says that it diverged instead of going on with numbers that are none, and cleans up', async () => {
    const before = tf.memory().numTensors;
    const loud = syntheticBeats([70, 50, 40], length);
    for (let i = 0; i < loud.waveform.length; i++) loud.waveform[i]! *= 1e37;
    await expect(train({ learningRate: 10, schedule: 'constant' }, { beats: storeOf(loud) })).rejects.toThrow(
      /diverged.*lower learning rate/,
    );
    expect(tf.memory().numTensors).toBe(before);
  });

  it('ends with the reason when the engine is lost', async () => {
    const before = tf.memory().numTensors;
    let calls = 0;
    const guard = <T>(work: Promise<T>): Promise<T> =>
      ++calls > 3 ? Promise.reject(new Error('The GPU is gone.')) : work;
    await expect(train({}, { guard })).rejects.toThrow('The GPU is gone.');
    expect(tf.memory().numTensors).toBe(before);
  });
});
