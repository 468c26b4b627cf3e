import type { Batch } from '../batches';

/** Parts a batch by rows into `parts` shares that differ by at most one row; copies, so that each can be sent away. */
export function splitBatch(batch: Batch, parts: number): Batch[] {
  const lengthSamples = batch.waveform.length / batch.size;
  const classCount = batch.oneHot.length / batch.size;
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * batch.size) / parts);
    const to = Math.floor(((part + 1) * batch.size) / parts);
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
