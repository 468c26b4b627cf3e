import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { UnetSettings } from '../../src/experiment/network/types';
import { unetTable } from '../../src/experiment/network/unetTable';
import { artifactsOf } from '../../src/model/artifacts';
import { stretchOf } from '../../src/model/contextCnn';
import { createModel } from '../../src/model/createModel';
import { logitsOf } from '../../src/model/logits';
import { useCpuBackend } from './cpuBackend';
import { modelFromArtifacts } from './modelFromArtifacts';

beforeAll(useCpuBackend);

const settings: UnetSettings = {
  ...{ kind: 'unet', sectionCells: 16, lengthSamples: 4, channels: 2, classCount: 5 },
  ...{ filters: [6, 7, 8], kernel: 3, dropout: 0.1, seed: 1 },
};

let models: tf.LayersModel[] = [];
const build = (change: Partial<UnetSettings> = {}) => {
  const model = createModel({ ...settings, ...change });
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models) model.dispose();
  models = [];
});

const wave = (rows: number, width: number) =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: width }, (_, i) => Math.sin(1.7 * (row * width + i))),
  );
const rowsOf = (model: tf.LayersModel, section: number[][]) =>
  tf.tidy(() => (model.predict(tf.tensor3d([section])) as tf.Tensor3D).arraySync()[0]!);

describe('the beat-free network', () => {
  it.each([{}, { dropout: 0 }, { filters: [5], channels: 1 }, { filters: [4, 4, 4, 4, 4], kernel: 5 }])(
    'has the layers of the table, %o',
    (change) => {
      const rows = build(change).layers.map((layer) => ({
        name: layer.name,
        kind: layer.getClassName(),
        outputShape: ([layer.outputShape].flat(2) as (number | null)[]).slice(1),
        parameters: layer.countParams(),
      }));
      expect(unetTable({ ...settings, ...change })).toEqual(rows);
    },
  );

  it('answers for every cell with chances that sum to 1', () => {
    const model = build();
    expect(model.inputs[0]!.shape).toEqual([null, 16, 8]);
    expect(stretchOf(model)).toBe(16);
    expect(stretchOf(logitsOf(model))).toBe(16);
    const rows = rowsOf(model, wave(16, 8));
    expect(rows).toHaveLength(16);
    for (const row of rows) {
      expect(row).toHaveLength(5);
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
    }
  });

  it('sees the whole section from its lowest level, and keeps what is fine from the highest', () => {
    const model = build({ sectionCells: 32, filters: [6, 6, 6, 6] });
    const section = wave(32, 8);
    const expected = rowsOf(model, section);
    const changed = section.map((row, cell) => (cell === 0 ? row.map((value) => value + 5) : row));
    const moved = rowsOf(model, changed).map((row, cell) =>
      Math.max(...row.map((value, k) => Math.abs(value - expected[cell]![k]!))),
    );
    expect(moved[31]).toBeGreaterThan(0);
    expect(Math.max(...moved.slice(0, 8))).toBeGreaterThan(Math.max(...moved.slice(24)));
  });

  it('is read by stock tf.layers, and answers the same', async () => {
    const model = build();
    const again = await modelFromArtifacts(await artifactsOf(model));
    expect(rowsOf(again, wave(16, 8))).toEqual(rowsOf(model, wave(16, 8)));
    again.dispose();
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
    [{ kernel: 0 }, /whole size from 1 on, not 0/],
    [{ filters: [] }, /whole size from 1 on, not 0/],
    [{ dropout: 1 }, /below 1; it is 1/],
    [{ sectionCells: 18 }, /18 cells cannot be halved for each of 3 levels. Choose a multiple of 4/],
  ])('refuses %o with a sentence, and so does the layer table', (change, message) => {
    expect(() => build(change)).toThrow(message);
    expect(() => unetTable({ ...settings, ...change })).toThrow(message);
  });
});
