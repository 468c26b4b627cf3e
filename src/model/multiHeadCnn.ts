import * as tf from '@tensorflow/tfjs';
import { createRandom } from '../base/random';
import { checkMultiHead } from './checkMultiHead';
import { headLayerNames, LAYER_NAMES } from './layerNames';
import type { MultiHeadSettings } from './types';

/**
 * The multi-head 1-D CNN: three views of one beat at three scales, joined and classified.
 *
 * Input (batch, lengthSamples, 1), output class probabilities (batch, classCount). Plain `tf.layers`, so that the
 * stock `tf.loadLayersModel` reads what is saved. Convolutions start He-uniform (He et al. 2015, arXiv 1502.01852),
 * dense layers Glorot-uniform as in Keras, biases at 0; all of it follows from `settings.seed`.
 *
 * @throws Error with a sentence for the person where no network can be built from the settings
 */
export function createMultiHeadCnn(settings: MultiHeadSettings): tf.LayersModel {
  checkMultiHead(settings);
  const random = createRandom(settings.seed);
  // tfjs takes a seed of 0 for "none" in places.
  const nextSeed = () => 1 + random.below(0x7fffffff);

  const beat = tf.input({ shape: [settings.lengthSamples, 1], name: LAYER_NAMES.input });
  const heads = settings.heads.map((_, head) => buildHead(beat, settings, head, nextSeed));
  let x =
    heads.length === 1
      ? heads[0]!
      : symbolic(tf.layers.concatenate({ axis: 1, name: LAYER_NAMES.concat }).apply(heads));
  x = symbolic(tf.layers.flatten({ name: LAYER_NAMES.flatten }).apply(x));

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
  return tf.model({ inputs: beat, outputs: x, name: 'multi_head_cnn' });
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
  const names = headLayerNames(head);
  const { firstKernel, secondKernel } = settings.heads[head]!;
  const convolution = (filters: number, kernelSize: number, name: string) =>
    tf.layers.conv1d({
      filters,
      kernelSize,
      strides: 1,
      padding: 'same',
      useBias: false,
      activation: 'relu',
      kernelInitializer: tf.initializers.heUniform({ seed: nextSeed() }),
      ...(settings.l2 > 0 ? { kernelRegularizer: tf.regularizers.l2({ l2: settings.l2 }) } : {}),
      name,
    });
  const pool = (name: string) => tf.layers.maxPooling1d({ poolSize: 2, strides: 2, name });

  let x = symbolic(convolution(settings.firstFilters, firstKernel, names.firstConv).apply(beat));
  x = symbolic(pool(names.firstPool).apply(x));
  x = symbolic(convolution(settings.secondFilters, secondKernel, names.secondConv).apply(x));
  return symbolic(pool(names.secondPool).apply(x));
}

/** A layer applied to one symbolic tensor gives one; the library's type allows for more. */
function symbolic(output: ReturnType<tf.layers.Layer['apply']>): tf.SymbolicTensor {
  return output as tf.SymbolicTensor;
}
