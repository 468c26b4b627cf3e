import type { Batch } from './batches';

/** The rows `from…to` of a batch as a batch of their own; copies, so that it can be sent away. */
export function sliceBatch(batch: Batch, from: number, to: number): Batch {
  const cut = (column: Float32Array) => {
    const width = column.length / batch.size;
    return column.slice(from * width, to * width);
  };
  return {
    size: to - from,
    count: Math.min(Math.max(batch.count - from, 0), to - from),
    waveform: cut(batch.waveform),
    features: cut(batch.features),
    oneHot: cut(batch.oneHot),
    label: batch.label.slice(from, to),
    weight: batch.weight.slice(from, to),
  };
}

/**
 * The batch without its padding. Rows of zeros add nothing to a sum of losses, but they would to the mean and the variance
 * that batch normalisation takes over a batch.
 */
export function realRows(batch: Batch): Batch {
  return batch.count === batch.size ? batch : sliceBatch(batch, 0, batch.count);
}
