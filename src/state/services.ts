import type { BeatSet } from '../beats/types';
import type { EngineId } from '../experiment/engines/types';
import type { Trainer } from '../experiment/run/trainer';
import type { Run } from '../experiment/run/types';
import type { Embed } from '../workers/bridgeEmbedding';
import { openRecordsPool } from '../workers/bridgeRecords';
import type { Pool } from '../workers/pool';
import type { RecordSource, SourceFile } from '../workers/records/types';
import type { RecordsWorker } from '../workers/records/workerTypes';
import { createActiveEngine } from './engine/activeEngine';
import type { LabelNetwork } from './label/types';
import type { PendingRemoval } from './removal/types';
import { openStorage } from './storage/storage';
import type { Storage } from './storage/types';

export { engineIdOf } from './engine/engineId';

/** The dependencies of the commands besides the store: threads, storage, and the bytes that no panel needs. */
export interface Services {
  pool(): Pool<RecordsWorker>;
  /** A separate thread for viewing, so that it never waits behind a batch of records. */
  viewer(): Pool<RecordsWorker>;
  /** @param preferred used if it works and the address does not request another, unless an engine is already open */
  trainer(preferred?: EngineId): Promise<Trainer>;
  /** Ends the training thread; the next call of `trainer()` starts a new one. */
  closeTrainer(): void;
  /**
   * A thread that is asked why, besides the one that trains: in WebAssembly, where nothing has to be compiled for a new size of batch, and any network has
   * the same explanation on any machine.
   */
  explainer(): Promise<Trainer>;
  closeExplainer(): void;
  /** Makes maps of beats, in a thread of its own. */
  embed(): Promise<Embed>;
  storage: Storage;
  /** Files of every record in the lab, by record id. */
  sources: Map<string, RecordSource>;
  /** Files that wait for their header. */
  loose: SourceFile[];
  /** Beats of the last Prepare, one part per record, in the order of `PreparedState.rows`. */
  parts: BeatSet[];
  /**
   * Runs that are not stored (yet, or because the storage is refused or full), by id: they live as long as the page.
   */
  unsaved: Map<string, Run>;
  /** Ids of records that could not be stored. */
  unstored: Set<string>;
  /** Networks that were opened as files, by id. */
  networks: Map<string, LabelNetwork>;
  /** Messages that the user dismissed: problems that only wait for a file are not shown again. */
  dismissed: Set<string>;
  /** Removals that can be undone, by their key. */
  removals: Map<string, PendingRemoval>;
  /** Aborts an activity, by its id. */
  running: Map<string, AbortController>;
}

/** Threads are opened on first use: the first load starts none. */
function createServices(): Services {
  let pool: Pool<RecordsWorker> | undefined;
  let viewer: Pool<RecordsWorker> | undefined;
  let explainer: Promise<Trainer> | undefined;
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
    explainer() {
      explainer ??= openExplainer();
      explainer.catch(() => {
        explainer = undefined;
      });
      return explainer;
    },
    closeExplainer() {
      explainer?.then((trainer) => trainer.dispose()).catch(() => undefined);
      explainer = undefined;
    },
    embed: async () => (await import('../workers/bridgeEmbedding')).embed,
    storage: openStorage(),
    sources: new Map(),
    loose: [],
    parts: [],
    unsaved: new Map(),
    unstored: new Set(),
    networks: new Map(),
    dismissed: new Set(),
    removals: new Map(),
    running: new Map(),
  };
}

async function openExplainer(): Promise<Trainer> {
  const { openTrainer } = await import('../workers/bridgeTraining');
  return openTrainer({ only: 'wasm', threads: 1 }).catch(() => openTrainer({ only: 'cpu' }));
}

export const services: Services = createServices();
