import { allOrNothing, committed } from './committed';
import { findRows } from './findRows';
import { removedIds } from './removed';
import type { Database } from './schema';
import { SUMMARY_FORMAT } from './summaryFormat';
import type { FoundSummary, RunStorage, StoredSummary } from './types';
import { upgradeRun } from './upgradeRun';

const RUN_STORES = ['runs', 'models', 'summaries'] as const;

/**
 * Loaded only when there are runs to list: a first visit has none. Saving a run uses no code that is loaded later:
 * the server may be gone by then.
 */
const summaries = () => import('./summaries');

export function runStorage(database: () => Promise<Database>): RunStorage {
  return {
    async saveRun(run, summary) {
      const stored = { format: SUMMARY_FORMAT, summary, experiment: run.experiment };
      const transaction = (await database()).transaction(RUN_STORES, 'readwrite');
      const folds = run.folds.map(({ model: _model, ...fold }) => fold);
      await committed(transaction.done, [
        transaction.objectStore('runs').put({ ...run, folds }),
        transaction.objectStore('summaries').put(stored, run.id),
        ...run.folds.map((fold) => transaction.objectStore('models').put(fold.model, [run.id, fold.fold])),
      ]);
    },
    async renameRun(id, title) {
      const transaction = (await database()).transaction(['runs', 'summaries'], 'readwrite');
      await allOrNothing(transaction, async () => {
        const run = await transaction.objectStore('runs').get(id);
        if (run) await transaction.objectStore('runs').put({ ...run, title });
        const stored = await transaction.objectStore('summaries').get(id);
        if (stored?.summary) {
          const summary = { ...stored.summary, title };
          await transaction.objectStore('summaries').put({ ...stored, summary }, id);
        }
      });
    },
    async loadSummaries() {
      const db = await database();
      const [all, rows, removed] = await Promise.all([
        db.getAllKeys('runs'),
        findRows<string>(db, 'summaries'),
        removedIds(db, 'runs'),
      ]);
      const ids = all.filter((id) => !removed.has(id));
      const stored = new Map(rows.map(({ id, value }) => [id, value]));
      if (ids.length === 0) return [];
      const { readSummary } = await summaries();
      const found: FoundSummary[] = [];
      for (const id of ids) {
        const summary = readSummary(id, stored.get(id));
        // One run at a time: a hundred runs with all their predictions may not fit into memory.
        found.push(summary ? { id, summary } : await summariseStored(db, id));
      }
      return found;
    },
    async loadRunView(id) {
      const db = await database();
      if ((await removedIds(db, 'runs')).has(id)) return undefined;
      const run = await db.get('runs', id);
      return run && (await upgradeRun(run));
    },
    async loadModel(id, fold) {
      return (await database()).get('models', [id, fold]);
    },
  };
}

/** Makes the summary of a run that an older version of the lab stored, and stores it with the run. */
async function summariseStored(db: Database, id: string): Promise<FoundSummary> {
  let title: string | undefined;
  try {
    const run = await db.get('runs', id);
    if (typeof run?.title === 'string') title = run.title;
    const { summaryOf } = await summaries();
    const stored = summaryOf(await upgradeRun(run!));
    await saveSummary(db, id, stored);
    return { id, summary: stored.summary };
  } catch (error) {
    return { id, summary: undefined, title, error };
  }
}

/** Stores the summary of a run that still exists, under its current title. */
async function saveSummary(db: Database, id: string, made: StoredSummary): Promise<void> {
  const transaction = db.transaction(['runs', 'summaries'], 'readwrite');
  const saved = allOrNothing(transaction, async () => {
    const run = await transaction.objectStore('runs').get(id);
    if (!run) return;
    const summary = { ...made.summary, title: run.title };
    await transaction.objectStore('summaries').put({ ...made, summary }, id);
  });
  // If it cannot be stored, it is made again at the next start.
  await saved.catch(() => undefined);
}
