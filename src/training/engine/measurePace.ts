import { createYielder } from '../../base/createYielder';
import { createRandom } from '../../base/random';
import { defaultMultiHead } from '../../experiment/network/defaults';
import type { Batch } from '../input/batches';
import { createNetwork } from '../network/network';
import { RunningSums } from '../network/runningSums';
import { compileAhead } from './compileAhead';
import type { OpenEngine } from './engine';

export interface PaceOptions {
  lengthSamples: number;
  classCount: number;
  batchSize: number;
  /** How long to measure, not counting the time that the engine needs to get ready. */
  measureMs: number;
}

const defaultPaceOptions: PaceOptions = {
  lengthSamples: 251,
  classCount: 4,
  batchSize: 128,
  measureMs: 400,
};

/** Steps that are queued before waiting for their results. */
const MOST_QUEUED = 8;

/**
 * Trains the default network on noise for a moment, to measure the speed of this engine.
 *
 * @returns training beats per second
 */
export async function measurePace(
  engine: Pick<OpenEngine, 'guard' | 'team'>,
  options: Partial<PaceOptions> = {},
): Promise<number> {
  const { lengthSamples, classCount, batchSize, measureMs } = { ...defaultPaceOptions, ...options };
  const network = createNetwork(
    { ...defaultMultiHead(lengthSamples, classCount), dropout: 0.3 },
    'adam',
    1,
    engine.team,
  );
  const batch = noiseBatch(batchSize, lengthSamples, classCount);
  const sums = new RunningSums();
  const yielder = createYielder();
  let done = 0;
  const step = (at: number) => network.trainStep(batch, at, 1e-3, sums);
  /** Trains this many steps and waits until they are done: steps that are only queued are not computed yet. */
  const train = async (steps: number): Promise<number> => {
    const startMs = performance.now();
    for (let i = 0; i < steps; i++) await step(done++);
    await engine.guard(sums.read());
    await yielder.yield();
    return performance.now() - startMs;
  };
  try {
    await compileAhead(() => void step(0), yielder);
    // The first steps allocate and warm up what later steps reuse.
    let stepMs = await train(1);
    if (stepMs < measureMs) stepMs = await train(1);

    let steps = 0;
    let elapsedMs = 0;
    while (elapsedMs < measureMs) {
      // As in training, steps are queued without waiting for each: a GPU works while the next batch is being filled.
      const queued = Math.min(MOST_QUEUED, Math.max(1, Math.floor((measureMs - elapsedMs) / stepMs)));
      const took = await train(queued);
      steps += queued;
      elapsedMs += took;
      stepMs = took / queued;
    }
    return (steps * batchSize) / (elapsedMs / 1000);
  } finally {
    sums.dispose();
    network.dispose();
    yielder.close();
  }
}

function noiseBatch(size: number, lengthSamples: number, classCount: number): Batch {
  const random = createRandom(1);
  const label = Int32Array.from({ length: size }, () => random.below(classCount));
  const oneHot = new Float32Array(size * classCount);
  label.forEach((classIndex, row) => {
    oneHot[row * classCount + classIndex] = 1;
  });
  return {
    size,
    count: size,
    waveform: Float32Array.from({ length: size * lengthSamples }, () => random.normal()),
    features: new Float32Array(0),
    oneHot,
    label,
    weight: new Float32Array(size).fill(1 / size),
  };
}
