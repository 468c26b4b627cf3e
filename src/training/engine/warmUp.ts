import * as tf from '@tensorflow/tfjs';
import { deriveSeed } from '../../experiment/plan/seeds';
import { type Batch, emptyBatch } from '../input/batches';
import { createNetwork } from '../network/network';
import { RunningSums } from '../network/runningSums';
import type { RunContext } from '../run/runContext';
import { compileAhead } from './compileAhead';
import { readTensor } from './readTensor';

/**
 * Makes the GPU compile the programs of a training step and of a forward pass, on networks that are thrown away, so that
 * compiling does not count in the speed that the run reports.
 */
export async function warmUp(run: RunContext): Promise<void> {
  if (tf.getBackend() !== 'webgl') return;
  run.monitor.emit({ kind: 'phase', fold: 0, phase: 'compiling' });
  const { batchSize: size, rows, layout } = run;
  const { classCount } = run.network;
  // Beats of zeros and of no class. Not padding: batch normalisation does not get that.
  const batch = {
    ...emptyBatch({ size, lengthSamples: rows.piece.rowSamples, layout, classCount }),
    count: size,
  };
  // First all programs are compiled at once without running; then they run once, to find any that were missed.
  await onScratchNetwork(run, (step, sums) =>
    compileAhead(() => {
      const logits = step(batch);
      for (const tensor of [logits, sums.tensor]) tensor.dataToGPU().tensorRef.dispose();
      logits.dispose();
    }, run.yielder),
  );
  await onScratchNetwork(run, async (step, sums) => {
    const logits = step(batch);
    try {
      await run.guard(readTensor(logits));
      await run.guard(sums.read());
    } finally {
      logits.dispose();
    }
  });
}

async function onScratchNetwork(
  run: RunContext,
  work: (step: (batch: Batch) => tf.Tensor, sums: RunningSums) => Promise<void>,
): Promise<void> {
  const { settings } = run;
  const seed = deriveSeed(settings.seed, 'warmup');
  const network = createNetwork({ ...run.network, seed }, settings.optimizer, seed, undefined, settings.loss);
  const sums = new RunningSums();
  const step = (batch: Batch) => {
    void network.trainStep(batch, 0, settings.learningRate, sums);
    return network.logits(batch);
  };
  try {
    await work(step, sums);
  } finally {
    sums.dispose();
    network.dispose();
  }
}
