import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { importFiles } from '../../../src/state/records/importFiles';
import { services } from '../../../src/state/services';
import { start } from '../../../src/state/start';
import { openStorage } from '../../../src/state/storage/storage';
import { summaryOf } from '../../../src/state/storage/summaries';
import { SUMMARY_FORMAT } from '../../../src/state/storage/summaryFormat';
import { initialState, labStore } from '../../../src/state/store';
import { checkpointAt } from '../checkpoints';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { recordRun } from '../results/recordRun';
import { makeVersion2 } from './version2';

const state = () => labStore.getState();
const codes = () => state().problems.map(({ code }) => code);
const address = new URL('http://localhost/');
const records = { a: [3, 1, 0, 0, 2, 0, 0, 0, 1], b: [1, 0, 0, 1, 1, 0, 0, 0, 4] };
const runOf = (id: string, minute: number) => ({
  ...recordRun({ id, records, foldPerRecord: true }),
  createdAt: `2026-01-02T03:0${minute}:00.000Z`,
});

/** Runs from before the leak check, as they are still stored. */
function withoutLeaks(run: ReturnType<typeof runOf>) {
  const { leaks: _leaks, ...rest } = run;
  return rest as typeof run;
}

let databases = 0;

describe('a database of an earlier version', () => {
  vi.stubGlobal('navigator', { language: 'en' });
  freshLab();
  let name = '';
  beforeEach(() => {
    name = `versions-${databases++}`;
    firstVisit();
  });
  /** Simulates a load of the page, with an empty state. */
  function firstVisit(): void {
    services.storage = openStorage(name);
    services.sources.clear();
    const storage = { status: 'unknown', usedBytes: undefined, quotaBytes: undefined } as const;
    labStore.setState({ ...initialState(), storage }, true);
  }
  const raw = async <T>(task: (db: Awaited<ReturnType<typeof openDB>>) => Promise<T>): Promise<T> => {
    const db = await openDB(name);
    try {
      return await task(db);
    } finally {
      db.close();
    }
  };

  /** The rows of two records that were imported. */
  async function importedRecords() {
    labStore.setState({ storage: { status: 'off', usedBytes: undefined, quotaBytes: undefined } });
    await importFiles([...smallRecord('100'), ...smallRecord('119')]);
    return state().records.map((entry) => ({ entry, source: services.sources.get(entry.id)! }));
  }

  it('opens with every run, model, record, setting and unfinished training', async () => {
    const rows = await importedRecords();
    const runs = [withoutLeaks(runOf('old', 1)), runOf('new', 2)];
    const experiment = {
      ...runs[1]!.experiment,
      records: rows.map(({ entry }) => ({ name: entry.id, synthetic: false, files: entry.files })),
    };
    const files = experiment.records.map((record) => ({
      ...record,
      files: record.files.map(({ name, sha256 }) => ({ name, sha256 })),
    }));
    const unfinished = {
      run: {
        ...{
          id: 'half',
          title: 'Half',
          savedAt: '2026-01-02',
          synthetic: false,
          after: { fold: 1, epoch: 2 },
        },
        experiment: { ...experiment, records: files },
      },
      checkpoint: checkpointAt(defaultTrainSettings, { folds: 1, epochs: 2 }),
    };
    const settings = {
      ...{ language: 'zh', theme: 'dark', step: 'results', prepared: false, openRunId: 'old' },
      ...{ ticked: { '119': false }, trainSettings: { seed: 77 }, prepareSettings: { lengthSamples: 128 } },
    };
    firstVisit();
    (await makeVersion2(name, { settings, records: rows, runs, unfinished: [unfinished] })).close();
    await start(address);
    expect(state().runs.map(({ id, beats }) => [id, beats])).toEqual([
      ['new', 14],
      ['old', 14],
    ]);
    expect(state().openRun?.id).toBe('old');
    expect(state().openRun?.leaks.map(({ code }) => code)).toContain('same-patient');
    expect(state().records.map(({ id, ticked }) => [id, ticked])).toEqual([
      ['100', true],
      ['119', false],
    ]);
    expect(state().language).toBe('zh');
    expect(state().trainSettings).toEqual({ ...defaultTrainSettings, seed: 77 });
    expect(state().prepareSettings.lengthSamples).toBe(128);
    expect(state().unfinished.map(({ title }) => title)).toEqual(['Half']);
    expect(await services.storage.loadCheckpoint('half')).toEqual(unfinished.checkpoint);
    expect(await services.storage.loadModel('new', 1)).toEqual(runs[1]!.folds[1]!.model);
    expect(state().setAside).toEqual([]);
    expect(codes()).toEqual([]);
    expect(await raw(async (db) => [db.version, (await db.getAllKeys('summaries')).length])).toEqual([5, 2]);
  });

  it('shows the list from summaries alone once they are made', async () => {
    (await makeVersion2(name, { runs: [runOf('a', 1)] })).close();
    const made = await services.storage.loadSummaries();
    await raw((db) => db.put('runs', { id: 'a' }));
    expect(await services.storage.loadSummaries()).toEqual(made);
  });

  it('makes a summary again that another version made in another format', async () => {
    (await makeVersion2(name, { runs: [runOf('a', 1)] })).close();
    const made = await services.storage.loadSummaries();
    for (const row of [{ format: SUMMARY_FORMAT + 1, summary: { id: 'a' } }, 'damaged', undefined]) {
      await raw((db) => db.put('summaries', row, 'a'));
      expect(await services.storage.loadSummaries()).toEqual(made);
    }
    expect(await raw((db) => db.get('summaries', 'a'))).toMatchObject({ format: SUMMARY_FORMAT });
  });

  it('opens despite an unreadable row, keeps it, and restores it once it can be read', async () => {
    const rows = await importedRecords();
    const bad = { ...runOf('bad', 2), beats: undefined } as unknown as ReturnType<typeof runOf>;
    firstVisit();
    const odd = { entry: { id: '119' }, source: {} };
    const made = await makeVersion2(name, { runs: [runOf('good', 1), bad], records: [rows[0]!, odd] });
    made.close();
    for (const isNew of [true, false]) {
      firstVisit();
      await start(address);
      expect(state().runs.map(({ id }) => id)).toEqual(['good']);
      expect(state().records.map(({ id }) => id)).toEqual(['100']);
      expect(state().setAside).toMatchObject([
        { kind: 'record', title: '119', isNew },
        { kind: 'run', title: 'Run bad', isNew },
      ]);
    }
    await raw(async (db) => {
      await db.put('runs', runOf('bad', 2));
      await db.put('records', rows[1]!, '119');
    });
    firstVisit();
    await start(address);
    expect(state().runs.map(({ id }) => id)).toEqual(['bad', 'good']);
    expect(state().records.map(({ id }) => id)).toEqual(['100', '119']);
    expect(state().setAside).toEqual([]);
    expect(codes()).toEqual([]);
  });

  it('reports a blocking tab for as long as it blocks, then opens', async () => {
    const old = await makeVersion2(name, { runs: [runOf('a', 1)] });
    const started = start(address);
    await expect.poll(codes).toEqual(['storage-blocked']);
    expect(state().problems[0]!.message).toContain('older version');
    old.close();
    await started;
    expect(codes()).toEqual([]);
    expect(state().runs.map(({ id }) => id)).toEqual(['a']);
  });

  it('distinguishes runs by the settings of this version, whatever its summaries say', async () => {
    (await makeVersion2(name, { runs: [runOf('a', 1)] })).close();
    const [made] = await services.storage.loadSummaries();
    await raw(async (db) => {
      const row = await db.get('summaries', 'a');
      await db.put('summaries', { ...row, summary: { ...row.summary, pairKey: 'of other settings' } }, 'a');
    });
    expect((await services.storage.loadSummaries())[0]).toEqual(made);
  });

  it('closes for a newer version in another tab, and reports that this page is the older one', async () => {
    await start(address);
    expect(codes()).toEqual([]);
    // Would block forever if this page kept the database open.
    (await openDB(name, 6)).close();
    await importFiles(smallRecord('100'));
    expect(codes()).toEqual(['storage-newer']);
    expect(state().storage.status).toBe('off');
    expect(state().records.map(({ id }) => id)).toEqual(['100']);
  });

  it('neither moves nor replaces a record if the new one cannot be stored', async () => {
    const { storage } = services;
    await storage.loadSettings();
    await raw((db) => db.put('records', { odd: true }, '100'));
    const [stored] = await importedRecords();
    const unstorable = { ...stored!.entry, problems: [() => undefined] } as never;
    await expect(storage.saveRecord({ entry: unstorable, source: stored!.source })).rejects.toMatchObject({
      name: 'DataCloneError',
    });
    expect(await storage.loadRecords()).toEqual([{ id: '100', value: { odd: true } }]);
    expect(await storage.loadSetAside()).toEqual([]);
    expect(await storage.saveRecord(stored!)).toEqual(expect.any(Number));
  });

  it('does not return an incomplete checkpoint', async () => {
    const { storage } = services;
    const { experiment } = runOf('a', 1);
    const half = {
      ...{ id: 'half', title: 'Half', savedAt: '2026', experiment, synthetic: false },
      after: { fold: 1, epoch: 1 },
    };
    const checkpoint = checkpointAt(defaultTrainSettings, { folds: 1, epochs: 1 });
    for (const part of ['unfinishedNetworks', 'unfinishedFolds']) {
      await storage.saveCheckpoint(half, checkpoint, checkpoint.folds);
      await raw((db) => db.clear(part));
      await expect(storage.loadCheckpoint('half')).rejects.toMatchObject({ name: 'DataError' });
    }
    await raw((db) => db.put('unfinished', { id: 'half' }));
    await expect(storage.loadCheckpoint('half')).rejects.toMatchObject({ name: 'DataError' });
  });
});

describe('a summary', () => {
  /** Names of all fields of a value, including those of nested objects; for a list those of its first element. */
  const fieldsOf = (value: unknown): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(Array.isArray(value) ? value.slice(0, 1) : value).flatMap(([key, each]) => {
          const inner = fieldsOf(each);
          return inner.length === 0 ? [key] : inner.map((field) => `${key}.${field}`);
        })
      : [];

  it('has the fields of its format: whoever changes them raises SUMMARY_FORMAT, here and there', () => {
    const { summary } = summaryOf(recordRun({ records: { a: [30, 1, 0, 0, 2, 0, 0, 0, 1] } }));
    const measure = (name: string) => [`${name}.defined`, `${name}.value`];
    const ofClass = ['sensitivity', 'positivePredictivity', 'specificity', 'f1'].flatMap((name) =>
      measure(`pooled.perClass.0.${name}`),
    );
    const ofAll = ['accuracy', 'macroF1', 'headlineF1', 'cohenKappa', 'matthews'].flatMap((name) =>
      measure(`pooled.${name}`),
    );
    expect({ format: SUMMARY_FORMAT, fields: fieldsOf(summary) }).toEqual({
      format: 4,
      fields: [
        ...['id', 'title', 'createdAt', 'synthetic', 'state', 'stop', 'classCount', 'rows'],
        ...['protocol.kind', 'protocol.folds', 'protocol.stratified', 'leaks', 'part'],
        ...['pairKey', 'seedKey', 'seed'],
        ...[...ofClass, 'pooled.perClass.0.support', ...ofAll, 'pooled.support'],
        ...['folds', 'records', 'beats', 'accuracy', 'headlineF1', 'engine', 'trainingSec'],
      ],
    });
  });
});
