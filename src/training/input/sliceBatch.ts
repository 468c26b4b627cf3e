import type { Batch } from './batches';

/** The rows `from…to` of a batch as a separate batch; copies, so that it can be transferred. */
export function sliceBatch(batch: Batch, from: number, to: number): Batch {
  const cut = (column: Float32Array) => {
    const width = column.length / batch.size;
    return column.slice(from * width, to * width);
  };
  const label = batch.label.slice(from, to);
  return {
    size: to - from,
    count: label.reduce((sum, ofRow) => sum + (ofRow < 0 ? 0 : 1), 0),
    waveform: cut(batch.waveform),
    features: cut(batch.features),
    oneHot: cut(batch.oneHot),
    label,
    weight: batch.weight.slice(from, to),
  };
}

/**
 * The batch without its padding. Rows of zeros do not change a sum of losses, but they would change the mean and variance
 * that batch normalisation computes over a batch.
 */
export function realRows(batch: Batch): Batch {
  return batch.count === batch.size ? batch : sliceBatch(batch, 0, batch.count);
}
