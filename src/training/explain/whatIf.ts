import type * as tf from '@tensorflow/tfjs-core';
import { changeBeat } from '../../beats/changeBeat';
import type { WhatIfRequest } from '../../experiment/run/requests';
import { readTensor } from '../engine/readTensor';
import type { Batch } from '../input/batches';
import { modelInputs } from '../input/modelInputs';
import { batchRows, createRowDealer } from '../input/rowDealer';
import type { TrainingBeats } from '../input/types';
import { computeRows } from '../run/predictRows';
import { loadStored } from './storedNetwork';

/**
 * What a stored network says of a beat if the beat or its intervals were others: the record's beats with the change (see `changeBeat`) go the way of any others
 * into the network.
 *
 * @param beats all of a record, as they were prepared for the run that trained the network; their labels are not read
 * @returns a probability for each class
 * @throws Error with a sentence like `loadStored` and `changeBeat`
 */
export async function whatIf(beats: TrainingBeats, request: WhatIfRequest): Promise<Float32Array> {
  const { row, classCount } = request;
  const changed = changeBeat(beats, request);
  const { model, layout, store } = loadStored(changed, request, false);
  try {
    const rows = createRowDealer(request.settings, store.index(), classCount);
    const dealt = rows.prediction(Int32Array.of(row));
    const input = modelInputs(model);
    const probabilities = async (batch: Batch) => {
      const given = [input(batch)].flat();
      const said = model.predict(given, { batchSize: batch.size }) as tf.Tensor;
      try {
        return await readTensor(said);
      } finally {
        for (const tensor of [...given, said]) tensor.dispose();
      }
    };
    const said = await computeRows({
      ...{ beats: store, layout, dealt, count: 1, classCount, network: { rows: probabilities } },
      batchSize: batchRows(dealt.order.length, dealt.order.length, rows),
      guard: (work) => work,
      isAbandoned: () => false,
      onBatch: () => {},
      pause: async () => {},
    });
    return said!;
  } finally {
    model.dispose();
  }
}
