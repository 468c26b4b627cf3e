import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BeatChange, NO_CHANGE } from '../../../src/beats/beatChange';
import { changeBeat } from '../../../src/beats/changeBeat';
import { headUnits, hiddenUnits, MOST_HIDDEN_UNITS } from '../../../src/experiment/network/hiddenUnits';
import { networkOf } from '../../../src/experiment/network/networkOf';
import type { MultiHeadSettings } from '../../../src/experiment/network/types';
import type { StoredNetwork } from '../../../src/experiment/run/requests';
import {
  defaultContextChoice,
  defaultScalogramChoice,
  defaultTrainSettings,
} from '../../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../../src/experiment/settings/types';
import type { ExplainedPart } from '../../../src/explain';
import { integratedGradients } from '../../../src/explain/gradients';
import type { OpenWasm } from '../../../src/kernels/wasm/openWasm';
import { artifactsOf, assignArtifacts } from '../../../src/model/artifacts';
import { createModel } from '../../../src/model/createModel';
import { attributeRows } from '../../../src/training/explain/attributeRows';
import { explainStored } from '../../../src/training/explain/explainStored';
import { hiddenRows } from '../../../src/training/explain/hiddenRows';
import { layerProbe } from '../../../src/training/explain/layerProbe';
import { createWhatIf } from '../../../src/training/explain/whatIf';
import { askedBeats } from '../../../src/training/input/askedBeats';
import { modelInputs } from '../../../src/training/input/modelInputs';
import { createRowDealer } from '../../../src/training/input/rowDealer';
import type { TrainingBeats } from '../../../src/training/input/types';
import { classifyBeats } from '../../../src/training/run/classifyBeats';
import { openWasmInNode } from '../../kernels/wasmBackend';
import { smallNetwork, syntheticRecord } from '../syntheticBeats';

// In Node messages of one channel are all delivered before other tasks have their turn, in a browser they are not.
vi.mock('../../../src/base/createYielder', () => ({
  createYielder: () => ({ yield: () => new Promise((resolve) => setImmediate(resolve)), close() {} }),
}));

// To count how often a network is built.
vi.mock('../../../src/model/createModel', async (original) => {
  const real = await original<typeof import('../../../src/model/createModel')>();
  return { ...real, createModel: vi.fn(real.createModel) };
});

let wasm: OpenWasm;
beforeAll(async () => {
  wasm = await openWasmInNode();
});
afterAll(() => wasm.close());

const reference = JSON.parse(readFileSync(join(import.meta.dirname, 'integratedReference.json'), 'utf8')) as {
  integrated: number[];
  logits: [number, number];
};

/** The network of integratedReference.py. */
const small: MultiHeadSettings = {
  ...{ kind: 'multihead', lengthSamples: 12, channels: 2, features: 2, classCount: 3 },
  heads: [
    { firstKernel: 3, secondKernel: 2 },
    { firstKernel: 4, secondKernel: 3 },
  ],
  ...{ firstFilters: 2, secondFilters: 3, l2: 0, batchNorm: false, shapeDropout: 0 },
  ...{ dense: [4], denseActivation: 'relu', dropout: 0, seed: 1 },
};
const some = (length: number, start: number, scale: number) =>
  Float32Array.from({ length }, (_, i) => scale * Math.sin(1.7 * i + start));

describe('integrated gradients of a network', () => {
  it('equal a float64 reference in NumPy to 1e-4, sum included', async () => {
    const model = createModel(small);
    model.setWeights(
      model.weights.map(({ shape }, i) => {
        const extents = shape as number[];
        const length = extents.reduce((product, n) => product * n, 1);
        return tf.tensor(some(length, i, 0.6), extents);
      }),
    );
    const probe = layerProbe({
      ...{ model, lengthSamples: 12, classIndex: 1, answer: 0, check: async () => {} },
      layout: {
        channels: ['beat', 'difference'].map((name) => ({ lead: 0, name: name as 'beat' })),
        columns: [0, 1],
      },
    });
    const input = { values: some(26, 0.3, 1), base: some(26, 2.1, 0.4) };
    const { values, completeness } = await integratedGradients(
      { ...probe, gradients: probe.gradients! },
      input,
    );
    reference.integrated.forEach((expected, i) => {
      expect(Math.abs(values[i]! - expected)).toBeLessThan(1e-4);
    });
    expect(completeness.difference).toBeCloseTo(reference.logits[1] - reference.logits[0], 4);
    expect(Math.max(...reference.integrated.map(Math.abs))).toBeGreaterThan(0.05);
    model.dispose();
  });
});

const LENGTH = 40;
const records = syntheticRecord('100', [30, 20, 20], { lengthSamples: LENGTH });
const shape = { lengthSamples: LENGTH, classCount: 3, secondLead: false, windowSec: 0.9 };
const kinds: [string, Partial<TrainSettings>][] = [
  [
    'multi-head',
    {
      network: { ...smallNetwork, batchNorm: true },
      input: { ...defaultTrainSettings.input, difference: true, neighbours: true, features: 'running' },
    },
  ],
  ['two networks together', { network: smallNetwork, networks: 2 }],
  [
    'over stretches',
    {
      network: { ...defaultContextChoice, dense: [12, 8], units: 8, dilations: [1, 2], stretchBeats: 24 },
      input: { ...defaultTrainSettings.input, longDifference: true, past: true, features: 'references' },
    },
  ],
  ['of images', { network: { ...defaultScalogramChoice, filters: 4 } }],
];

/** A network with fresh weights, as it is stored. */
async function stored(change: Partial<TrainSettings>): Promise<StoredNetwork> {
  const settings = { ...defaultTrainSettings, ...change };
  const model = createModel(networkOf(settings, shape));
  const artifacts = await artifactsOf(model);
  model.dispose();
  return { settings, classCount: 3, windowSec: 0.9, model: artifacts };
}

/** The probabilities that a run with this network would give. */
const saidOf = (network: StoredNetwork) =>
  classifyBeats({
    ...{ ...network, models: [network.model], beats: records, control: { stopped: false }, team: undefined },
    ...{ guard: (work) => work, onProgress() {} },
  });

describe.each(kinds)('the network: %s', (kind, change) => {
  const going = { stopped: false };

  it('is explained by what it allows, and the shares lead from the base to the logit that it gives', async () => {
    const network = await stored(change);
    const before = tf.memory().numTensors;
    const parts: ExplainedPart[] = [];
    const row = 33;
    const isDone = await explainStored(records, { ...network, row, classIndex: 1 }, going, (part) =>
      parts.push(part),
    );
    expect(isDone).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
    const methods = parts.flatMap((part) => (part.kind === 'attribution' ? [part.attribution.method] : []));
    const expected = {
      'over stretches': ['occlusion', 'gradient', 'integrated'],
      'of images': ['occlusion', 'gradCam'],
    }[kind] ?? ['occlusion', 'gradient', 'integrated', 'gradCam'];
    expect(methods).toEqual(expected);
    for (const part of parts) {
      if (part.kind !== 'attribution') continue;
      expect(part.attribution.samples).toHaveLength(LENGTH);
      expect(part.attribution.samples.every(Number.isFinite)).toBe(true);
    }
    const { shares } = parts.find((part) => part.kind === 'shares')!;
    expect(shares.parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(
      shares.logit - shares.base,
      4,
    );

    // The logits of all classes, each as the logit of an explanation, are those of the probabilities that the run would give.
    if (kind === 'two networks together') return;
    const logits = [0, 1, 2].map(async (classIndex) => {
      // The shares are enough: then it stops.
      const control = { stopped: false };
      let logit = Number.NaN;
      await explainStored(records, { ...network, row, classIndex }, control, (part) => {
        if (part.kind !== 'shares') return;
        logit = part.shares.logit;
        control.stopped = true;
      });
      return logit;
    });
    const [a, b, c] = (await Promise.all(logits)).map(Math.exp) as [number, number, number];
    const said = (await saidOf(network))!;
    [a, b, c].forEach((value, k) => {
      expect(value / (a + b + c)).toBeCloseTo(said[3 * row + k]!, 4);
    });
  });

  it('says what matters in some beats as it says of each alone', async () => {
    const network = await stored(change);
    const before = tf.memory().numTensors;
    const rows = kind === 'of images' ? Int32Array.of(33) : Int32Array.of(5, 33);
    const all = (await attributeRows(records, { ...network, rows, classIndex: 1 }, going))!;
    expect(tf.memory().numTensors).toBe(before);
    expect(all).toHaveLength(rows.length * LENGTH);
    const alone: Float32Array[] = [];
    const control = { stopped: false };
    await explainStored(records, { ...network, row: 33, classIndex: 1 }, control, (part) => {
      if (part.kind !== 'attribution') return;
      alone.push(part.attribution.samples);
      control.stopped = true;
    });
    all.subarray(-LENGTH).forEach((value, i) => {
      expect(value).toBeCloseTo(alone[0]![i]!, 5);
    });
    expect(
      await attributeRows(records, { ...network, rows, classIndex: 1 }, { stopped: true }),
    ).toBeUndefined();
  });

  it('says of a beat that is changed what a run would say of it, and of one that is not what it said', async () => {
    const network = await stored(change);
    const row = 33;
    const timesSec = Float64Array.from({ length: records.count + 1 }, (_, i) => i + 1);
    const rhythm = changeBeat(records, { row, timesSec, change: NO_CHANGE, normalise: 'none' }).rhythm!;
    const own = { ...records, rhythm };
    const before = tf.memory().numTensors;
    const held = createWhatIf(own, { ...network, row, timesSec, normalise: 'none' });
    let built = 0;
    const ask = async (asked: Partial<BeatChange>) => {
      const calls = vi.mocked(createModel).mock.calls.length;
      const said = await held.ask({ ...NO_CHANGE, ...asked });
      built += vi.mocked(createModel).mock.calls.length - calls;
      return said;
    };
    const unchanged = await ask({});
    const withModel = tf.memory().numTensors;
    const said = async (beats: TrainingBeats) => {
      const { model, ...rest } = network;
      const all = await classifyBeats({
        ...{ ...rest, models: [model], beats, control: { stopped: false }, team: undefined },
        ...{ guard: (work) => work, onProgress() {} },
      });
      return all!.subarray(3 * row, 3 * row + 3);
    };
    (await said(own)).forEach((value, i) => {
      expect(unchanged[i]).toBeCloseTo(value, 5);
    });

    const asked = { beforeSec: 0.4, scale: 1.5, withoutP: true };
    const changed = await ask(asked);
    const options = { row, timesSec, change: { ...NO_CHANGE, ...asked }, normalise: 'none' as const };
    (await said(changeBeat(own, options))).forEach((value, i) => {
      expect(changed[i]).toBeCloseTo(value, 5);
    });
    const apart = (one: Float32Array, other: Float32Array) =>
      Math.max(...one.map((v, i) => Math.abs(v - other[i]!)));
    expect(apart(changed, unchanged)).toBeGreaterThan(1e-4);
    // Only networks that get features of the rhythm see an interval alone.
    const early = apart(await ask({ beforeSec: 0.4 }), unchanged);
    const sees = network.settings.network.kind !== 'scalogram' && network.settings.input.features !== 'none';
    if (sees) expect(early).toBeGreaterThan(1e-5);
    else expect(early).toBe(0);
    // One network for all three questions; nothing is left of it, nor taken away while it answers.
    expect(built).toBe(1);
    expect(tf.memory().numTensors).toBe(withModel);
    expect(withModel).toBeGreaterThan(before);
    const last = ask(asked);
    held.close();
    expect(await last).toEqual(changed);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives its last hidden layer, from which its logits follow', async () => {
    const network = await stored(change);
    if (kind === 'of images') {
      await expect(hiddenRows(records, network, going)).rejects.toThrow('no hidden layer');
      expect(hiddenUnits(networkOf(network.settings, shape))).toBeGreaterThan(MOST_HIDDEN_UNITS);
      return;
    }
    const before = tf.memory().numTensors;
    const rows = (await hiddenRows(records, network, going))!;
    expect(tf.memory().numTensors).toBe(before);
    const units = rows.length / records.count;
    expect(units).toBe({ 'two networks together': 16, 'over stretches': 8 }[kind] ?? 8);
    // The page tells by it, without tfjs, whether beats can be compared.
    expect(hiddenUnits(networkOf(network.settings, shape))).toBe(units);
    const some = Int32Array.of(3, 50);
    const few = (await hiddenRows(records, network, going, some))!;
    expect(few).toHaveLength(2 * units);
    few.forEach((value, i) => {
      expect(value).toBeCloseTo(rows[some[Math.floor(i / units)]! * units + (i % units)]!, 5);
    });
    if (kind === 'two networks together') return;
    // The dense layer after it: its kernel, then its bias.
    const specs = network.model.weightSpecs;
    const at = specs.findIndex(({ name }) => name.startsWith('logits/kernel'));
    const sizes = specs.map((spec) => spec.shape.reduce((product, extent) => product * extent, 1));
    const start = sizes.slice(0, at).reduce((sum, size) => sum + size, 0);
    const weights = new Float32Array(network.model.weights).subarray(start, start + units * 3 + 3);
    const said = (await saidOf(network))!;
    for (let row = 0; row < records.count; row += 7) {
      const scores = [0, 1, 2].map((k) => {
        let logit = weights[units * 3 + k]!;
        for (let i = 0; i < units; i++) logit += rows[row * units + i]! * weights[3 * i + k]!;
        return Math.exp(logit);
      });
      const total = scores[0]! + scores[1]! + scores[2]!;
      scores.forEach((score, k) => {
        expect(score / total).toBeCloseTo(said[3 * row + k]!, 4);
      });
    }
  });

  it('gives what each of its heads does, from which follow what is joined and the last hidden layer', async () => {
    const network = await stored(change);
    const settings = networkOf(network.settings, shape);
    if (settings.kind !== 'multihead') {
      expect(headUnits(settings, 0)).toBeUndefined();
      await expect(hiddenRows(records, network, going, undefined, 0)).rejects.toThrow('no head 1');
      return;
    }
    const before = tf.memory().numTensors;
    const { members = 1 } = settings;
    const heads: Float32Array[] = [];
    for (const [head] of settings.heads.entries()) {
      heads.push((await hiddenRows(records, network, going, undefined, head))!);
      const units = heads[head]!.length / records.count;
      // Ten time steps of the filters, of each network.
      expect(units).toBe((members * settings.secondFilters * LENGTH) / 4);
      expect(headUnits(settings, head)).toBe(units);
    }
    expect(heads[0]).not.toEqual(heads[1]);
    expect(tf.memory().numTensors).toBe(before);
    const beyond = settings.heads.length;
    await expect(hiddenRows(records, network, going, undefined, beyond)).rejects.toThrow(
      `no head ${beyond + 1}`,
    );
    expect(tf.memory().numTensors).toBe(before);

    // The first beats, through the rest of the first network alone: joined along time, flattened.
    const model = createModel(settings);
    assignArtifacts(model, network.model);
    const few = 5;
    const own = (settings.secondFilters * LENGTH) / 4;
    const joined = model.getLayer(settings.heads.length > 1 ? 'heads' : 'head1_pool2')
      .output as tf.SymbolicTensor;
    const partial = tf.model({ inputs: model.inputs, outputs: joined });
    const store = askedBeats(records, network);
    const rows = createRowDealer({
      ...{ settings: network.settings, beats: store.store, index: store.store.index() },
      ...{ layout: store.layout, classCount: 3, windowSec: 0.9 },
    });
    const { order } = rows.prediction(Int32Array.from({ length: few }, (_, beat) => beat));
    const batch = rows.fill({ order, start: 0, size: few, weights: new Float32Array(4) });
    const given = [modelInputs(model)(batch)].flat();
    const expected = partial.predict(given) as tf.Tensor;
    const values = await expected.data();
    for (const tensor of [...given, expected]) tensor.dispose();
    model.dispose();
    for (let beat = 0; beat < few; beat++) {
      heads.forEach((each, head) => {
        const start = beat * members * own;
        each.subarray(start, start + own).forEach((value, i) => {
          expect(value).toBeCloseTo(values[(beat * heads.length + head) * own + i]!, 5);
        });
      });
    }
  });

  it('ends at once after Stop', async () => {
    const network = await stored(change);
    expect(
      await explainStored(records, { ...network, row: 3, classIndex: 1 }, { stopped: true }, () => {}),
    ).toBe(false);
    if (kind === 'of images') return;
    expect(await hiddenRows(records, network, { stopped: true })).toBeUndefined();
  });
});

it('hears of a Stop while it computes, though no computation waits for anything', async () => {
  const network = await stored({});
  const control = { stopped: false };
  const kinds: string[] = [];
  const isDone = await explainStored(records, { ...network, row: 33, classIndex: 1 }, control, ({ kind }) => {
    kinds.push(kind);
    // A command reaches the thread as a task of its own.
    setImmediate(() => {
      control.stopped = true;
    });
  });
  expect(isDone).toBe(false);
  expect(kinds).toEqual(['attribution']);
});

it('puts the weights back after the checks', async () => {
  const model = createModel(small);
  const weights = () => model.getWeights().map((weight) => [...weight.dataSync()]);
  const probe = layerProbe({
    ...{ model, lengthSamples: 12, classIndex: 1, answer: 0, check: async () => {} },
    layout: {
      channels: ['beat', 'difference'].map((name) => ({ lead: 0, name: name as 'beat' })),
      columns: [0, 1],
    },
  });
  const before = weights();
  expect(probe.layers).toBe(4);
  for (let layer = 0; layer < 4; layer++) probe.shuffle(layer, 1);
  const shuffled = weights();
  expect(shuffled).not.toEqual(before);
  expect(shuffled.map((values) => values.sort())).toEqual(before.map((values) => [...values].sort()));
  probe.restore();
  expect(weights()).toEqual(before);
  model.dispose();
});
