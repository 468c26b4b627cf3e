import * as tf from '@tensorflow/tfjs';
import { createRandom } from '../base/random';
import { checkMultiHead } from '../experiment/network/checkMultiHead';
import { headLayerNames, LAYER_NAMES, type StageNames } from '../experiment/network/layerNames';
import type { MultiHeadSettings } from '../experiment/network/types';

/**
 * Keras's ε. The moving mean and variance follow ten steps or so back, not Keras's hundred: each batch has thousands of
 * positions a filter, and a short training would else be tested with figures of before its first steps.
 */
const NORMALISATION = { epsilon: 1e-3, momentum: 0.9 } as const;

/**
 * The multi-head 1-D CNN: three views of one beat at three scales, joined and classified.
 *
 * Inputs `beat` (batch, lengthSamples, channels) and, where there are some, `features` (batch, features), which are joined
 * as they are to the flattened heads; output class probabilities (batch, classCount). Plain `tf.layers`, so that the
 * stock `tf.loadLayersModel` reads what is saved. Convolutions start He-uniform (He et al. 2015, arXiv 1502.01852),
 * dense layers Glorot-uniform as in Keras, biases at 0; all of it follows from `settings.seed`.
 *
 * With batch normalisation (Ioffe and Szegedy 2015, arXiv 1502.03167) each convolution is followed by it, and its ReLU comes after.
 *
 * @throws Error with a sentence for the person where no network can be built from the settings
 */
export function createMultiHeadCnn(settings: MultiHeadSettings): tf.LayersModel {
  checkMultiHead(settings);
  const random = createRandom(settings.seed);
  // tfjs takes a seed of 0 for "none" in places.
  const nextSeed = () => 1 + random.below(0x7fffffff);

  const beat = tf.input({ shape: [settings.lengthSamples, settings.channels], name: LAYER_NAMES.input });
  const heads = settings.heads.map((_, head) => buildHead(beat, settings, head, nextSeed));
  let x =
    heads.length === 1
      ? heads[0]!
      : symbolic(tf.layers.concatenate({ axis: 1, name: LAYER_NAMES.concat }).apply(heads));
  x = symbolic(tf.layers.flatten({ name: LAYER_NAMES.flatten }).apply(x));

  if (settings.shapeDropout > 0) {
    const rate = settings.shapeDropout;
    x = symbolic(tf.layers.dropout({ rate, seed: nextSeed(), name: LAYER_NAMES.shapeDropout }).apply(x));
  }

  const inputs = [beat];
  if (settings.features > 0) {
    const features = tf.input({ shape: [settings.features], name: LAYER_NAMES.features });
    inputs.push(features);
    x = symbolic(tf.layers.concatenate({ axis: 1, name: LAYER_NAMES.joined }).apply([x, features]));
  }

  settings.dense.forEach((units, index) => {
    const dense = tf.layers.dense({
      units,
      activation: settings.denseActivation,
      kernelInitializer: tf.initializers.glorotUniform({ seed: nextSeed() }),
      name: LAYER_NAMES.dense(index),
    });
    const dropoutSeed = nextSeed();
    x = symbolic(dense.apply(x));
    if (settings.dropout > 0) {
      const name = LAYER_NAMES.dropout(index);
      x = symbolic(tf.layers.dropout({ rate: settings.dropout, seed: dropoutSeed, name }).apply(x));
    }
  });

  const logits = tf.layers.dense({
    units: settings.classCount,
    kernelInitializer: tf.initializers.glorotUniform({ seed: nextSeed() }),
    name: LAYER_NAMES.logits,
  });
  x = symbolic(logits.apply(x));
  x = symbolic(tf.layers.softmax({ name: LAYER_NAMES.softmax }).apply(x));
  return tf.model({ inputs, outputs: x, name: 'multi_head_cnn' });
}

/**
 * The same network up to the numbers that go into the softmax; shares its layers and weights.
 * Needs no disposing of its own: it holds no tensors.
 */
export function logitsOf(model: tf.LayersModel): tf.LayersModel {
  const output = model.getLayer(LAYER_NAMES.logits).output;
  return tf.model({ inputs: model.inputs, outputs: output, name: `${model.name}_logits` });
}

function buildHead(
  beat: tf.SymbolicTensor,
  settings: MultiHeadSettings,
  head: number,
  nextSeed: () => number,
): tf.SymbolicTensor {
  const { firstKernel, secondKernel } = settings.heads[head]!;
  const { batchNorm } = settings;
  const stage = (x: tf.SymbolicTensor, names: StageNames, filters: number, kernelSize: number) => {
    const convolution = tf.layers.conv1d({
      filters,
      kernelSize,
      strides: 1,
      padding: 'same',
      useBias: false,
      activation: batchNorm ? 'linear' : 'relu',
      kernelInitializer: tf.initializers.heUniform({ seed: nextSeed() }),
      ...(settings.l2 > 0 ? { kernelRegularizer: tf.regularizers.l2({ l2: settings.l2 }) } : {}),
      name: names.conv,
    });
    const layers: tf.layers.Layer[] = [
      convolution,
      ...(batchNorm
        ? [
            tf.layers.batchNormalization({ ...NORMALISATION, name: names.norm }),
            tf.layers.activation({ activation: 'relu', name: names.relu }),
          ]
        : []),
      tf.layers.maxPooling1d({ poolSize: 2, strides: 2, name: names.pool }),
    ];
    return layers.reduce((y, layer) => symbolic(layer.apply(y)), x);
  };
  const [first, second] = headLayerNames(head);
  return stage(
    stage(beat, first, settings.firstFilters, firstKernel),
    second,
    settings.secondFilters,
    secondKernel,
  );
}

/** A layer applied to one symbolic tensor gives one; the library's type allows for more. */
function symbolic(output: ReturnType<tf.layers.Layer['apply']>): tf.SymbolicTensor {
  return output as tf.SymbolicTensor;
}
