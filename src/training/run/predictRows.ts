import { batchesIn, fillBatch } from '../input/batches';
import type { BeatStore } from '../input/beatStore';
import type { InputLayout } from '../input/inputLayout';
import type { PredictionRows } from '../input/stretches';
import type { Network } from '../network/network';
import { pausePoint, type RunContext } from './runContext';

export interface RowsOptions {
  beats: BeatStore;
  layout: InputLayout;
  /** The rows in which the beats are predicted. */
  dealt: PredictionRows;
  /** Beats that are asked for. */
  count: number;
  batchSize: number;
  classCount: number;
  network: Pick<Network, 'rows'>;
  /** Numbers of a beat in the network's rows; by default its logits. */
  width?: number;
  guard: RunContext['guard'];
  /** Checked between batches; true ends the work. */
  isAbandoned: () => boolean;
  /** Called when a batch was read, with the number of beats that are done. */
  onBatch: (beatsDone: number) => void;
  /** Awaited between batches. */
  pause: () => Promise<void>;
}

/**
 * The logits of the beats asked for; or whatever the rows of the network are.
 *
 * One batch computes while the previous one is read, so that the GPU never waits for the page.
 *
 * @returns beats × width, in the order in which the rows were dealt for them, or undefined if it was abandoned
 */
export async function computeRows(options: RowsOptions): Promise<Float32Array | undefined> {
  const { count, batchSize: size, classCount, network, guard, isAbandoned, onBatch, pause } = options;
  const { width = classCount } = options;
  const { order, answers } = options.dealt;
  const rows = new Float32Array(count * width);
  const weights = new Float32Array(classCount);
  let answered = 0;
  let oldest: { start: number; values: Promise<Float32Array> } | undefined;

  const takeOldest = async () => {
    if (!oldest) return;
    const { start, values } = oldest;
    oldest = undefined;
    const read = await guard(values);
    for (let row = start; row < Math.min(start + size, order.length); row++) {
      const answer = answers ? answers[row]! : row;
      if (answer < 0) continue;
      const from = (row - start) * width;
      rows.set(read.subarray(from, from + width), answer * width);
      answered++;
    }
    onBatch(answered);
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
    oldest = { start, values };
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
  network: Pick<Network, 'rows'>;
  /** As of `RowsOptions`. */
  width?: number;
  /** Indices of the beats, in the order of the result. */
  beatsAsked: Int32Array;
  fold: number;
  phase: 'training' | 'validating' | 'testing';
  isAbandoned: () => boolean;
}): Promise<Float32Array | undefined> {
  const { run, network, width, beatsAsked, fold, phase, isAbandoned } = options;
  const { beats, layout, rows, batchSize, clock, monitor, guard } = run;
  const { classCount } = run.network;
  let lastMs = clock.nowMs();
  return computeRows({
    ...{ beats, layout, batchSize, classCount, network, guard, isAbandoned },
    ...{ dealt: rows.prediction(beatsAsked), count: beatsAsked.length },
    ...(width !== undefined && { width }),
    pause: () => pausePoint(run),
    onBatch(beatsDone) {
      const nowMs = clock.nowMs();
      const durationMs = nowMs - lastMs;
      lastMs = nowMs;
      const beatsTotal = beatsAsked.length;
      monitor.forwardsFinished({ fold, phase, count: 1, durationMs, beatsDone, beatsTotal });
    },
  });
}
