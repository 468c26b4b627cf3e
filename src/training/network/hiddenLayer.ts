import type * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { sumOf } from '../../base/sumOf';
import { MOST_HIDDEN_UNITS } from '../../experiment/network/hiddenUnits';
import { headLayerNames, LAYER_NAMES, memberName } from '../../experiment/network/layerNames';
import { membersOf } from '../../model/logits';
import { readTensor } from '../engine/readTensor';
import type { Batch } from '../input/batches';
import { modelInputs } from '../input/modelInputs';
import { sideBySide } from './sideBySide';

/** The layer before the logits, the last hidden one, or a head. */
export interface HiddenLayer {
  /** Of all networks that answer together. */
  units: number;
  /** What the layer computes of a batch, size × units: those of several networks side by side. No dropout. */
  rows(batch: Batch): Promise<Float32Array>;
}

/**
 * The last hidden layer of a model, or what one of its heads gives before the heads are joined; owns no tensors.
 *
 * @param head 0-based; undefined: the last hidden layer
 * @throws Error with a sentence if it is no layer in which beats can be compared
 */
export function hiddenLayer(model: tfl.LayersModel, head?: number): HiddenLayer {
  const outputs = Array.from({ length: membersOf(model) }, (_, member) =>
    head === undefined
      ? (model.getLayer(memberName(LAYER_NAMES.logits, member)).input as tfl.SymbolicTensor)
      : headOutput(model, head, member),
  );
  // Of a stretch of beats each is a row; a head has time steps × filters for a beat.
  const units = sumOf(outputs.map(({ shape }) => (head === undefined ? shape.at(-1)! : sizeOf(shape))));
  if (units > MOST_HIDDEN_UNITS) {
    throw new Error(
      'This network has no hidden layer in which beats could be compared: its logits follow directly from the picture.',
    );
  }
  const hidden = tfl.model({ inputs: model.inputs, outputs, name: model.name });
  const input = modelInputs(model);
  return {
    units,
    async rows(batch) {
      const given = [input(batch)].flat();
      const made = [hidden.predict(given, { batchSize: batch.size }) as tf.Tensor | tf.Tensor[]].flat();
      try {
        return sideBySide(await Promise.all(made.map(readTensor)), batch.size);
      } finally {
        for (const tensor of [...given, ...made]) tensor.dispose();
      }
    },
  };
}

function headOutput(model: tfl.LayersModel, head: number, member: number): tfl.SymbolicTensor {
  const name = memberName(headLayerNames(head)[1].pool, member);
  const layer = model.layers.find((each) => each.name === name);
  if (!layer) throw new Error(`This network has no head ${head + 1}.`);
  return layer.output as tfl.SymbolicTensor;
}

/** Numbers of a row. */
const sizeOf = (shape: readonly (number | null)[]) =>
  shape.slice(1).reduce<number>((product, extent) => product * extent!, 1);
