import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextLayers, contextReach } from '../../src/experiment/network/contextLayers';
import { contextTable } from '../../src/experiment/network/contextTable';
import { networkOf } from '../../src/experiment/network/networkOf';
import type { ContextSettings } from '../../src/experiment/network/types';
import { defaultContextChoice } from '../../src/experiment/settings/defaults';
import { PRESETS } from '../../src/experiment/settings/presets';
import { stretchOf } from '../../src/model/contextCnn';
import { createModel } from '../../src/model/createModel';
import { logitsOf } from '../../src/model/logits';
import { useCpuBackend } from './cpuBackend';

beforeAll(useCpuBackend);

const settings: ContextSettings = {
  ...{ kind: 'context', lengthSamples: 5, channels: 2, features: 3, classCount: 4 },
  ...{ stretchBeats: 16, dense: [7, 6], beatDropout: 0.4, units: 8, dilations: [1, 2, 4], lookAheadBeats: 7 },
  ...{ denseActivation: 'relu', dropout: 0.3, seed: 1 },
};

let models: tf.LayersModel[] = [];
const build = (change: Partial<ContextSettings> = {}) => {
  const model = createModel({ ...settings, ...change });
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models) model.dispose();
  models = [];
});

/** Rows of logits for one stretch of these inputs. */
function rowsOf(model: tf.LayersModel, beat: number[][], features: number[][]): number[][] {
  const rows = tf.tidy(() =>
    (model.predict([tf.tensor3d([beat]), tf.tensor3d([features])]) as tf.Tensor3D).arraySync(),
  );
  return rows[0]!;
}

const wave = (rows: number, width: number, phase: number) =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: width }, (_, i) => Math.sin(1.7 * (row * width + i) + phase)),
  );

describe('the network over stretches of beats', () => {
  it.each([
    {},
    { features: 0 },
    { lookAheadBeats: 0 },
    { lookAheadBeats: 3, classCount: 5 },
    { dense: [], dropout: 0, dilations: [4, 1] },
    { beatDropout: 0, dense: [9] },
  ])('has the layers of the table, %o', (change) => {
    const rows = build(change).layers.map((layer) => ({
      name: layer.name,
      kind: layer.getClassName(),
      outputShape: ([layer.outputShape].flat(2) as (number | null)[]).slice(1),
      parameters: layer.countParams(),
    }));
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    expect(contextTable({ ...settings, ...change }).sort(byName)).toEqual(rows.sort(byName));
  });

  it('has 113 700 parameters in the recipe for new patients, three times', () => {
    const { prepare, train } = PRESETS.newPatients;
    const model = createModel(networkOf(train, prepare));
    expect(model.countParams()).toBe(3 * 113_700);
    model.dispose();
  });

  it('has 68 964 parameters as it begins, for the beats of the recipe across patients', () => {
    const model = build({ ...defaultContextChoice, lengthSamples: 45, channels: 2 });
    expect(model.inputs.map(({ shape }) => shape)).toEqual([
      [null, 128, 90],
      [null, 128, 3],
    ]);
    expect(model.outputs[0]!.shape).toEqual([null, 128, 4]);
    expect(model.countParams()).toBe(91 * 96 + 97 * 64 + 68 * 64 + 4 * (3 * 64 + 1) * 64 + 65 * 4);
    expect(stretchOf(model)).toBe(128);
    expect(stretchOf(logitsOf(model))).toBe(128);
  });

  it('computes dilated convolutions over the beats', () => {
    const model = build({ lookAheadBeats: 3, dropout: 0, beatDropout: 0, dense: [], features: 0 });
    const beats = wave(16, 10, 1);
    const rows = tf.tidy(() => (model.predict(tf.tensor3d([beats])) as tf.Tensor3D).arraySync()[0]!);
    const weightsOf = (name: string) =>
      model
        .getLayer(name)
        .getWeights()
        .map((weight) => weight.arraySync()) as [number[][], number[]];
    const dense = (x: number[][], name: string) => {
      const [kernel, bias] = weightsOf(name);
      return x.map((row) =>
        bias.map((b, j) => row.reduce((sum, value, i) => sum + value * kernel[i]![j]!, b)),
      );
    };
    const relu = (x: number[][]) => x.map((row) => row.map((value) => Math.max(0, value)));
    let x = relu(dense(beats, 'join_dense'));
    contextLayers({ ...settings, lookAheadBeats: 3 }).forEach(({ dilation, before }, block) => {
      const [kernel, bias] = weightsOf(`over${block + 1}_conv`) as unknown as [number[][][][], number[]];
      const conv = x.map((_, t) =>
        bias.map((b, j) =>
          [0, 1, 2].reduce(
            (sum, tap) =>
              (x[t - before + tap * dilation] ?? []).reduce(
                (part, value, i) => part + value * kernel[tap]![0]![i]![j]!,
                sum,
              ),
            b,
          ),
        ),
      );
      x = x.map((row, t) => row.map((value, j) => value + Math.max(0, conv[t]![j]!)));
    });
    const softmax = dense(x, 'logits').map((row) => {
      const sum = row.reduce((total, value) => total + Math.exp(value), 0);
      return row.map((value) => Math.exp(value) / sum);
    });
    for (const [t, row] of rows.entries()) {
      for (const [j, value] of row.entries()) expect(value).toBeCloseTo(softmax[t]![j]!, 5);
    }
  });

  it.each([7, 6, 3, 0])('sees what `contextReach` says, look-ahead %i', (lookAheadBeats) => {
    const model = build({ lookAheadBeats });
    const { before, after } = contextReach({ ...settings, lookAheadBeats });
    const [beat, features] = [wave(16, 10, 1), wave(16, 3, 2)];
    const expected = rowsOf(model, beat, features);
    const reached = new Set<number>();
    for (let changed = 0; changed < 16; changed++) {
      const other = beat.map((row, t) => (t === changed ? row.map((value) => value + 3) : row));
      rowsOf(model, other, features).forEach((row, t) => {
        if (row.some((value, j) => value !== expected[t]![j])) reached.add(changed - t);
      });
    }
    expect(Math.max(...reached)).toBe(after);
    expect(Math.min(...reached)).toBe(-Math.min(before, 15));
  });

  it('depends on its seed: equal seeds give equal weights, another seed other ones', () => {
    const weights = (seed: number) =>
      build({ seed })
        .getWeights()
        .map((weight) => weight.dataSync());
    expect(weights(7)).toEqual(weights(7));
    expect(weights(7)).not.toEqual(weights(8));
  });

  it.each([
    [{ classCount: 1 }, /two classes or more/],
    [{ units: 0 }, /whole size from 1 on, not 0/],
    [{ beatDropout: 1 }, /below 1; it is 1/],
    [{ dilations: [1, 3] }, /16 beats is not a multiple of the dilation 3/],
    [{ dilations: [8] }, /sees 8 beats before and 8 after each. Choose 17 beats or more/],
  ])('refuses %o with a sentence, and so does the layer table', (change, message) => {
    const wanted = { lookAheadBeats: 15, ...change };
    expect(() => build(wanted)).toThrow(message);
    expect(() => contextTable({ ...settings, ...wanted })).toThrow(message);
  });
});

describe('the look-ahead', () => {
  const reachOf = (lookAheadBeats: number, dilations = [1, 2, 4, 8]) =>
    contextReach({ dilations, lookAheadBeats });

  it('is spent on the smallest dilations first; what it does not reach ahead is reached back', () => {
    expect([0, 1, 2, 3, 7, 14, 15, 99].map((beats) => reachOf(beats).after)).toEqual([
      0, 1, 1, 3, 7, 7, 15, 15,
    ]);
    for (const beats of [0, 3, 15]) expect(reachOf(beats).before).toBe(30 - reachOf(beats).after);
    expect(contextLayers({ dilations: [4, 1], lookAheadBeats: 1 })).toEqual([
      { dilation: 4, before: 8, after: 0 },
      { dilation: 1, before: 1, after: 1 },
    ]);
  });
});
