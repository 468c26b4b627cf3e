import type * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import type { BeatChange } from '../../beats/beatChange';
import { changeBeat } from '../../beats/changeBeat';
import type { WhatIfRequest } from '../../experiment/run/requests';
import { readTensor } from '../engine/readTensor';
import { askedBeats } from '../input/askedBeats';
import type { Batch } from '../input/batches';
import { modelInputs } from '../input/modelInputs';
import { batchRows, createRowDealer } from '../input/rowDealer';
import type { TrainingBeats } from '../input/types';
import { computeRows } from '../run/predictRows';
import { loadModel } from './storedNetwork';

/** A stored network and a beat that it is asked about, again and again. */
export interface WhatIf {
  /**
   * What the network says of the beat if it or its intervals were others: the record's beats with the change (see `changeBeat`) go the way of any others
   * into the network.
   *
   * @returns a probability for each class
   * @throws Error with a sentence (rejects) like `loadStored` and `changeBeat`
   */
  ask(change: BeatChange): Promise<Float32Array>;
  /** Disposes the network, when what was asked is answered. */
  close(): void;
}

/**
 * Holds a stored network, which is built for the first question, and the beats.
 *
 * @param beats all of a record, as they were prepared for the run that trained the network; their labels are not read
 */
export function createWhatIf(beats: TrainingBeats, request: WhatIfRequest): WhatIf {
  const { row, settings, classCount, windowSec } = request;
  let model: tfl.LayersModel | undefined;
  let asking = 0;
  let isClosed = false;

  async function answer(change: BeatChange): Promise<Float32Array> {
    const { layout, store, shape } = askedBeats(changeBeat(beats, { ...request, change }), request);
    model ??= loadModel(shape, request);
    const network = model;
    const rows = createRowDealer({
      ...{ settings, beats: store, index: store.index() },
      ...{ layout, classCount, windowSec },
    });
    const dealt = rows.prediction(Int32Array.of(row));
    const input = modelInputs(network);
    const probabilities = async (batch: Batch) => {
      const given = [input(batch)].flat();
      const said = network.predict(given, { batchSize: batch.size }) as tf.Tensor;
      try {
        return await readTensor(said);
      } finally {
        for (const tensor of [...given, said]) tensor.dispose();
      }
    };
    const said = await computeRows({
      ...{ dealt, count: 1, rows, network: { rows: probabilities }, width: classCount },
      batchSize: batchRows(dealt.order.length, dealt.order.length, rows),
      guard: (work) => work,
      isAbandoned: () => false,
      onBatch: () => {},
      pause: async () => {},
    });
    return said!;
  }

  function disposeIfDone(): void {
    if (!isClosed || asking > 0) return;
    model?.dispose();
    model = undefined;
  }

  return {
    async ask(change) {
      asking++;
      try {
        return await answer(change);
      } finally {
        asking--;
        disposeIfDone();
      }
    },
    close() {
      isClosed = true;
      disposeIfDone();
    },
  };
}
