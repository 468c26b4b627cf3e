import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TrainingResult } from '../../../src/experiment/run/trainer';
import type { TrainingEvent } from '../../../src/experiment/run/types';
import { quickTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import type { OpenEngine } from '../../../src/training/engine/engine';
import { LocalTrainer } from '../../../src/training/run/trainer';
import { useCpuBackend } from '../../model/cpuBackend';
import { smallNetwork, syntheticBeats } from '../syntheticBeats';

/** An engine that computes as the cpu does, and that a test can take away. */
const lab = vi.hoisted(() => ({ opened: 0, refusals: 0, lose: () => {} }));

vi.mock('../../../src/training/engine/engine', () => ({
  async openEngine(): Promise<OpenEngine> {
    if (lab.refusals > 0) {
      lab.refusals--;
      throw new Error('There is no WebGL 2 in this worker.');
    }
    lab.opened++;
    let isLost = false;
    const waiting = new Set<(error: Error) => void>();
    lab.lose = () => {
      isLost = true;
      for (const reject of waiting) reject(new Error('The GPU is gone.'));
    };
    return {
      info: {
        backend: 'cpu',
        where: 'page',
        renderer: undefined,
        software: true,
        passedOver: [],
        tfjsVersion: tf.version.tfjs,
      },
      team: undefined,
      guard: (work) =>
        new Promise((resolve, reject) => {
          if (isLost) reject(new Error('The GPU is gone.'));
          waiting.add(reject);
          work.then(resolve, reject);
        }),
      isLost: () => isLost,
      close: () => {},
    };
  },
}));

beforeAll(useCpuBackend);
beforeEach(() => {
  lab.opened = 0;
  lab.refusals = 0;
});

const settings: TrainSettings = {
  ...quickTrainSettings,
  network: smallNetwork,
  protocol: { kind: 'kfold', folds: 2, stratified: true },
  batchSize: 8,
  epochs: 3,
};
/** Long enough for the network's pools, short enough for the cpu backend. */
const beats = syntheticBeats([16, 12, 8], 16);

async function train(listen: (event: TrainingEvent, trainer: LocalTrainer) => void = () => {}) {
  const trainer = new LocalTrainer(undefined, 1);
  await trainer.open({ backend: 'cpu', where: 'page', passedOver: [] });
  trainer.addBeats(beats);
  const events: TrainingEvent[] = [];
  const result = trainer.run(settings, 3, (event) => {
    events.push(event);
    listen(event, trainer);
  });
  return { events, result };
}

const numbersOf = ({ folds }: TrainingResult) =>
  folds.map(({ history, probabilities, model }) => ({
    history: history.map(({ durationSec: _durationSec, ...point }) => point),
    probabilities,
    weights: new Uint32Array(model.weights),
  }));

/** Takes the engine away in the epochs of these numbers, counted over the whole run, repeated ones included. */
const losing = (...numbers: number[]) => {
  let epochs = 0;
  return (event: TrainingEvent) => {
    if (event.kind === 'phase' && event.phase === 'training' && numbers.includes(++epochs)) lab.lose();
  };
};

describe('a trainer whose engine is lost', () => {
  it('opens it again and ends with the numbers of a run that lost nothing', async () => {
    const plain = await (await train()).result;
    lab.opened = 0;
    const before = tf.memory().numTensors;
    const { events, result } = await train(losing(1, 4, 7));
    expect(numbersOf(await result)).toEqual(numbersOf(plain));
    expect(lab.opened).toBe(4);
    expect(events.filter(({ kind }) => kind === 'interrupted')).toEqual([
      { kind: 'interrupted', after: undefined },
      { kind: 'interrupted', after: { fold: 0, epoch: 2 } },
      { kind: 'interrupted', after: { fold: 1, epoch: 1 } },
    ]);
    expect((await result).leakedTensors).toBe(0);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('tries again where it cannot be opened at once', async () => {
    const lose = losing(2);
    const { events, result } = await train((event) => {
      if (event.kind === 'interrupted') lab.refusals = 2;
      lose(event);
    });
    expect((await result).state).toBe('finished');
    expect(lab.opened).toBe(2);
    expect(events.filter(({ kind }) => kind === 'interrupted')).toHaveLength(1);
  });

  it('says so where it is lost again and again without an epoch in between', async () => {
    const { events, result } = await train(losing(1, 2, 3, 4));
    await expect(result).rejects.toMatchObject({ name: 'EngineLost' });
    await expect(result).rejects.toThrow(/lost several times in a row.*The GPU is gone/);
    expect(lab.opened).toBe(4);
    expect(events.filter(({ kind }) => kind === 'interrupted')).toHaveLength(3);
  });

  it('stays paused, and still hears Stop', async () => {
    let isLost = false;
    const { events, result } = await train((event, trainer) => {
      if (event.kind === 'checkpoint' && !isLost) {
        isLost = true;
        trainer.pause();
        lab.lose();
      }
      if (event.kind === 'paused') setTimeout(() => trainer.stop(), 5);
    });
    expect((await result).state).toBe('stopped');
    expect((await result).folds.map(({ history, ended }) => [history.length, ended])).toEqual([
      [1, 'person'],
    ]);
    expect(events.map(({ kind }) => kind)).toContain('paused');
  });
});

describe('a trainer without an engine', () => {
  it.each<[string, (trainer: LocalTrainer) => Promise<unknown>]>([
    ['measure', (trainer) => trainer.measure()],
    ['train', (trainer) => trainer.run(settings, 2, () => {})],
  ])('says to reload where it is asked to %s', async (_, work) => {
    await expect(work(new LocalTrainer())).rejects.toMatchObject({
      name: 'EngineClosed',
      message: expect.stringContaining('Reload the page'),
    });
  });

  it('is one whose engine was closed', async () => {
    const trainer = new LocalTrainer();
    await trainer.open({ backend: 'cpu', where: 'page', passedOver: [] });
    trainer.close();
    await expect(trainer.measure()).rejects.toMatchObject({ name: 'EngineClosed' });
  });
});

describe('a trainer that is asked about beats', () => {
  it('says what its networks said in their tests, to the last bit, and their mean', async () => {
    const multihead = settings.network as Extract<TrainSettings['network'], { kind: 'multihead' }>;
    const variants: Partial<TrainSettings>[] = [
      {},
      { network: { ...multihead, batchNorm: true } },
      { adaptation: 'centres' },
      { adaptation: 'rhythm' },
    ];
    for (const variant of variants) {
      const trainer = new LocalTrainer(undefined, 1);
      await trainer.open({ backend: 'cpu', where: 'page', passedOver: [] });
      trainer.addBeats(beats);
      const { folds } = await trainer.run({ ...settings, ...variant }, 3, () => {});
      trainer.clearBeats();
      const before = tf.memory().numTensors;
      const asked = { settings: { ...settings, ...variant }, classCount: 3, windowSec: 0.9 };
      const progress: number[][] = [];
      const each: Float32Array[] = [];
      for (const { model, testIndex, probabilities } of folds) {
        const said = (await trainer.classify(beats, { ...asked, models: [model] }, (...at) =>
          progress.push(at),
        ))!;
        testIndex.forEach((beat, row) => {
          expect(said.subarray(beat * 3, beat * 3 + 3)).toEqual(probabilities.subarray(row * 3, row * 3 + 3));
        });
        each.push(said);
      }
      expect(progress.at(-1)).toEqual([36, 36]);
      const models = folds.map(({ model }) => model);
      const mean = (await trainer.classify(beats, { ...asked, models }, () => {}))!;
      mean.forEach((value, i) => {
        expect(value).toBeCloseTo((each[0]![i]! + each[1]![i]!) / 2, 6);
      });
      expect(tf.memory().numTensors).toBe(before);
    }
  });

  it('refuses while it trains, and weights of another network', async () => {
    const { result } = await train((event, trainer) => {
      if (event.kind !== 'fold') return;
      refused.push(
        trainer.classify(beats, { settings, classCount: 3, windowSec: 0.9, models: [] }, () => {}),
      );
      refused.at(-1)!.catch(() => {});
    });
    const { folds } = await result;
    await expect(refused[0]).rejects.toThrow(
      'A training is running. Beats can be labelled when it has ended.',
    );
    const trainer = new LocalTrainer();
    await trainer.open({ backend: 'cpu', where: 'page', passedOver: [] });
    const model = { ...folds[0]!.model, weightSpecs: folds[0]!.model.weightSpecs.slice(1) };
    await expect(
      trainer.classify(beats, { settings, classCount: 3, windowSec: 0.9, models: [model] }, () => {}),
    ).rejects.toThrow('of a network of another shape');
  });
});

const refused: Promise<unknown>[] = [];
