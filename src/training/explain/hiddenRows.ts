import { createYielder } from '../../base/createYielder';
import type { StoredNetwork } from '../../experiment/run/requests';
import { batchRows, createRowDealer } from '../input/rowDealer';
import type { TrainingBeats } from '../input/types';
import { hiddenLayer } from '../network/hiddenLayer';
import type { RunControl } from '../run/control';
import { computeRows } from '../run/predictRows';
import { loadStored } from './storedNetwork';

/** Rows of a batch, about. */
const BATCH = 512;

/**
 * What a stored network computes of beats in the layer before the logits, the last hidden one, or in one of its heads; of several networks that answer together
 * side by side.
 *
 * @param beats all of a record, as they were prepared for the run that trained the network; their labels are not read
 * @param wanted the beats, as rows; all if omitted
 * @param head 0-based; the last hidden layer if omitted
 * @returns beats × units, in the order of `wanted`; undefined after Stop
 * @throws Error with a sentence if the network has no such layer, or like `loadStored`
 */
export async function hiddenRows(
  beats: TrainingBeats,
  network: StoredNetwork,
  control: Pick<RunControl, 'stopped'>,
  wanted?: Int32Array,
  head?: number,
): Promise<Float32Array | undefined> {
  const { model, layout, store } = loadStored(beats, network, false);
  const yielder = createYielder();
  try {
    const layer = hiddenLayer(model, head);
    const { settings, classCount, windowSec } = network;
    const rows = createRowDealer({
      ...{ settings, beats: store, index: store.index() },
      ...{ layout, classCount, windowSec },
    });
    const asked = wanted ?? Int32Array.from({ length: store.count }, (_, beat) => beat);
    const dealt = rows.prediction(asked);
    return await computeRows({
      ...{ dealt, count: asked.length, rows, network: layer, width: layer.units },
      batchSize: batchRows(BATCH, dealt.order.length, rows),
      guard: (work) => work,
      isAbandoned: () => control.stopped,
      onBatch: () => {},
      pause: () => yielder.yield(),
    });
  } finally {
    yielder.close();
    model.dispose();
  }
}
