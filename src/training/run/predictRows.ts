import { batchesIn, fillBatch } from '../input/batches';
import type { Network } from '../network/network';
import { pausePoint, type RunContext } from './runContext';

/**
 * The logits of the beats at `order`, in that order.
 *
 * One batch computes while the previous one is read, so that the GPU never waits for the page.
 *
 * @param isAbandoned checked between batches; true ends the work
 * @returns order.length × classCount, or undefined if it was abandoned
 */
export async function predictRows(options: {
  run: RunContext;
  network: Network;
  order: Int32Array;
  fold: number;
  phase: 'training' | 'validating' | 'testing';
  isAbandoned: () => boolean;
}): Promise<Float32Array | undefined> {
  const { run, network, order, fold, phase, isAbandoned } = options;
  const { beats, batchSize, clock, monitor } = run;
  const { classCount } = run.network;
  const rows = new Float32Array(order.length * classCount);
  const weights = new Float32Array(classCount);
  let oldest: { start: number; count: number; values: Promise<Float32Array> } | undefined;
  let lastMs = clock.nowMs();

  const takeOldest = async () => {
    if (!oldest) return;
    const { start, count, values } = oldest;
    oldest = undefined;
    rows.set((await run.guard(values)).subarray(0, count * classCount), start * classCount);
    const nowMs = clock.nowMs();
    const durationMs = nowMs - lastMs;
    lastMs = nowMs;
    const beatsDone = start + count;
    monitor.forwardsFinished({ fold, phase, count: 1, durationMs, beatsDone, beatsTotal: order.length });
  };

  for (let batch = 0; batch < batchesIn(order.length, batchSize); batch++) {
    if (isAbandoned()) return undefined;
    const start = batch * batchSize;
    const filled = fillBatch({
      beats,
      layout: run.layout,
      order,
      start,
      size: batchSize,
      classCount,
      weights,
    });
    const values = network.rows(filled);
    // If an earlier batch fails first, nobody awaits this one.
    values.catch(() => {});
    await takeOldest();
    oldest = { start, count: filled.count, values };
    await pausePoint(run);
  }
  await takeOldest();
  return rows;
}
