import type { Batch } from '../batches';

/**
 * Parts a batch by rows into shares; copies, so that each can be sent away.
 *
 * @param lead rows that the first share has more than the others, as far as the batch allows; the others differ by at most one row
 */
export function splitBatch(batch: Batch, parts: number, lead = 0): Batch[] {
  const lengthSamples = batch.waveform.length / batch.size;
  const classCount = batch.oneHot.length / batch.size;
  // So many rows of the batch are dealt to all alike; with one part or a small batch there is nothing to shift.
  const ahead = parts > 1 ? Math.min(lead, batch.size) : 0;
  const startOf = (part: number) =>
    part === 0 ? 0 : ahead + Math.floor((part * (batch.size - ahead)) / parts);
  return Array.from({ length: parts }, (_, part) => {
    const from = startOf(part);
    const to = startOf(part + 1);
    return {
      size: to - from,
      count: Math.min(Math.max(batch.count - from, 0), to - from),
      waveform: batch.waveform.slice(from * lengthSamples, to * lengthSamples),
      oneHot: batch.oneHot.slice(from * classCount, to * classCount),
      label: batch.label.slice(from, to),
      weight: batch.weight.slice(from, to),
    };
  });
}

/** What can be handed to another thread without a copy. */
export function buffersOf({ waveform, oneHot, label, weight }: Batch): ArrayBuffer[] {
  return [waveform, oneHot, label, weight].map(({ buffer }) => buffer as ArrayBuffer);
}
