import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { defaultMultiHead } from '../../../src/experiment/network/defaults';
import { createModel } from '../../../src/model/createModel';
import type { Batch } from '../../../src/training/input/batches';
import { modelSteps } from '../../../src/training/network/modelSteps';
import { useCpuBackend } from '../../model/cpuBackend';

const settings = { ...defaultMultiHead(16, 3), dense: [6], dropout: 0, l2: 0 };
const size = 5;
const label = Int32Array.of(0, 1, 2, 1, 0);
const batch: Batch = {
  ...{ size, count: size, label, features: new Float32Array(0) },
  waveform: Float32Array.from({ length: size * 16 }, (_, i) => Math.sin(i * i)),
  oneHot: Float32Array.from({ length: size * 3 }, (_, i) => (label[Math.floor(i / 3)] === i % 3 ? 1 : 0)),
  weight: Float32Array.of(0.1, 0.3, 0.2, 0.3, 0.1),
};

beforeAll(useCpuBackend);

it('each of several networks learns as if it were alone; loss and answers are those of their mean', () => {
  const [alone, both] = [createModel(settings), createModel({ ...settings, members: 2 })];
  const before = tf.memory().numTensors;
  const [one, two] = [alone, both].map((model) => modelSteps(model).gradients(batch, []));
  const valuesOf = (tensor: tf.Tensor) => [...tensor.dataSync()];
  const names = alone.trainableWeights.map((weight) => weight.originalName);
  const gradientOf = (model: tf.LayersModel, gradients: tf.NamedTensorMap, name: string) => {
    const weight = model.trainableWeights.find(({ originalName }) => originalName === name)!;
    return valuesOf(gradients[(weight.read() as tf.Variable).name]!);
  };
  for (const name of names) {
    expect(gradientOf(both, two!.gradients, name)).toEqual(gradientOf(alone, one!.gradients, name));
  }
  expect(Object.keys(two!.gradients)).toHaveLength(2 * names.length);

  tf.tidy(() => {
    const mean = both.predict(tf.tensor3d(batch.waveform, [size, 16, 1])) as tf.Tensor2D;
    const rows = mean.arraySync() as number[][];
    rows.forEach((row, i) => {
      expect(two!.losses.dataSync()[i]).toBeCloseTo(-Math.log(row[label[i]!]!), 5);
      const answer = row.indexOf(Math.max(...row));
      expect(two!.correct.dataSync()[i]).toBe(answer === label[i] ? 1 : 0);
    });
  });
  const logits = modelSteps(both).logits(batch);
  expect(logits.shape).toEqual([size, 3]);
  tf.dispose([one!.gradients, one!.losses, one!.correct, two!.gradients, two!.losses, two!.correct, logits]);
  expect(tf.memory().numTensors).toBe(before);
  alone.dispose();
  both.dispose();
});
