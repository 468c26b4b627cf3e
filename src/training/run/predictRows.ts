import { batchesIn, fillBatch } from '../input/batches';
import type { BeatStore } from '../input/beatStore';
import type { InputLayout } from '../input/inputLayout';
import type { Network } from '../network/network';
import { pausePoint, type RunContext } from './runContext';

export interface RowsOptions {
  beats: BeatStore;
  layout: InputLayout;
  /** Indices of the beats, in the order of the result. */
  order: Int32Array;
  batchSize: number;
  classCount: number;
  network: Pick<Network, 'rows'>;
  guard: RunContext['guard'];
  /** Checked between batches; true ends the work. */
  isAbandoned: () => boolean;
  /** Called when a batch was read, with the number of beats that are done. */
  onBatch: (beatsDone: number) => void;
  /** Awaited between batches. */
  pause: () => Promise<void>;
}

/**
 * The logits of the beats at `order`, in that order.
 *
 * One batch computes while the previous one is read, so that the GPU never waits for the page.
 *
 * @returns order.length × classCount, or undefined if it was abandoned
 */
export async function computeRows(options: RowsOptions): Promise<Float32Array | undefined> {
  const { order, batchSize: size, classCount, network, guard, isAbandoned, onBatch, pause } = options;
  const rows = new Float32Array(order.length * classCount);
  const weights = new Float32Array(classCount);
  let oldest: { start: number; count: number; values: Promise<Float32Array> } | undefined;

  const takeOldest = async () => {
    if (!oldest) return;
    const { start, count, values } = oldest;
    oldest = undefined;
    rows.set((await guard(values)).subarray(0, count * classCount), start * classCount);
    onBatch(start + count);
  };

  for (let batch = 0; batch < batchesIn(order.length, size); batch++) {
    if (isAbandoned()) return undefined;
    const start = batch * size;
    const { beats, layout } = options;
    const filled = fillBatch({ beats, layout, order, start, size, classCount, weights });
    const values = network.rows(filled);
    // If an earlier batch fails first, nobody awaits this one.
    values.catch(() => {});
    await takeOldest();
    oldest = { start, count: filled.count, values };
    await pause();
  }
  await takeOldest();
  return rows;
}

/**
 * The same within a run: with its batches, its pauses and its progress.
 *
 * @param isAbandoned checked between batches; true ends the work
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
  const { beats, layout, batchSize, clock, monitor, guard } = run;
  const { classCount } = run.network;
  let lastMs = clock.nowMs();
  return computeRows({
    ...{ beats, layout, order, batchSize, classCount, network, guard, isAbandoned },
    pause: () => pausePoint(run),
    onBatch(beatsDone) {
      const nowMs = clock.nowMs();
      const durationMs = nowMs - lastMs;
      lastMs = nowMs;
      monitor.forwardsFinished({ fold, phase, count: 1, durationMs, beatsDone, beatsTotal: order.length });
    },
  });
}
