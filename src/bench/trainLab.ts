import type { EngineInfo } from '../experiment/engines/types';
import { ENGINE_ORDER } from '../experiment/engines/types';
import type { Trainer } from '../experiment/run/trainer';
import type { TrainingEvent } from '../experiment/run/types';
import { defaultTrainSettings } from '../experiment/settings/defaults';
import type { TrainSettings } from '../experiment/settings/types';
import { type EngineChoice, openTrainer } from '../workers/bridgeTraining';
import { makeTrainBeats } from './trainBeats';
import type { BenchEngine, Stretch } from './trainEngine';
import type { TrainBenchOptions } from './trainOptions';
import type { EngineColumns } from './trainRows';

/** Number of equal parts that the beats are added in; one of them is the test part. */
const PARTS = 3;
/** Most warm-up runs, which are not counted, until one lasts long enough for everything to be compiled and warm. */
const MOST_WARM_UPS = 4;

/**
 * Opens one engine of the lab in the same way as the lab itself.
 *
 * @throws Error with the reason if the lab has no such engine or it cannot be used here
 */
export async function openLabTrainer(
  engine: string,
  { threads }: TrainBenchOptions,
): Promise<{ trainer: Trainer; info: EngineInfo }> {
  if (!isLabEngine(engine)) {
    throw new Error(`The lab has no engine ${engine}; it has ${ENGINE_ORDER.join(', ')}.`);
  }
  const trainer = await openTrainer({ only: engine, threads });
  return { trainer, info: await trainer.engine() };
}

function isLabEngine(name: string): name is EngineChoice {
  return (ENGINE_ORDER as readonly string[]).includes(name);
}

/** The columns of the table about an engine. */
export function engineColumns(info: EngineInfo): EngineColumns {
  const { renderer, software, kernels, threads } = info;
  return { renderer, software, kernels, threads };
}

/** An engine of the lab for the benchmark. */
export async function openLabEngine(engine: string, options: TrainBenchOptions): Promise<BenchEngine> {
  const { trainer, info } = await openLabTrainer(engine, options);
  const stepsOf = new Map<number, number>();
  return {
    columns: () => engineColumns(info),
    async prepare(batch) {
      stepsOf.set(batch, await findSteps(trainer, batch, options));
    },
    stretch(batch) {
      const steps = stepsOf.get(batch);
      if (steps === undefined) throw new Error(`The batch ${batch} was not prepared.`);
      return runOnce(trainer, { batch, steps }, options);
    },
    dispose: () => trainer.dispose(),
  };
}

/** The number of steps that take about `stretchSec`, found by runs that also warm the engine up. */
async function findSteps(trainer: Trainer, batch: number, options: TrainBenchOptions): Promise<number> {
  const { stretchSec } = options;
  let steps = 2;
  for (let run = 1; ; run++) {
    const { trainSec } = await runOnce(trainer, { batch, steps }, options);
    const wanted = evenSteps((steps * stretchSec) / trainSec);
    if (run === MOST_WARM_UPS || trainSec > stretchSec / 2) return wanted;
    // A few steps, cold and with the start and end of an epoch, tell too little.
    steps = Math.max(steps, wanted);
  }
}

/** Must be even, because half as many full batches are classified as are trained on. */
function evenSteps(steps: number): number {
  return Math.max(2, 2 * Math.round(steps / 2));
}

/**
 * One run of this many training steps, then a test of half as many beats.
 *
 * The same part is added three times, so that the size of each class is divisible by three and the split is exact: full
 * batches only. Training is timed by the epoch's own duration; classifying from the event at the start of the test to the
 * one with its result. Both include everything that a person waits for.
 */
async function runOnce(
  trainer: Trainer,
  { batch, steps }: { batch: number; steps: number },
  options: TrainBenchOptions,
): Promise<Stretch> {
  const { lengthSamples, classCount, seed } = options;
  const inferBeats = (batch * steps) / 2;
  const part = makeTrainBeats({ count: inferBeats, lengthSamples, classCount, seed });
  await trainer.clearBeats();
  for (let copy = 0; copy < PARTS; copy++) await trainer.addBeats(part);

  let trainSec: number | undefined;
  let inferSec: number | undefined;
  let testStartMs: number | undefined;
  const onEvent = (event: TrainingEvent) => {
    if (event.kind === 'epoch') trainSec = event.point.durationSec;
    if (event.kind === 'phase' && event.phase === 'testing') testStartMs ??= performance.now();
    if (event.kind === 'fold' && testStartMs !== undefined)
      inferSec = (performance.now() - testStartMs) / 1000;
  };
  await trainer.run(benchSettings(options, batch), classCount, onEvent);
  if (trainSec === undefined || inferSec === undefined) throw new Error('The run ended without a test.');
  return { trainBeats: (PARTS - 1) * inferBeats, trainSec, inferBeats, inferSec };
}

/** The reference network and dropout, Adam at a constant rate, no validation beats. */
function benchSettings({ seed }: TrainBenchOptions, batch: number): TrainSettings {
  return {
    ...defaultTrainSettings,
    protocol: { kind: 'holdout', testFraction: 1 / PARTS, stratified: true },
    validationFraction: 0,
    learningRate: 1e-3,
    schedule: 'constant',
    epochs: 1,
    batchSize: batch,
    seed,
  };
}
