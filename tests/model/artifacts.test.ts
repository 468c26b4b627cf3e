import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultMultiHead } from '../../src/experiment/network/defaults';
import { modelFiles } from '../../src/experiment/network/modelFiles';
import { artifactsOf } from '../../src/model/artifacts';
import { createModel } from '../../src/model/createModel';
import { useCpuBackend } from './cpuBackend';
import { modelFromArtifacts } from './modelFromArtifacts';

const settings = { ...defaultMultiHead(22, 4), dense: [9, 5] };
const input = () => tf.randomNormal([6, 22, 1], 0, 1, 'float32', 5);
const predict = (model: tf.LayersModel) =>
  tf.tidy(() => [...(model.predict(input()) as tf.Tensor).dataSync()]);

/** What the HTTP loader of tfjs does: topology and specs from model.json, weights from the paths that it names. */
function handlerOf(bytes: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): tf.io.IOHandler {
  const json = JSON.parse(new TextDecoder().decode(bytes.get('model.json'))) as tf.io.ModelJSON;
  expect(json.format).toBe('layers-model');
  return {
    load: async () =>
      tf.io.getModelArtifactsForJSON(json, async (manifest) => [
        manifest.flatMap(({ weights }) => weights),
        bytes.get(manifest[0]!.paths[0]!)!.buffer,
      ]),
  };
}

beforeAll(useCpuBackend);

describe('a trained network without tfjs', () => {
  it('is restored from its artifacts and predicts the same', async () => {
    const model = createModel(settings);
    const artifacts = structuredClone(await artifactsOf(model));
    const expected = predict(model);
    const back = await modelFromArtifacts(artifacts);
    expect(predict(back)).toEqual(expected);
    expect(back.countParams()).toBe(model.countParams());
    expect(artifacts.weights.byteLength).toBe(4 * model.countParams());
    model.dispose();
    back.dispose();
  });

  it('is restored with both inputs, and with the moving statistics of its batch normalisation', async () => {
    const model = createModel({ ...settings, channels: 2, features: 3, batchNorm: true });
    const feed = () => [
      tf.randomNormal([6, 22, 2], 1, 2, 'float32', 5),
      tf.randomNormal([6, 3], 0, 1, 'float32', 6),
    ];
    const answer = (network: tf.LayersModel) =>
      tf.tidy(() => [...(network.predict(feed()) as tf.Tensor).dataSync()]);
    const fresh = answer(model);
    // A pass in training mode updates only the moving means and variances.
    tf.tidy(() => void model.apply(feed(), { training: true }));
    const moved = answer(model);
    expect(moved).not.toEqual(fresh);
    const back = await modelFromArtifacts(structuredClone(await artifactsOf(model)));
    expect(back.inputNames).toEqual(['beat', 'features']);
    expect(answer(back)).toEqual(moved);
    model.dispose();
    back.dispose();
  });

  it('names its weights the same, however many networks were made before', async () => {
    const names = async () => {
      const model = createModel(settings);
      const { weightSpecs } = await artifactsOf(model);
      model.dispose();
      return weightSpecs.map(({ name }) => name);
    };
    const first = await names();
    expect(first).toContain('head1_conv1/kernel');
    expect(await names()).toEqual(first);
  });
});

describe('the files of a model', () => {
  it('are read by the stock tf.loadLayersModel and predict the same', async () => {
    const model = createModel(settings);
    const artifacts = await artifactsOf(model);
    const files = modelFiles(artifacts, { classes: ['N', 'SVEB', 'VEB', 'F'], samplingHz: 360 });
    expect(files.map(({ name }) => name)).toEqual(['model.json', 'weights.bin', 'metadata.json']);

    const bytes = new Map(files.map((file) => [file.name, file.bytes]));
    const back = await tf.loadLayersModel(handlerOf(bytes));
    expect(predict(back)).toEqual(predict(model));
    model.dispose();
    back.dispose();
  });

  it('in half precision are read by the stock tf.loadLayersModel as well, and predict nearly the same', async () => {
    const model = createModel(settings);
    const artifacts = await artifactsOf(model);
    const files = modelFiles(artifacts, {}, true);
    const bytes = new Map(files.map((file) => [file.name, file.bytes]));
    expect(bytes.get('weights.bin')!.byteLength).toBe(artifacts.weights.byteLength / 2);
    const back = await tf.loadLayersModel(handlerOf(bytes));
    const [half, full] = [predict(back), predict(model)];
    expect(half).not.toEqual(full);
    for (const [i, value] of half.entries()) expect(Math.abs(value - full[i]!)).toBeLessThan(2e-3);
    model.dispose();
    back.dispose();
  });

  it('hold the metadata as given', async () => {
    const model = createModel(settings);
    const metadata = { classes: ['N', 'SVEB'], window: { beforeSec: 0.4, afterSec: 0.5 }, seed: 3 };
    const file = modelFiles(await artifactsOf(model), metadata).find(({ name }) => name === 'metadata.json')!;
    model.dispose();
    expect(JSON.parse(new TextDecoder().decode(file.bytes))).toEqual(metadata);
  });
});
