import { committed } from './committed';
import { findRows } from './findRows';
import { type Database, foldsOf } from './schema';
import { readSummary, summaryOf } from './summaries';
import type { FoundSummary, RunStorage } from './types';
import { upgradeRun } from './upgradeRun';

const RUN_STORES = ['runs', 'models', 'summaries'] as const;

export function runStorage(database: () => Promise<Database>): RunStorage {
  return {
    async saveRun(run) {
      const summary = summaryOf(run);
      const transaction = (await database()).transaction(RUN_STORES, 'readwrite');
      const folds = run.folds.map(({ model: _model, ...fold }) => fold);
      await committed(transaction.done, [
        transaction.objectStore('runs').put({ ...run, folds }),
        transaction.objectStore('summaries').put(summary, run.id),
        ...run.folds.map((fold) => transaction.objectStore('models').put(fold.model, [run.id, fold.fold])),
      ]);
    },
    async renameRun(id, title) {
      const transaction = (await database()).transaction(['runs', 'summaries'], 'readwrite');
      const rename = async () => {
        const run = await transaction.objectStore('runs').get(id);
        if (run) await transaction.objectStore('runs').put({ ...run, title });
        const stored = await transaction.objectStore('summaries').get(id);
        if (stored && readSummary(id, stored)) {
          const summary = { ...stored.summary, title };
          await transaction.objectStore('summaries').put({ ...stored, summary }, id);
        }
      };
      await committed(transaction.done, [rename()]);
    },
    async loadSummaries() {
      const db = await database();
      const [ids, rows] = await Promise.all([db.getAllKeys('runs'), findRows<string>(db, 'summaries')]);
      const stored = new Map(rows.map(({ id, value }) => [id, value]));
      const found: FoundSummary[] = [];
      for (const id of ids) {
        const summary = readSummary(id, stored.get(id));
        // One run at a time: a hundred runs with all their predictions need not fit into memory.
        found.push(summary ? { id, summary } : await summariseStored(db, id));
      }
      return found;
    },
    async loadRunView(id) {
      const run = await (await database()).get('runs', id);
      return run && upgradeRun(run);
    },
    async loadModel(id, fold) {
      return (await database()).get('models', [id, fold]);
    },
    async deleteRun(id) {
      const transaction = (await database()).transaction(RUN_STORES, 'readwrite');
      await committed(transaction.done, [
        transaction.objectStore('runs').delete(id),
        transaction.objectStore('summaries').delete(id),
        transaction.objectStore('models').delete(foldsOf(id)),
      ]);
    },
  };
}

/** Makes the summary of a run that an older version of the lab has stored, and stores it beside the run. */
async function summariseStored(db: Database, id: string): Promise<FoundSummary> {
  const transaction = db.transaction(['runs', 'summaries'], 'readwrite');
  let title: string | undefined;
  const summarise = async () => {
    const run = await transaction.objectStore('runs').get(id);
    if (typeof run?.title === 'string') title = run.title;
    const stored = summaryOf(upgradeRun(run!));
    await transaction.objectStore('summaries').put(stored, id);
    return stored.summary;
  };
  const summarised = summarise();
  try {
    await committed(transaction.done, [summarised]);
    return { id, summary: await summarised };
  } catch (error) {
    return { id, summary: undefined, title, error };
  }
}
