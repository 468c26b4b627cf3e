import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import type { EngineInfo } from '../../../src/experiment/engines/types';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import { CheckpointKeeper } from '../../../src/experiment/run/checkpoint';
import type { TrainingResult } from '../../../src/experiment/run/trainer';
import type { Checkpoint, TrainingEvent } from '../../../src/experiment/run/types';
import { defaultContextChoice, quickTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { inputLayout } from '../../../src/training/input/inputLayout';
import { createRowDealer } from '../../../src/training/input/rowDealer';
import { classifyBeats } from '../../../src/training/run/classifyBeats';
import { RunControl } from '../../../src/training/run/control';
import { type ExperimentOptions, runExperiment } from '../../../src/training/run/runExperiment';
import { Team } from '../../../src/training/team/team';
import { withWasmBackend } from '../../kernels/wasmBackend';
import { storeOf, syntheticRecord } from '../syntheticBeats';
import { mateHere } from '../team/mateHere';

withWasmBackend();

const engine: EngineInfo = {
  ...{ backend: 'wasm', where: 'page', renderer: undefined, software: true },
  ...{ passedOver: [], tfjsVersion: tf.version.tfjs },
};
const network: TrainSettings['network'] = {
  ...defaultContextChoice,
  ...{ stretchBeats: 16, dense: [12, 8], beatDropout: 0.1, units: 8, dilations: [1, 2] },
};
const settings: TrainSettings = {
  ...quickTrainSettings,
  protocol: { kind: 'records', training: ['100', '101', '103'], test: ['200', '201'] },
  input: { ...quickTrainSettings.input, features: 'causal' },
  augmentation: { ...quickTrainSettings.augmentation, flip: true, noiseMv: 0.01 },
  ...{ network, epochs: 3, batchSize: 48, learningRate: 1e-2, dropout: 0.1, validationFraction: 0.2 },
};
const parts = ['100', '101', '103', '200', '201'].map((name, i) =>
  syntheticRecord(name, [30 + 7 * i, 20, i], { seed: i + 1 }),
);
const store = storeOf(...parts);

async function run(change: Partial<TrainSettings> = {}, given: Partial<ExperimentOptions> = {}) {
  const events: TrainingEvent[] = [];
  const result = await runExperiment({
    beats: store,
    settings: { ...settings, ...change },
    ...{ classCount: 3, engine, control: new RunControl(), windowSec: 0.9, checkpointShare: 1 },
    onEvent: (event) => events.push(event),
    ...given,
  });
  return { result, events };
}

/** What must be equal to the last bit: everything but what the clock gives. */
const numbersOf = ({ folds }: TrainingResult) =>
  folds.map(({ history, probabilities, testIndex, model }) => ({
    history: history.map(({ durationSec, ...point }) => [durationSec >= 0, point]),
    ...{ probabilities, testIndex, weights: new Uint8Array(model.weights) },
  }));

describe('a run of the network over stretches of beats', () => {
  it('learns, tests every test beat, and repeats to the last bit', async () => {
    const { result } = await run();
    const [fold] = result.folds;
    const { history } = fold!;
    expect(history.length).toBe(3);
    expect(history.at(-1)!.trainLoss).toBeLessThan(history[0]!.trainLoss);
    expect(fold!.testIndex.length).toBe(parts[3]!.count + parts[4]!.count);
    expect(fold!.probabilities.length).toBe(3 * fold!.testIndex.length);
    for (let row = 0; row < fold!.testIndex.length; row++) {
      const sum = fold!.probabilities.subarray(3 * row, 3 * row + 3).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(1, 5);
    }
    expect(result.leakedTensors).toBe(0);
    expect(numbersOf((await run()).result)).toEqual(numbersOf(result));
    expect(numbersOf((await run({ seed: 2 })).result)).not.toEqual(numbersOf(result));
  });

  it('goes on from a checkpoint with the same numbers', async () => {
    const kept = new CheckpointKeeper();
    const checkpoints: Checkpoint[] = [];
    const { result } = await run(
      {},
      {
        onEvent(event) {
          if (kept.take(event)) checkpoints.push(structuredClone(kept.checkpoint!));
        },
      },
    );
    const resumed = await run({}, { resume: checkpoints[1] });
    expect(numbersOf(resumed.result)).toEqual(numbersOf(result));
  });

  it('is trained by a team, each thread with whole stretches', async () => {
    const alone = (await run({ dropout: 0, network: { ...network, beatDropout: 0 } })).result;
    const team = await Team.open(1, () => mateHere(() => 0).thread);
    const together = (await run({ dropout: 0, network: { ...network, beatDropout: 0 } }, { team })).result;
    team.close();
    const [one, other] = [alone.folds[0]!, together.folds[0]!];
    const worst = one.probabilities.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - other.probabilities[i]!)),
      0,
    );
    expect(worst).toBeLessThan(0.02);
    expect(other.history[0]!.trainLoss).toBeCloseTo(one.history[0]!.trainLoss, 4);
  });

  it('predicts within folds of one record what it predicts of the whole record', async () => {
    const protocol: TrainSettings['protocol'] = { kind: 'kfold', folds: 2, stratified: true };
    const { result } = await run({ protocol, epochs: 1 });
    expect(result.folds.map(({ testIndex }) => testIndex.length)).toEqual([
      Math.ceil(store.count / 2),
      Math.floor(store.count / 2),
    ]);
    for (const { testIndex, probabilities, model } of result.folds) {
      const start = parts[0]!.count;
      const own = { settings, classCount: 3, windowSec: 0.9, models: [model] };
      const said = (await classifyBeats({
        ...{ ...own, beats: parts[1]!, control: new RunControl(), team: undefined, onProgress: () => {} },
        guard: (work) => work,
      }))!;
      testIndex.forEach((beat, row) => {
        if (beat < start || beat >= start + parts[1]!.count) return;
        for (let k = 0; k < 3; k++) {
          expect(said[3 * (beat - start) + k]).toBeCloseTo(probabilities[3 * row + k]!, 5);
        }
      });
    }
  });

  it('sees nothing of what comes after a beat without look-ahead', async () => {
    const causal = { ...network, lookAheadBeats: 0 };
    const { result } = await run({ network: causal, epochs: 1 });
    const whole = parts[3]!;
    const said = async (beats: typeof whole) =>
      (await classifyBeats({
        ...{ settings: { ...settings, network: causal }, classCount: 3, windowSec: 0.9, beats },
        ...{ models: [result.folds[0]!.model], control: new RunControl(), team: undefined },
        ...{ onProgress: () => {}, guard: (work) => work },
      }))!;
    const changed = { ...whole, waveform: whole.waveform.slice() };
    changed.waveform.fill(2, 40 * whole.lengthSamples);
    const [before, after] = [await said(whole), await said(changed)];
    for (let i = 0; i < 40 * 3; i++) expect(after[i]).toBeCloseTo(before[i]!, 5);
    expect(after.slice(40 * 3)).not.toEqual(before.slice(40 * 3));
  });

  it('shows a record’s own beats as often as the protocol says, and refuses to sample', async () => {
    const protocol: TrainSettings['protocol'] = {
      kind: 'patientSpecific',
      ...{ pool: ['100', '101'], test: ['201'], ownSec: 20, poolPerClass: 12, ownTimes: 3 },
    };
    const index = store.index();
    const [plan] = planFolds(index, { ...settings, protocol });
    const dealer = createRowDealer({
      ...{ settings: { ...settings, protocol }, beats: store, index, classCount: 3 },
      ...{ layout: inputLayout(settings, store.secondLead), windowSec: undefined },
    });
    const rows = dealer.training(plan!, 0, 1);
    const times = new Map<number, number>();
    rows.order.forEach((beat, row) => {
      if (beat >= 0 && rows.learnt?.[row] !== 0) times.set(beat, (times.get(beat) ?? 0) + 1);
    });
    const isOwn = (beat: number) => index.recordNames[index.record[beat]!] === '201';
    const own = [...new Set(plan!.train)].filter(isOwn);
    expect(own.length).toBeGreaterThan(5);
    for (const beat of new Set(plan!.train)) expect(times.get(beat)).toBe(isOwn(beat) ? 3 : 1);
    const { result } = await run({ protocol, epochs: 1 });
    expect(result.folds.length).toBe(1);
    const sampling = { kind: 'oversample', ratio: 1, when: 'training' } as const;
    await expect(run({ sampling })).rejects.toThrow(/neither over- nor undersampled/);
    await expect(run({ network: { ...network, stretchBeats: 6 } })).rejects.toThrow(/Choose 7 beats or more/);
  });
});
