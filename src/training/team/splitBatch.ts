import type { Batch } from '../input/batches';
import { sliceBatch } from '../input/sliceBatch';

/**
 * Splits a batch by rows into shares; copies, so that each can be transferred.
 *
 * @param lead how many rows the first share has more than the others, as far as the batch allows; the others differ by at most one row
 */
export function splitBatch(batch: Batch, parts: number, lead = 0): Batch[] {
  // These rows are set aside for the first part, the rest is dealt evenly; with one part there is nothing to shift.
  const ahead = parts > 1 ? Math.min(lead, batch.size) : 0;
  const startOf = (part: number) =>
    part === 0 ? 0 : ahead + Math.floor((part * (batch.size - ahead)) / parts);
  return Array.from({ length: parts }, (_, part) => sliceBatch(batch, startOf(part), startOf(part + 1)));
}

/** The buffers that can be transferred to another thread without a copy. */
export function buffersOf({ waveform, features, oneHot, label, weight }: Batch): ArrayBuffer[] {
  return [waveform, features, oneHot, label, weight].map(({ buffer }) => buffer as ArrayBuffer);
}
