import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import type { EngineInfo } from '../../../src/experiment/engines/types';
import { planFolds } from '../../../src/experiment/plan/planFolds';
import type { TrainingResult } from '../../../src/experiment/run/trainer';
import type { TrainingEvent } from '../../../src/experiment/run/types';
import { defaultScalogramChoice, quickTrainSettings } from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import { RunControl } from '../../../src/training/run/control';
import { type ExperimentOptions, runExperiment } from '../../../src/training/run/runExperiment';
import { withWasmBackend } from '../../kernels/wasmBackend';
import { smallNetwork, storeOf, syntheticBeats, syntheticRecord } from '../syntheticBeats';

withWasmBackend();

const engine: EngineInfo = {
  ...{ backend: 'cpu', where: 'page', renderer: undefined, software: true },
  ...{ passedOver: [], tfjsVersion: tf.version.tfjs },
};
type Change = Partial<TrainSettings>;
const short: Change = { epochs: 2, batchSize: 16, learningRate: 6e-3, dropout: 0.1, network: smallNetwork };

async function run(change: Change, given: Partial<ExperimentOptions> = {}) {
  const events: TrainingEvent[] = [];
  const result = await runExperiment({
    beats: store,
    settings: { ...quickTrainSettings, ...short, ...change },
    ...{ classCount: 3, engine, control: new RunControl(), windowSec: 0.9 },
    onEvent: (event) => events.push(event),
    ...given,
  });
  return { result, events };
}

/** The curves without the times that the clock gives. */
const curves = ({ folds }: TrainingResult) =>
  folds.map(({ history }) => history.map(({ durationSec, ...point }) => [durationSec >= 0, point]));

const names = ['100', '101', '201', '202', '208'];
const store = storeOf(
  ...names.map((name, i) =>
    syntheticRecord(name, [14 + 3 * i, 9, 7], { lengthSamples: 16, seed: i + 1, secondLead: true }),
  ),
);
const { record, timeSec } = store.index();
const namesOf = (beatIndices: Int32Array) => [
  ...new Set([...beatIndices].map((index) => names[record[index]!]!)),
];

describe('an experiment on records', () => {
  const protocols: [string, TrainSettings['protocol'], string[][]][] = [
    ['k-fold, not stratified', { kind: 'kfold', folds: 2, stratified: false }, [names, names]],
    ['hold-out, not stratified', { kind: 'holdout', testFraction: 0.4, stratified: false }, [names]],
    ['records', { kind: 'records', training: ['100', '201', '999'], test: ['101', '202'] }, [['101', '202']]],
    ['leave one record out', { kind: 'leaveOneOut' }, names.map((name) => [name])],
    ['persons dealt to folds', { kind: 'groupkfold', folds: 2 }, []],
    [
      'patient-specific',
      {
        kind: 'patientSpecific',
        ...{ pool: ['100', '101'], test: ['202', '208'] },
        ...{ ownSec: 12, poolPerClass: 6, ownTimes: 3 },
      },
      [['202'], ['208']],
    ],
  ];

  it.each(protocols)('trains and tests by the protocol: %s', async (_name, protocol, tested) => {
    const { result, events } = await run({ protocol });
    expect(result.state).toBe('finished');
    expect(result.leakedTensors).toBe(0);
    const records = result.folds.map(({ testIndex }) => namesOf(testIndex).sort());
    // How persons are dealt to folds is the chance's; each is tested once.
    if (tested.length > 0) expect(records).toEqual(tested);
    else expect(records.flat().sort()).toEqual(names);
    const plans = planFolds(store.index(), { ...quickTrainSettings, protocol });
    const plan = events.find((event) => event.kind === 'plan')!;
    const all = plans.flatMap(({ train: learnt, validation, test }) => [...learnt, ...validation, ...test]);
    expect(plan).toMatchObject({ folds: plans.length, beats: new Set(all).size });
    result.folds.forEach(({ testIndex, probabilities, trainBeats, history, bestEpoch }, fold) => {
      expect([...testIndex]).toEqual([...plans[fold]!.test]);
      expect(trainBeats).toBe(new Set(plans[fold]!.train).size);
      expect(history).toHaveLength(2);
      expect([1, 2]).toContain(bestEpoch);
      for (let row = 0; row < testIndex.length; row++) {
        const sum = probabilities.subarray(row * 3, row * 3 + 3).reduce((total, value) => total + value, 0);
        expect(sum).toBeCloseTo(1, 5);
      }
    });
  });

  it('tests of a patient only what comes after the own part, learnt from with the pool', async () => {
    const protocol = protocols.at(-1)![1];
    const { result } = await run({ protocol, validationBy: 'patients' });
    for (const { testIndex } of result.folds) {
      expect(Math.min(...[...testIndex].map((index) => timeSec[index]!))).toBeGreaterThanOrEqual(12);
    }
  });

  it('keeps the last epoch where a fold has no validation beats, and the best on test beats where asked to', async () => {
    const none = await run({ protocol: { kind: 'leaveOneOut' }, validationFraction: 0, epochs: 3 });
    expect(none.result.folds.map(({ bestEpoch, validationBeats }) => [bestEpoch, validationBeats])).toEqual(
      names.map(() => [3, 0]),
    );
    const onTest = await run({
      bestEpochOn: 'test',
      protocol: { kind: 'holdout', testFraction: 0.3, stratified: true },
    });
    const [fold] = onTest.result.folds;
    expect(fold!.validationBeats).toBe(fold!.testIndex.length);
    const losses = fold!.history.map(({ validationLoss }) => validationLoss!);
    expect(fold!.bestEpoch).toBe(losses.indexOf(Math.min(...losses)) + 1);
  });

  const options: [string, Partial<TrainSettings>][] = [
    [
      'difference',
      {
        input: {
          ...quickTrainSettings.input,
          beat: true,
          difference: true,
          neighbours: false,
          features: 'none',
          shape: false,
        },
      },
    ],
    [
      'neighbours',
      {
        input: {
          ...quickTrainSettings.input,
          beat: true,
          difference: false,
          neighbours: true,
          features: 'none',
          shape: false,
        },
      },
    ],
    [
      'features',
      {
        input: {
          ...quickTrainSettings.input,
          beat: true,
          difference: false,
          neighbours: false,
          features: 'whole',
          shape: false,
        },
      },
    ],
    [
      'causal features',
      {
        input: {
          ...quickTrainSettings.input,
          beat: true,
          difference: true,
          neighbours: true,
          features: 'causal',
          shape: false,
        },
      },
    ],
    ['focal loss', { loss: { kind: 'focal', gamma: 2 } }],
    ['batch-weighted loss', { loss: { kind: 'batchWeighted' }, classWeights: 'sqrt' }],
    ['oversampling', { sampling: { kind: 'oversample', ratio: 1, when: 'training' } }],
    ['undersampling', { sampling: { kind: 'undersample', ratio: 0.8, when: 'training' } }],
    ['oversampling before the split', { sampling: { kind: 'oversample', ratio: 1, when: 'beforeSplit' } }],
    [
      'augmentation',
      {
        augmentation: {
          noiseMv: 0.05,
          scale: 0.1,
          shiftMs: 60,
          baselineMv: 0.1,
          flip: false,
          swapLeads: false,
          references: 0,
        },
      },
    ],
    ['batch normalisation', { network: { ...smallNetwork, batchNorm: true } }],
  ];

  it.each(options)('learns with %s', async (_name, change) => {
    const settings = {
      protocol: { kind: 'holdout', testFraction: 0.3, stratified: true },
      epochs: 4,
      ...change,
    } as const;
    const first = await run(settings);
    const [fold] = first.result.folds;
    expect(fold!.history.at(-1)!.trainLoss).toBeLessThan(0.9 * fold!.history[0]!.trainLoss);
    expect(first.result.leakedTensors).toBe(0);
    const plan = first.events.find((event) => event.kind === 'plan')!;
    const steps = first.events.filter((event) => event.kind === 'step').map(({ stepsDone }) => stepsDone);
    expect(steps.at(-1)).toBe(plan.stepsTotal);
  });

  it('gives the same numbers for the same seed, and others for another, whatever chance is in it', async () => {
    const chance: Change = {
      sampling: { kind: 'oversample', ratio: 0.9, when: 'training' },
      augmentation: {
        noiseMv: 0.05,
        scale: 0.1,
        shiftMs: 60,
        baselineMv: 0.1,
        flip: false,
        swapLeads: false,
        references: 0,
      },
    };
    const [first, second, other] = [await run(chance), await run(chance), await run({ ...chance, seed: 2 })];
    expect(curves(second.result)).toEqual(curves(first.result));
    expect(second.result.folds[0]!.probabilities).toEqual(first.result.folds[0]!.probabilities);
    expect(curves(other.result)).not.toEqual(curves(first.result));
  });

  it('counts the steps of what an epoch shows', async () => {
    const protocol: TrainSettings['protocol'] = { kind: 'records', training: ['100', '101'], test: ['208'] };
    const given = { protocol, validationFraction: 0 };
    // 14 + 17, 18 and 14 beats of three classes.
    for (const [kind, shown] of [
      ['none', 63],
      ['oversample', 93],
      ['undersample', 42],
    ] as const) {
      const { events } = await run({ ...given, sampling: { kind, ratio: 1, when: 'training' } });
      expect(events.find((event) => event.kind === 'plan')!.stepsTotal).toBe(2 * Math.ceil(shown / 16));
    }
  });

  it('changes no beat that is validated or tested', async () => {
    const augmentation = {
      noiseMv: 1,
      scale: 1,
      shiftMs: 200,
      baselineMv: 1,
      flip: false,
      swapLeads: false,
      references: 0,
    };
    // A rate this small leaves the weights as they were drawn: what is left of a difference is in the beats.
    const still = { learningRate: 1e-12, dropout: 0, validationFraction: 0.2, schedule: 'constant' } as const;
    const plain = await run(still);
    const noisy = await run({ ...still, augmentation });
    const [a, b] = [plain.result.folds[0]!, noisy.result.folds[0]!];
    expect(b.history[0]!.trainLoss).not.toBeCloseTo(a.history[0]!.trainLoss, 2);
    expect(b.history[0]!.validationLoss).toBeCloseTo(a.history[0]!.validationLoss!, 5);
    b.probabilities.forEach((value, i) => {
      expect(value).toBeCloseTo(a.probabilities[i]!, 5);
    });
  });

  it('says which beats have to be prepared again, and what a shift needs', async () => {
    const bare = { beats: storeOf(syntheticBeats([20, 15, 10], 16)) };
    await expect(
      run(
        {
          input: {
            ...quickTrainSettings.input,
            beat: true,
            difference: true,
            neighbours: false,
            features: 'none',
            shape: false,
          },
        },
        bare,
      ),
    ).rejects.toThrow(/prepared without their record's median beat/);
    const augmentation = {
      noiseMv: 0,
      scale: 0,
      shiftMs: 10,
      baselineMv: 0,
      flip: false,
      swapLeads: false,
      references: 0,
    };
    await expect(run({ augmentation }, { windowSec: undefined })).rejects.toThrow(/length of their window/);
    await expect(run({ protocol: { kind: 'records', training: ['300'], test: ['100'] } })).rejects.toThrow(
      /training records has beats/,
    );
  });
});

describe('adapting to tested records', () => {
  const change: Change = {
    protocol: { kind: 'records', training: ['100', '101', '202'], test: ['201', '208'] },
    ...{ epochs: 12, learningRate: 0.02, validationFraction: 0 },
  };
  const answers = ({ result }: Awaited<ReturnType<typeof run>>) => result.folds[0]!.probabilities;

  it('reads none of their labels, and changes nothing else', async () => {
    const plain = await run(change);
    const adapted = await run({ ...change, adaptation: 'centres' });
    expect(answers(adapted)).not.toEqual(answers(plain));
    expect(curves(adapted.result)).toEqual(curves(plain.result));
    expect(adapted.result.leakedTensors).toBe(0);

    // The tested records with their labels in another order.
    const relabelled = storeOf(
      ...names.map((name, i) => {
        const part = syntheticRecord(name, [14 + 3 * i, 9, 7], {
          ...{ lengthSamples: 16, seed: i + 1, secondLead: true },
        });
        return ['201', '208'].includes(name) ? { ...part, label: part.label.toReversed() } : part;
      }),
    );
    expect(relabelled.index().labels).not.toEqual(store.index().labels);
    const others = await run({ ...change, adaptation: 'centres' }, { beats: relabelled });
    expect(answers(others)).toEqual(answers(adapted));
  });

  it('takes SVEB from fibrillation by the intervals alone, and from nothing else', async () => {
    const random = createRandom(5);
    let now = 0;
    const sample = Int32Array.from({ length: 300 }, () => {
      now += 144 + random.below(216);
      return now;
    });
    const learnt = names
      .slice(0, 3)
      .map((name, i) =>
        syntheticRecord(name, [14 + 3 * i, 9, 7], { lengthSamples: 16, seed: i + 1, secondLead: true }),
      );
    const regular = syntheticRecord('201', [23, 9, 7], { lengthSamples: 16, seed: 4, secondLead: true });
    const irregular = {
      ...syntheticRecord('208', [220, 60, 20], { lengthSamples: 16, seed: 9, secondLead: true }),
      sample,
    };
    const records = storeOf(...learnt, regular, irregular);
    const relabelled = storeOf(...learnt, regular, {
      ...irregular,
      label: irregular.label.toReversed(),
    });

    const plain = await run(change, { beats: records });
    const adapted = await run({ ...change, adaptation: 'rhythm' }, { beats: records });
    expect(curves(adapted.result)).toEqual(curves(plain.result));
    const { record, recordNames } = records.index();
    const svebOf = ({ result }: typeof plain, of: string) =>
      [...result.folds[0]!.testIndex].flatMap((beat, row) =>
        recordNames[record[beat]!] === of ? [answers({ result, events: [] })[3 * row + 1]!] : [],
      );
    expect(Math.max(...svebOf(plain, '208'))).toBeGreaterThan(0);
    expect(svebOf(adapted, '208').every((value) => value === 0)).toBe(true);
    expect(svebOf(adapted, '201')).toEqual(svebOf(plain, '201'));
    const others = await run({ ...change, adaptation: 'rhythm' }, { beats: relabelled });
    expect(answers(others)).toEqual(answers(adapted));
  });

  it('is refused to the 2-D network before it trains, where it needs a hidden layer', async () => {
    const network = { ...defaultScalogramChoice, filters: 1 };
    await expect(run({ ...change, network, adaptation: 'centres' })).rejects.toThrow(
      /2-D network has no hidden/,
    );
  });
});
