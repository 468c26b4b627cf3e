import type { Batch } from '../input/batches';
import { sliceBatch } from '../input/sliceBatch';

/**
 * Splits a batch by rows into shares; copies, so that each can be transferred.
 *
 * @param lead how many rows the first share has more than the others, as far as the batch allows; the others differ by at most one unit
 * @param unit rows that belong together, and are not split
 */
export function splitBatch(batch: Batch, parts: number, lead = 0, unit = 1): Batch[] {
  const units = batch.size / unit;
  // These are set aside for the first part, the rest is dealt evenly; with one part there is nothing to shift.
  const ahead = parts > 1 ? Math.min(Math.floor(lead / unit), units) : 0;
  const startOf = (part: number) =>
    part === 0 ? 0 : unit * (ahead + Math.floor((part * (units - ahead)) / parts));
  return Array.from({ length: parts }, (_, part) => sliceBatch(batch, startOf(part), startOf(part + 1)));
}

/** The buffers that can be transferred to another thread without a copy. */
export function buffersOf({ waveform, features, oneHot, label, weight }: Batch): ArrayBuffer[] {
  return [waveform, features, oneHot, label, weight].map(({ buffer }) => buffer as ArrayBuffer);
}
