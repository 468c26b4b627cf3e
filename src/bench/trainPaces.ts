import { messageOf } from '../base/messageOf';
import type { BenchEngine, OpenBenchEngine, Stretch } from './trainEngine';
import type { TrainBenchOptions } from './trainOptions';
import { type BenchRow, type EngineColumns, median, type TrainRow, within } from './trainRows';

/** Stretches per engine and batch size, of which the median counts. */
export const ROUNDS = 3;

/** An engine at one batch size, with its measurements so far. */
interface Entry {
  engine: string;
  batch: number;
  stretches: Stretch[];
  columns: EngineColumns;
  failed?: string;
}

/**
 * Measures every engine at every batch size, in rounds: in each round every one gets its stretch, so that disturbances of the
 * machine affect all of them, and ratios compare like with like.
 *
 * All engines stay open until the end. One that fails or hangs is closed, its rows give the reason, and the others go on.
 *
 * @param open opens an engine by its id
 * @param betweenRounds called before each round, while nothing runs here
 */
export async function measurePaces(
  options: TrainBenchOptions,
  open: OpenBenchEngine,
  betweenRounds: (round: number) => Promise<void>,
  report: (row: BenchRow) => void,
): Promise<void> {
  const { plans, limitSec } = options;
  const entries: Entry[] = plans.flatMap(({ engine, batches }) =>
    batches.map((batch) => ({ engine, batch, stretches: [], columns: {} })),
  );
  const engines = new Map<string, BenchEngine>();

  const drop = (engine: string, error: unknown) => {
    engines.get(engine)?.dispose();
    engines.delete(engine);
    for (const entry of entries) if (entry.engine === engine) entry.failed ??= messageOf(error);
  };

  for (const { engine, batches } of plans) {
    try {
      const opening = open(engine, options);
      const opened = await within(limitSec, opening).catch((error) => {
        opening.then((late) => late.dispose()).catch(() => {});
        throw error;
      });
      engines.set(engine, opened);
      for (const batch of batches) await within(limitSec, opened.prepare(batch));
      for (const entry of entries) if (entry.engine === engine) entry.columns = opened.columns();
    } catch (error) {
      drop(engine, error);
    }
  }
  for (let round = 1; round <= ROUNDS; round++) {
    await betweenRounds(round);
    for (const entry of entries) {
      const { engine, batch } = entry;
      const opened = engines.get(engine);
      if (!opened) continue;
      try {
        const stretch = await within(limitSec, opened.stretch(batch));
        entry.stretches.push(stretch);
        report({ job: 'stretch', engine, batch, round, ...pacesOf(stretch) });
      } catch (error) {
        drop(engine, error);
      }
    }
  }
  for (const engine of engines.values()) engine.dispose();
  for (const entry of entries) report(rowOf(entry));
}

function pacesOf({ trainBeats, trainSec, inferBeats, inferSec }: Stretch) {
  return { trainBeatsPerSec: trainBeats / trainSec, inferBeatsPerSec: inferBeats / inferSec };
}

function rowOf({ engine, batch, columns, failed, stretches }: Entry): TrainRow {
  const start: TrainRow = { job: 'train', engine, batch, ...columns };
  if (failed !== undefined) return { ...start, failed };
  const paces = stretches.map(pacesOf);
  const trainStretches = paces.map(({ trainBeatsPerSec }) => trainBeatsPerSec);
  const inferStretches = paces.map(({ inferBeatsPerSec }) => inferBeatsPerSec);
  return {
    ...start,
    trainBeatsPerSec: median(trainStretches),
    inferBeatsPerSec: median(inferStretches),
    trainStretches,
    inferStretches,
    trainBeats: stretches[0]!.trainBeats,
    inferBeats: stretches[0]!.inferBeats,
  };
}
