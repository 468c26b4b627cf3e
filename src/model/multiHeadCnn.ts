import * as tfl from '@tensorflow/tfjs-layers';
import { checkMultiHead } from '../experiment/network/checkMultiHead';
import { headLayerNames, LAYER_NAMES, type StageNames } from '../experiment/network/layerNames';
import type { MultiHeadSettings } from '../experiment/network/types';
import { NORMALISATION, seedsFrom, symbolic } from './layerTools';

/**
 * The multi-head 1-D CNN: three views of one beat at three scales, joined and classified.
 *
 * Inputs `beat` (batch, lengthSamples, channels) and, if there are any, `features` (batch, features), which are
 * concatenated unchanged to the flattened heads; output class probabilities (batch, classCount). Plain `tf.layers`, so
 * that the stock `tf.loadLayersModel` reads the saved model. Convolutions are initialised He-uniform (He et al. 2015,
 * arXiv 1502.01852), dense layers Glorot-uniform as in Keras, biases with 0, all from `settings.seed`.
 *
 * With batch normalisation (Ioffe and Szegedy 2015, arXiv 1502.03167) each convolution is followed by a normalisation,
 * then its ReLU.
 *
 * @param inputs as of `multiHeadInputs`
 * @param named gives the name of a layer in this network
 * @returns its output
 */
export function buildMultiHeadCnn(
  settings: MultiHeadSettings,
  [beat, features]: readonly tfl.SymbolicTensor[],
  named: (layer: string) => string,
): tfl.SymbolicTensor {
  const nextSeed = seedsFrom(settings.seed);

  const heads = settings.heads.map((_, head) => buildHead(beat!, settings, head, { nextSeed, named }));
  let x =
    heads.length === 1
      ? heads[0]!
      : symbolic(tfl.layers.concatenate({ axis: 1, name: named(LAYER_NAMES.concat) }).apply(heads));
  x = symbolic(tfl.layers.flatten({ name: named(LAYER_NAMES.flatten) }).apply(x));

  if (settings.shapeDropout > 0) {
    const name = named(LAYER_NAMES.shapeDropout);
    x = symbolic(tfl.layers.dropout({ rate: settings.shapeDropout, seed: nextSeed(), name }).apply(x));
  }

  if (features) {
    x = symbolic(tfl.layers.concatenate({ axis: 1, name: named(LAYER_NAMES.joined) }).apply([x, features]));
  }

  settings.dense.forEach((units, index) => {
    const dense = tfl.layers.dense({
      units,
      activation: settings.denseActivation,
      kernelInitializer: tfl.initializers.glorotUniform({ seed: nextSeed() }),
      name: named(LAYER_NAMES.dense(index)),
    });
    const dropoutSeed = nextSeed();
    x = symbolic(dense.apply(x));
    if (settings.dropout > 0) {
      const name = named(LAYER_NAMES.dropout(index));
      x = symbolic(tfl.layers.dropout({ rate: settings.dropout, seed: dropoutSeed, name }).apply(x));
    }
  });

  const logits = tfl.layers.dense({
    units: settings.classCount,
    kernelInitializer: tfl.initializers.glorotUniform({ seed: nextSeed() }),
    name: named(LAYER_NAMES.logits),
  });
  x = symbolic(logits.apply(x));
  return symbolic(tfl.layers.softmax({ name: named(LAYER_NAMES.softmax) }).apply(x));
}

/** @throws Error with a sentence for the user if no network can be built from the settings */
export function multiHeadInputs(settings: MultiHeadSettings): tfl.SymbolicTensor[] {
  checkMultiHead(settings);
  const beat = tfl.input({ shape: [settings.lengthSamples, settings.channels], name: LAYER_NAMES.input });
  if (settings.features === 0) return [beat];
  return [beat, tfl.input({ shape: [settings.features], name: LAYER_NAMES.features })];
}

function buildHead(
  beat: tfl.SymbolicTensor,
  settings: MultiHeadSettings,
  head: number,
  { nextSeed, named }: { nextSeed: () => number; named: (layer: string) => string },
): tfl.SymbolicTensor {
  const { firstKernel, secondKernel } = settings.heads[head]!;
  const { batchNorm } = settings;
  const stage = (x: tfl.SymbolicTensor, names: StageNames, filters: number, kernelSize: number) => {
    const convolution = tfl.layers.conv1d({
      filters,
      kernelSize,
      strides: 1,
      padding: 'same',
      useBias: false,
      activation: batchNorm ? 'linear' : 'relu',
      kernelInitializer: tfl.initializers.heUniform({ seed: nextSeed() }),
      ...(settings.l2 > 0 ? { kernelRegularizer: tfl.regularizers.l2({ l2: settings.l2 }) } : {}),
      name: named(names.conv),
    });
    const layers: tfl.layers.Layer[] = [
      convolution,
      ...(batchNorm
        ? [
            tfl.layers.batchNormalization({ ...NORMALISATION, name: named(names.norm) }),
            tfl.layers.activation({ activation: 'relu', name: named(names.relu) }),
          ]
        : []),
      tfl.layers.maxPooling1d({ poolSize: 2, strides: 2, name: named(names.pool) }),
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
