import type * as tf from '@tensorflow/tfjs';
import { tensor3d, tidy } from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { encoderTable } from '../../src/experiment/network/encoderTable';
import { networkOf } from '../../src/experiment/network/networkOf';
import type { EncoderSettings } from '../../src/experiment/network/types';
import { PRESETS } from '../../src/experiment/settings/presets';
import { artifactsOf } from '../../src/model/artifacts';
import { createModel } from '../../src/model/createModel';
import { useCpuBackend } from './cpuBackend';
import { modelFromArtifacts } from './modelFromArtifacts';

beforeAll(useCpuBackend);

const settings: EncoderSettings = {
  ...{ kind: 'encoder', lengthSamples: 64, channels: 2, classCount: 4 },
  ...{ filters: [6, 7, 8], kernel: 3, dropout: 0.1, seed: 1 },
};

let models: tf.LayersModel[] = [];
const build = (change: Partial<EncoderSettings> = {}) => {
  const model = createModel({ ...settings, ...change });
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models) model.dispose();
  models = [];
});

const piece = (samples: number, from = 0) =>
  Array.from({ length: samples }, (_, i) => [Math.sin(0.9 * (i + from)), Math.cos(1.3 * (i + from))]);
const answer = (model: tf.LayersModel, samples: number[][]) =>
  tidy(() => (model.predict(tensor3d([samples])) as tf.Tensor2D).arraySync()[0]!);

describe('the network over pieces', () => {
  it.each([{}, { dropout: 0 }, { filters: [5], channels: 1 }, { filters: [4, 4, 4, 4, 4], kernel: 5 }])(
    'has the layers of the table, %o',
    (change) => {
      const rows = build(change).layers.map((layer) => ({
        name: layer.name,
        kind: layer.getClassName(),
        outputShape: ([layer.outputShape].flat(2) as (number | null)[]).slice(1),
        parameters: layer.countParams(),
      }));
      expect(encoderTable({ ...settings, ...change })).toEqual(rows);
    },
  );

  it('answers once for a piece, with chances that sum to 1', () => {
    const model = build();
    expect(model.inputs[0]!.shape).toEqual([null, 64, 2]);
    expect(model.outputs[0]!.shape).toEqual([null, 4]);
    expect(answer(model, piece(64)).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  });

  it('sees every sample of a piece', () => {
    const model = build();
    const expected = answer(model, piece(64));
    for (const at of [0, 31, 63]) {
      const changed = piece(64).map((row, i) => (i === at ? row.map((value) => value + 3) : row));
      expect(answer(model, changed)).not.toEqual(expected);
    }
  });

  it('is read by stock tf.layers, and answers the same', async () => {
    const model = build();
    const again = await modelFromArtifacts(await artifactsOf(model));
    expect(answer(again, piece(64))).toEqual(answer(model, piece(64)));
    again.dispose();
  });

  it('can be built for the pieces of its recipe', () => {
    const { prepare, train } = PRESETS.rhythmPieces;
    expect(encoderTable(networkOf(train, prepare) as EncoderSettings).at(-1)?.outputShape).toEqual([4]);
  });

  it.each([
    [{ classCount: 1 }, /two classes or more/],
    [{ kernel: 0 }, /whole size from 1 on, not 0/],
    [{ filters: [] }, /whole size from 1 on, not 0/],
    [{ dropout: 1 }, /below 1; it is 1/],
    [{ lengthSamples: 72 }, /72 samples cannot be laid out in cells of 4 and halved.*multiple of 16/],
  ])('refuses %o with a sentence, and so does the layer table', (change, message) => {
    expect(() => build(change)).toThrow(message);
    expect(() => encoderTable({ ...settings, ...change })).toThrow(message);
  });
});
