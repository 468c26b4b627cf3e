import type { BeatSet } from '../beats/types';
import type { EngineId } from '../experiment/engines/types';
import type { Run, Trainer } from '../experiment/run/types';
import { openRecordsPool } from '../workers/bridgeRecords';
import type { Pool } from '../workers/pool';
import type { RecordSource, RecordsWorker, SourceFile } from '../workers/records/types';
import { createActiveEngine } from './engine/activeEngine';
import { openStorage } from './storage/storage';
import type { Storage } from './storage/types';

export { engineIdOf } from './engine/engineId';

/** What commands work with besides the store: threads, storage, and the bytes that no panel ever needs. */
export interface Services {
  pool(): Pool<RecordsWorker>;
  /** A thread of its own for looking, so that it never waits behind a batch of records. */
  viewer(): Pool<RecordsWorker>;
  /** @param preferred taken where it works and the address asks for no other, unless an engine is open already */
  trainer(preferred?: EngineId): Promise<Trainer>;
  /** Ends the training thread; the next `trainer()` starts a fresh one. */
  closeTrainer(): void;
  storage: Storage;
  /** Files of every record in the lab, by record id. */
  sources: Map<string, RecordSource>;
  /** Files that wait for their header. */
  loose: SourceFile[];
  /** Beats of the last Prepare, a part a record, in the order of `PreparedState.rows`. */
  parts: BeatSet[];
  /** Runs that are not in the storage (not yet, refused or full), by id: they live as long as the page. */
  unsaved: Map<string, Run>;
  /** Sentences that the person has dismissed: what only waits for a file is not told again. */
  dismissed: Set<string>;
  /** Aborts what an activity does, by activity id. */
  running: Map<string, AbortController>;
}

/** Threads open on first use: the first load starts none. */
function createServices(): Services {
  let pool: Pool<RecordsWorker> | undefined;
  let viewer: Pool<RecordsWorker> | undefined;
  const engine = createActiveEngine(async (options) => {
    const { chooseTrainer } = await import('../workers/bridgeTraining');
    return chooseTrainer(options);
  });
  return {
    pool() {
      pool ??= openRecordsPool();
      return pool;
    },
    viewer() {
      viewer ??= openRecordsPool(1);
      return viewer;
    },
    trainer: engine.trainer,
    closeTrainer: engine.close,
    storage: openStorage(),
    sources: new Map(),
    loose: [],
    parts: [],
    unsaved: new Map(),
    dismissed: new Set(),
    running: new Map(),
  };
}

export const services: Services = createServices();
