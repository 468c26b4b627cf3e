import type * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { createYielder } from '../../base/createYielder';
import { sumOf } from '../../base/sumOf';
import { MOST_HIDDEN_UNITS } from '../../experiment/network/hiddenUnits';
import { LAYER_NAMES, memberName } from '../../experiment/network/layerNames';
import type { StoredNetwork } from '../../experiment/run/types';
import { membersOf } from '../../model/logits';
import { readTensor } from '../engine/readTensor';
import { batchesIn, fillBatch } from '../input/batches';
import { modelInputs } from '../input/modelInputs';
import { batchRows, createRowDealer } from '../input/rowDealer';
import type { TrainingBeats } from '../input/types';
import type { RunControl } from '../run/control';
import { loadStored } from './storedNetwork';

/** Rows of a batch, about. */
const BATCH = 512;

/**
 * What a stored network computes of beats in the layer before the logits, the last hidden one; of several networks that answer together side by side.
 *
 * @param beats all of a record, as they were prepared for the run that trained the network; their labels are not read
 * @param wanted the beats, as rows; all if omitted
 * @returns beats × units, in the order of `wanted`; undefined after Stop
 * @throws Error with a sentence if the network has no such layer, or like `loadStored`
 */
export async function hiddenRows(
  beats: TrainingBeats,
  network: StoredNetwork,
  control: Pick<RunControl, 'stopped'>,
  wanted?: Int32Array,
): Promise<Float32Array | undefined> {
  const { model, layout, store } = loadStored(beats, network, false);
  const yielder = createYielder();
  try {
    const outputs = Array.from(
      { length: membersOf(model) },
      (_, member) => model.getLayer(memberName(LAYER_NAMES.logits, member)).input as tfl.SymbolicTensor,
    );
    const widths = outputs.map(({ shape }) => shape.at(-1)!);
    const units = sumOf(widths);
    if (units > MOST_HIDDEN_UNITS) {
      throw new Error(
        'This network has no hidden layer in which beats could be compared: its logits follow directly from the picture.',
      );
    }
    const hidden = tfl.model({ inputs: model.inputs, outputs, name: model.name });
    const input = modelInputs(model);
    const { classCount } = network;
    const dealer = createRowDealer(network.settings, store.index(), classCount);
    const asked = wanted ?? Int32Array.from({ length: store.count }, (_, beat) => beat);
    const { order, answers } = dealer.prediction(asked);
    const size = batchRows(BATCH, order.length, dealer);
    const rows = new Float32Array(asked.length * units);
    const weights = new Float32Array(classCount);
    for (let batch = 0; batch < batchesIn(order.length, size); batch++) {
      if (control.stopped) return undefined;
      const start = batch * size;
      const filled = fillBatch({ beats: store, layout, order, start, size, classCount, weights });
      const given = [input(filled)].flat();
      const made = [hidden.predict(given, { batchSize: size }) as tf.Tensor | tf.Tensor[]].flat();
      let from = 0;
      for (const [member, tensor] of made.entries()) {
        const values = await readTensor(tensor);
        const width = widths[member]!;
        for (let row = start; row < Math.min(start + size, order.length); row++) {
          const answer = answers ? answers[row]! : row;
          if (answer < 0) continue;
          const at = (row - start) * width;
          rows.set(values.subarray(at, at + width), answer * units + from);
        }
        from += width;
      }
      for (const tensor of [...given, ...made]) tensor.dispose();
      await yielder.yield();
    }
    return rows;
  } finally {
    yielder.close();
    model.dispose();
  }
}
