import { CLASS_NAMES } from '../../beats/types';
import { batchesIn } from '../input/batches';
import type { RowDealer } from '../input/dealtRows';
import type { PredictionRows } from '../input/stretches';
import type { Network } from '../network/network';
import { pausePoint, type RunContext } from './runContext';

export interface RowsOptions {
  /** The rows in which they are predicted. */
  dealt: PredictionRows;
  /** How many are asked for: as many rows as the result has. */
  count: number;
  rows: Pick<RowDealer, 'fill'>;
  batchSize: number;
  network: Pick<Network, 'rows'>;
  /** Numbers of a row of the network, such as its logits. */
  width: number;
  guard: RunContext['guard'];
  /** Checked between batches; true ends the work. */
  isAbandoned: () => boolean;
  /** Called when a batch was read, with the number of beats that are done. */
  onBatch: (beatsDone: number) => void;
  /** Awaited between batches. */
  pause: () => Promise<void>;
}

/**
 * The logits of the beats (or cells) asked for, in that order; or whatever the rows of the network are.
 *
 * One batch computes while the previous one is read, so that the GPU never waits for the page.
 *
 * @returns count × width, or undefined if it was abandoned
 */
export async function computeRows(options: RowsOptions): Promise<Float32Array | undefined> {
  const { count, batchSize: size, width, network, guard, isAbandoned, onBatch, pause } = options;
  const { order, answers } = options.dealt;
  const rows = new Float32Array(count * width);
  const weights = new Float32Array(CLASS_NAMES.length + 1);
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
    const filled = options.rows.fill({ order, start, size, weights });
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
  /** As of `RowsOptions`; by default the width of the logits. */
  width?: number;
  /** Indices of the beats, in the order of the result. */
  beatsAsked: Int32Array;
  /** Rows in which something else than the logits at beats is predicted, in place of those of the beats. */
  dealt?: PredictionRows & { count: number };
  fold: number;
  phase: 'training' | 'validating' | 'testing';
  isAbandoned: () => boolean;
}): Promise<Float32Array | undefined> {
  const { run, network, beatsAsked, fold, phase, isAbandoned } = options;
  const { width = run.network.classCount } = options;
  const { rows, batchSize, clock, monitor, guard } = run;
  const dealt = options.dealt ?? { ...rows.prediction(beatsAsked), count: beatsAsked.length };
  let lastMs = clock.nowMs();
  return computeRows({
    ...{ dealt, count: dealt.count, rows, batchSize, width, network, guard, isAbandoned },
    pause: () => pausePoint(run),
    onBatch() {
      const nowMs = clock.nowMs();
      const durationMs = nowMs - lastMs;
      lastMs = nowMs;
      monitor.forwardsFinished({
        fold,
        phase,
        count: 1,
        durationMs,
      });
    },
  });
}
