import { messageOf } from '../base/messageOf';
import type { TrainingEvent } from '../experiment/run/types';
import { defaultTrainSettings } from '../experiment/settings/defaults';
import { makeTrainBeats } from './trainBeats';
import { engineColumns, openLabTrainer } from './trainLab';
import type { TrainBenchOptions } from './trainOptions';
import type { BenchRow, MemoryRow } from './trainRows';

/** As many parts as MIT-BIH has records without the paced ones. */
const PARTS = 44;

/**
 * Trains with the lab's default settings on as many beats as MIT-BIH has, five folds, and reports the end of each epoch, so
 * that a program that monitors the process can read its memory then. Every beat is classified once, in the test of its fold.
 */
export async function measureMemory(
  options: TrainBenchOptions,
  report: (row: BenchRow) => void,
): Promise<MemoryRow> {
  const { engine, batches } = options.plans[0]!;
  const { beats, folds, epochs } = options;
  const job: MemoryRow = { job: 'memory', engine, batch: batches[0]!, beats, folds, epochs };
  try {
    return { ...job, ...(await runAll(job, options, report)) };
  } catch (error) {
    return { ...job, failed: messageOf(error) };
  }
}

async function runAll(
  { engine, batch, beats, folds, epochs }: MemoryRow,
  options: TrainBenchOptions,
  report: (row: BenchRow) => void,
): Promise<Partial<MemoryRow>> {
  const { lengthSamples, classCount, seed } = options;
  const { trainer, info } = await openLabTrainer(engine, options);
  try {
    for (let part = 0; part < PARTS; part++) {
      const count = Math.floor(((part + 1) * beats) / PARTS) - Math.floor((part * beats) / PARTS);
      await trainer.addBeats(makeTrainBeats({ count, lengthSamples, classCount, seed: seed + part }));
    }
    const startMs = performance.now();
    const sec = () => (performance.now() - startMs) / 1000;
    let inferSec = 0;
    let testStartSec: number | undefined;
    const measurements: Promise<void>[] = [];
    const onEvent = (event: TrainingEvent) => {
      if (event.kind === 'phase' && event.phase === 'testing') testStartSec ??= sec();
      if (event.kind === 'fold' && testStartSec !== undefined) {
        inferSec += sec() - testStartSec;
        testStartSec = undefined;
      }
      if (event.kind !== 'epoch') return;
      const row = {
        job: 'memory-epoch' as const,
        engine,
        fold: event.fold + 1,
        epoch: event.point.epoch,
        sec: sec(),
      };
      if (!options.ownMemory) return report(row);
      measurements.push(ownMemory().then((ownBytes) => report({ ...row, ownBytes })));
    };
    const settings = {
      ...defaultTrainSettings,
      protocol: { kind: 'kfold' as const, folds, stratified: true },
      epochs,
      seed,
      batchSize: batch,
    };
    const result = await trainer.run(settings, classCount, onEvent);
    const all = sec();
    await Promise.all(measurements);
    return {
      ...engineColumns(info),
      sec: all,
      trainBeatsPerSec: result.beatsPerSec,
      inferSec,
      leakedTensors: result.leakedTensors,
    };
  } finally {
    trainer.dispose();
  }
}

/** Bytes of the page and its workers as the browser counts them, if it does and the page is isolated. */
async function ownMemory(): Promise<number | undefined> {
  const measure = (performance as { measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }> })
    .measureUserAgentSpecificMemory;
  if (!measure || !crossOriginIsolated) return undefined;
  try {
    return (await measure.call(performance)).bytes;
  } catch {
    return undefined;
  }
}
