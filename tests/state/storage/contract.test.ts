import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import type { EditRow } from '../../../src/edits/types';
import type { Run } from '../../../src/experiment/run/types';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { INITIAL_CHOICES } from '../../../src/state/monitor/types';
import { initialViewSettings } from '../../../src/state/records/viewTypes';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { openStorage } from '../../../src/state/storage/storage';
import type { RemovedItem, Storage, StoredRecord, StoredSettings } from '../../../src/state/storage/types';
import type { UnfinishedRun } from '../../../src/state/types';
import { checkpointAt, finishedFold } from '../checkpoints';
import { memoryStorage } from '../memoryStorage';
import { recordRun } from '../results/recordRun';

type PlantedStore = 'records' | 'runs' | 'unfinished';

/** A storage, and a way to insert rows that it would not write itself. */
interface Kind {
  name: string;
  open(): { storage: Storage; plant(store: PlantedStore, id: string, value: unknown): Promise<void> };
}

let databases = 0;

const kinds: Kind[] = [
  {
    name: 'IndexedDB',
    open() {
      const name = `contract-${databases++}`;
      const storage = openStorage(name);
      return {
        storage,
        async plant(store, id, value) {
          // The database exists once the storage has opened it.
          await storage.loadSettings();
          const db = await openDB(name);
          await (store === 'records'
            ? db.put(store, value, id)
            : db.put(store, { ...(value as object), id }));
          db.close();
        },
      };
    },
  },
  {
    name: 'memory',
    open() {
      const { storage, records, runs, unfinished } = memoryStorage();
      return {
        storage,
        async plant(store, id, value) {
          if (store === 'records') records.set(id, value as never);
          else if (store === 'runs') runs.set(id, { ...(value as object), id } as never);
          else unfinished.set(id, { run: { ...(value as object), id }, checkpoint: undefined } as never);
        },
      };
    },
  },
];

const settings: StoredSettings = {
  language: 'zh',
  theme: 'dark',
  step: 'train',
  viewSettings: { ...initialViewSettings, gainMmPerMv: 20, hiddenLeads: ['V5'] },
  prepareSettings: { ...defaultPrepareSettings, lengthSamples: 128 },
  trainSettings: { ...defaultTrainSettings, seed: 7 },
  ticked: { '100': false },
  prepared: true,
  openRunId: 'run',
  engineWish: 'wasm',
  engineComparison: undefined,
  editor: 'Li',
  monitor: { ...INITIAL_CHOICES, source: 'polar' },
};

const removed = (store: RemovedItem['location']['store'], id: string, minute = 0): RemovedItem => ({
  location: { store, id },
  title: id,
  removedAt: `2026-01-02T03:0${minute}:00.000Z`,
});

function record(id: string, text = 'header'): StoredRecord {
  const header = { name: `${id}.hea`, path: `${id}.hea`, blob: new Blob([text]) };
  const source = { key: id, name: id, header, segments: [], signals: [], annotators: [] };
  return {
    entry: { id, name: id, files: [], leads: [], classCounts: [], problems: [], annotators: [] },
    source: { ...source, annotation: undefined, source: '', unlisted: false },
  } as unknown as StoredRecord;
}

const matrices = { a: [3, 1, 0, 0, 2, 0, 0, 0, 1], b: [1, 0, 0, 1, 1, 0, 0, 0, 4] };

/** One fold per record, each with its own weights. */
function runWithWeights(id: string): Run {
  const run = recordRun({ id, records: matrices, foldPerRecord: true });
  const folds = run.folds.map((fold) => ({
    ...fold,
    model: { ...fold.model, weights: Float32Array.of(fold.fold, 0.5).buffer },
  }));
  return { ...run, folds };
}

const unfinishedRun = (id: string): UnfinishedRun => ({
  id,
  title: `Training ${id}`,
  savedAt: '2026-01-02T03:04:05.000Z',
  experiment: runWithWeights(id).experiment,
  synthetic: false,
  after: { fold: 0, epoch: 1 },
});

const saveRun = (storage: Storage, run: Run) => storage.saveRun(run, summariseRun(run));
const summaries = async (storage: Storage) =>
  Object.fromEntries((await storage.loadSummaries()).map((found) => [found.id, found.summary]));

describe.each(kinds)('the storage in $name', ({ open }) => {
  it('has nothing on the first visit', async () => {
    const { storage } = open();
    expect(await storage.loadSettings()).toBeUndefined();
    expect(await storage.loadRecords()).toEqual([]);
    expect(await storage.loadSummaries()).toEqual([]);
    expect(await storage.loadUnfinished()).toEqual([]);
    expect(await storage.loadSetAside()).toEqual([]);
    expect(await storage.loadRunView('run')).toBeUndefined();
    expect(await storage.loadModel('run', 0)).toBeUndefined();
    expect(await storage.loadCheckpoint('run')).toBeUndefined();
  });

  it('returns the newest settings unchanged', async () => {
    const { storage } = open();
    await storage.saveSettings(settings);
    await storage.saveSettings({ ...settings, theme: 'light' });
    expect(await storage.loadSettings()).toEqual({ ...settings, theme: 'light' });
  });

  it('returns records with their files, without deleted ones', async () => {
    const { storage } = open();
    expect(await storage.saveRecord(record('100'))).toBeUndefined();
    expect(await storage.saveRecord(record('101'))).toBeUndefined();
    expect(await storage.saveRecord(record('101', 'another'))).toBeUndefined();
    await storage.deleteRecords(['100', 'none']);
    const rows = await storage.loadRecords();
    expect(rows.map(({ id }) => id)).toEqual(['101']);
    const { entry, source } = rows[0]!.value as StoredRecord;
    expect(entry).toEqual(record('101').entry);
    expect(await source.header.blob.text()).toBe('another');
  });

  it('neither deletes nor overwrites a record that cannot be read', async () => {
    const { storage, plant } = open();
    await plant('records', '100', { entry: { id: '100' }, from: 'a later version' });
    await storage.deleteRecords(['100']);
    expect(await storage.loadRecords()).toHaveLength(1);
    const moved = await storage.saveRecord(record('100'));
    expect(moved).toEqual(expect.any(Number));
    expect(await storage.saveRecord(record('100', 'again'))).toBeUndefined();
    const aside = { store: 'records', id: '100', value: { entry: { id: '100' }, from: 'a later version' } };
    expect(await storage.loadSetAside()).toEqual([{ id: moved, value: aside }]);
    expect((await storage.loadRecords()).map(({ id }) => id)).toEqual(['100']);
    await storage.deleteRecords(['100']);
    await storage.restoreRow(moved!);
    expect(await storage.loadRecords()).toEqual([{ id: '100', value: aside.value }]);
    expect(await storage.loadSetAside()).toEqual([]);
  });

  it('returns a run in parts: the list, the run without weights, one network', async () => {
    const { storage } = open();
    const run = runWithWeights('run');
    await saveRun(storage, run);
    const { run: summary } = await summaries(storage);
    expect(summary).toMatchObject({ id: 'run', title: 'Run run', records: 2, beats: 14, classCount: 3 });
    const view = await storage.loadRunView('run');
    expect(view).toEqual({ ...run, folds: run.folds.map(({ model: _model, ...fold }) => fold) });
    expect(await storage.loadModel('run', 1)).toEqual(run.folds[1]!.model);
    expect(await storage.loadModel('run', 2)).toBeUndefined();
  });

  it('renames a run in the list and in its row, and ignores others and deleted ones', async () => {
    const { storage } = open();
    await saveRun(storage, runWithWeights('one'));
    await saveRun(storage, runWithWeights('two'));
    await storage.renameRun('one', 'Renamed');
    await storage.renameRun('gone', 'Nobody');
    const list = await summaries(storage);
    expect([list.one!.title, list.two!.title, Object.keys(list).length]).toEqual(['Renamed', 'Run two', 2]);
    expect((await storage.loadRunView('one'))!.title).toBe('Renamed');
    expect(await storage.loadModel('one', 0)).toBeDefined();
  });

  it('deletes a run with its weights, and no other', async () => {
    const { storage } = open();
    await saveRun(storage, runWithWeights('one'));
    await saveRun(storage, runWithWeights('two'));
    await storage.remove(removed('runs', 'one'));
    expect(await storage.loadModel('one', 0)).toBeDefined();
    await storage.deleteRemoved(removed('runs', 'one').location);
    expect(Object.keys(await summaries(storage))).toEqual(['two']);
    expect(await storage.loadRunView('one')).toBeUndefined();
    expect(await storage.loadModel('one', 0)).toBeUndefined();
    expect(await storage.loadModel('two', 0)).toBeDefined();
  });

  it('loads nothing that was removed, until it is restored', async () => {
    const { storage } = open();
    await storage.saveRecord(record('100'));
    await saveRun(storage, runWithWeights('one'));
    await storage.saveCheckpoint(
      unfinishedRun('half'),
      checkpointAt(defaultTrainSettings, { epochs: 1 }),
      [],
    );
    const items = [removed('unfinished', 'half', 3), removed('records', '100', 1), removed('runs', 'one', 2)];
    for (const item of items) await storage.remove(item);
    expect(await storage.loadRecords()).toEqual([]);
    expect(await storage.loadSummaries()).toEqual([]);
    expect(await storage.loadRunView('one')).toBeUndefined();
    expect(await storage.loadUnfinished()).toEqual([]);
    expect(await storage.loadCheckpoint('half')).toBeUndefined();
    expect(await storage.loadRemoved()).toEqual([items[1], items[2], items[0]]);
    for (const { location } of items) {
      expect(await storage.restoreRemoved(location)).toBe(true);
      expect(await storage.restoreRemoved(location)).toBe(false);
      // Whatever deletes it later comes too late.
      await storage.deleteRemoved(location);
    }
    expect(await storage.loadRemoved()).toEqual([]);
    expect((await storage.loadRecords()).map(({ id }) => id)).toEqual(['100']);
    expect(Object.keys(await summaries(storage))).toEqual(['one']);
    expect(await storage.loadRunView('one')).toBeDefined();
    expect((await storage.loadUnfinished()).map(({ id }) => id)).toEqual(['half']);
    expect(await storage.loadCheckpoint('half')).toBeDefined();
  });

  it('deletes a removed record, but not another one of its name, and no row that it cannot read', async () => {
    const { storage, plant } = open();
    for (const id of ['a', 'b', 'c']) {
      await storage.saveRecord(record(id));
      await storage.remove(removed('records', id));
    }
    await storage.saveRecord(record('b', 'another one'));
    await plant('records', 'c', { of: 'another version' });
    for (const id of ['a', 'b', 'c']) await storage.deleteRemoved(removed('records', id).location);
    expect((await storage.loadRecords()).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(await storage.loadRemoved()).toEqual([]);
  });

  it('names a run that cannot be summarised, at every call, and lists the others', async () => {
    const { storage, plant } = open();
    await saveRun(storage, runWithWeights('good'));
    await plant('runs', 'bad', { title: 'A later one', shape: 'unknown' });
    for (let start = 0; start < 2; start++) {
      const found = await storage.loadSummaries();
      expect(found).toHaveLength(2);
      expect(found).toContainEqual(
        expect.objectContaining({ id: 'bad', title: 'A later one', summary: undefined }),
      );
    }
    expect(await storage.loadRunView('bad')).toMatchObject({ shape: 'unknown' });
  });

  it('returns the newest checkpoint with every finished fold, and deletes it on request', async () => {
    const { storage } = open();
    const first = checkpointAt(defaultTrainSettings, { epochs: 2 });
    const second = checkpointAt(defaultTrainSettings, { folds: 1, epochs: 1 });
    const between = checkpointAt(defaultTrainSettings, { folds: 2, epochs: 0 });
    await storage.saveCheckpoint(unfinishedRun('a'), first, []);
    expect(await storage.loadCheckpoint('a')).toEqual(first);
    await storage.saveCheckpoint(unfinishedRun('a'), second, second.folds);
    expect(await storage.loadCheckpoint('a')).toEqual(second);
    await storage.saveCheckpoint(unfinishedRun('a'), between, [finishedFold(1, 3)]);
    expect(await storage.loadCheckpoint('a')).toEqual(between);
    await storage.saveCheckpoint(unfinishedRun('b'), first, []);
    const rows = await storage.loadUnfinished();
    expect(rows.map(({ id }) => id).sort()).toEqual(['a', 'b']);
    expect(rows[0]!.value).toMatchObject(unfinishedRun(rows[0]!.id));
    await storage.deleteCheckpoint('a');
    expect(await storage.loadCheckpoint('a')).toBeUndefined();
    expect(await storage.loadCheckpoint('b')).toEqual(first);
  });

  it('moves a part of the settings out of the way, and restores it', async () => {
    const { storage } = open();
    await storage.saveSettings(settings);
    await storage.setSettingsAside('trainSettings');
    expect(await storage.loadSettings()).toEqual({ ...settings, trainSettings: undefined });
    const [row] = await storage.loadSetAside();
    expect(row!.value).toEqual({ store: 'settings', id: 'trainSettings', value: settings.trainSettings });
    await storage.restoreRow(row!.id);
    expect(await storage.loadSettings()).toEqual(settings);
    expect(await storage.loadSetAside()).toEqual([]);
    await storage.setSettingsAside('all');
    expect(await storage.loadSettings()).toBeUndefined();
    expect((await storage.loadSetAside())[0]!.value).toMatchObject({ id: 'all', value: settings });
  });

  it('returns and deletes all rows at a location, and no others', async () => {
    const { storage, plant } = open();
    await saveRun(storage, runWithWeights('one'));
    await saveRun(storage, runWithWeights('two'));
    await plant('unfinished', 'one', { title: 'odd' });
    await plant('records', 'one', { odd: true });
    const locations = [
      { store: 'runs', id: 'one' },
      { store: 'unfinished', id: 'one' },
      { store: 'records', id: 'one' },
    ] as const;
    const rows = await storage.rowsAt(locations[0]);
    expect(rows.filter(({ store }) => store === 'models').map(({ key }) => key)).toEqual([
      ['one', 0],
      ['one', 1],
    ]);
    expect(rows.find(({ store }) => store === 'runs')?.value).toMatchObject({ id: 'one' });
    expect(await storage.rowsAt(locations[1])).toMatchObject([
      { store: 'unfinished', value: { title: 'odd' } },
    ]);
    expect(await storage.rowsAt(locations[2])).toEqual([
      { store: 'records', key: 'one', value: { odd: true } },
    ]);
    for (const location of locations) await storage.deleteAt(location);
    for (const location of locations) expect(await storage.rowsAt(location)).toEqual([]);
    expect(Object.keys(await summaries(storage))).toEqual(['two']);
    expect(await storage.loadModel('two', 1)).toBeDefined();
  });

  it('announces an item once per version, and again after it was deleted', async () => {
    const { storage } = open();
    expect(await storage.announce(['runs/a', 'records/b'], '1')).toEqual(new Set(['runs/a', 'records/b']));
    expect(await storage.announce(['runs/a', 'runs/c'], '1')).toEqual(new Set(['runs/c']));
    expect(await storage.announce(['runs/a'], '2')).toEqual(new Set(['runs/a']));
    await storage.deleteAt({ store: 'runs', id: 'a' });
    expect(await storage.announce(['runs/a'], '2')).toEqual(new Set(['runs/a']));
  });

  it('adds edits of several tabs, and changes none that it has', async () => {
    const { storage } = open();
    const row = (id: string, annotator = 'atr'): EditRow => ({
      ...{ record: '208', recordHash: 'r', annotator, annotatorHash: 'a' },
      ...{ format: 1, id, order: 1, kind: 'undo', of: 'x' },
    });
    await Promise.all([storage.addEdits([row('a'), row('b')]), storage.addEdits([row('c')])]);
    await storage.addEdits([row('a', 'other'), row('d')]);
    const rows = (await storage.loadEdits()).sort((one, other) => (one.id < other.id ? -1 : 1));
    expect(rows).toEqual(['a', 'b', 'c', 'd'].map((id) => ({ id, value: row(id) })));
  });

  it('is empty after it was cleared', async () => {
    const { storage, plant } = open();
    await storage.saveSettings(settings);
    await plant('records', '100', { odd: true });
    await storage.saveRecord(record('100'));
    await saveRun(storage, runWithWeights('one'));
    await storage.saveCheckpoint(unfinishedRun('a'), checkpointAt(defaultTrainSettings), []);
    await storage.announce(['runs/a'], '1');
    await storage.addEdits([{ id: 'a', kind: 'undo' } as EditRow]);
    await storage.clear();
    expect(await storage.loadSettings()).toBeUndefined();
    for (const rows of [
      storage.loadRecords,
      storage.loadSummaries,
      storage.loadUnfinished,
      storage.loadSetAside,
      storage.loadEdits,
    ]) {
      expect(await rows()).toEqual([]);
    }
    expect(await storage.loadModel('one', 0)).toBeUndefined();
    expect(await storage.announce(['runs/a'], '1')).toEqual(new Set(['runs/a']));
  });
});
