import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { commands } from '../../../src/state/commands';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords } from '../../../src/state/records/tickRecords';
import { services } from '../../../src/state/services';
import { start } from '../../../src/state/start';
import { initialState, labStore } from '../../../src/state/store';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';
import { recordRun } from '../results/recordRun';
import { catchSaved } from '../savedFiles';

const state = () => labStore.getState();
const aside = () => state().setAside.map(({ kind, title, why }) => [kind, title, why].join(' '));
const keyOf = (title: string) => state().setAside.find((item) => item.title === title)!.key;
const address = new URL('http://localhost/');

describe('an unreadable row', () => {
  freshLab();
  let memory = memoryStorage();
  beforeEach(() => {
    vi.stubGlobal('navigator', { language: 'en' });
    memory = memoryStorage();
    reload();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  function reload(): void {
    // In a test the page before the reload still exists: it continues with its own storage.
    services.storage = { ...memory.storage, saveSettings: async () => undefined };
    services.sources.clear();
    const storage = { status: 'unknown', usedBytes: undefined, quotaBytes: undefined } as const;
    labStore.setState({ ...initialState(), storage }, true);
  }
  const visit = async () => {
    reload();
    await start(address);
  };

  it('is kept, saved or deleted by the user, each separately', async () => {
    const files = catchSaved();
    for (const id of ['one', 'two', 'three']) memory.runs.set(id, { id, title: `Run ${id}` } as never);
    await visit();
    expect(state().setAside.map(({ isNew }) => isNew)).toEqual([true, true, true]);

    await commands.keepSetAside(keyOf('Run one'));
    expect(state().setAside.map(({ isNew }) => isNew)).toEqual([false, true, true]);
    await commands.saveSetAside(keyOf('Run two'));
    expect([...files.keys()]).toEqual(['ecg-lab-run-Run-two.zip']);
    const zip = unzipSync(new Uint8Array(await files.get('ecg-lab-run-Run-two.zip')!.arrayBuffer()));
    expect(JSON.parse(strFromU8(zip['stored.json']!))).toMatchObject({
      rows: [{ store: 'runs', key: 'two', value: { title: 'Run two' } }],
    });
    expect(memory.runs.size).toBe(3);

    await commands.deleteSetAside(keyOf('Run three'));
    expect([...memory.runs.keys()]).toEqual(['one', 'two']);
    await visit();
    expect(aside()).toEqual(['run Run one unreadable', 'run Run two unreadable']);
    expect(state().setAside.map(({ isNew }) => isNew)).toEqual([false, false]);
  });

  it('stays listed if it could not be deleted', async () => {
    memory.runs.set('one', { id: 'one', title: 'Run one' } as never);
    await visit();
    services.storage.deleteAt = () => Promise.reject(new DOMException('no', 'UnknownError'));
    await commands.deleteSetAside(keyOf('Run one'));
    expect(aside()).toEqual(['run Run one unreadable']);
    expect(state().problems.map(({ code }) => code)).toEqual(['storage-failed']);
  });

  it('makes way for a record of its name, and is restored when that is removed and it can be read', async () => {
    const later = { entry: { id: '100' }, from: 'a later version' };
    memory.records.set('100', later as never);
    await visit();
    await importFiles(smallRecord('100'));
    expect(aside()).toEqual(['record 100 unreadable']);
    expect([...memory.setAside.values()]).toEqual([{ store: 'records', id: '100', value: later }]);
    await visit();
    expect(state().records.map(({ id }) => id)).toEqual(['100']);
    expect(aside()).toEqual(['record 100 unreadable']);

    // A version that can read it: it waits until its name is free.
    const row = memory.records.get('100')!;
    for (const [id, each] of memory.setAside) memory.setAside.set(id, { ...each, value: row });
    await visit();
    expect(aside()).toEqual(['record 100 superseded']);
    removeRecords(['100']);
    expect(await memory.storage.loadRecords()).toEqual([]);
    await visit();
    expect(state().records.map(({ id }) => id)).toEqual(['100']);
    expect(services.sources.has('100')).toBe(true);
    expect(aside()).toEqual([]);
    expect([memory.records.size, memory.setAside.size]).toEqual([1, 0]);
  });

  it('is deleted without the record that has replaced it', async () => {
    memory.records.set('100', {});
    await visit();
    const { saveRecord } = services.storage;
    services.storage.saveRecord = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    await importFiles(smallRecord('100'));
    services.storage.saveRecord = saveRecord;
    removeRecords(['100']);
    expect(memory.records.size).toBe(1);
    await commands.deleteSetAside(keyOf('100'));
    expect(memory.records.size).toBe(0);
  });

  it('of one part of the settings is moved out of the way, and restored unless that was changed since', async () => {
    const later = { ...defaultTrainSettings, seed: 9, fromAnotherDay: true };
    const prepareSettings = { ...defaultPrepareSettings, lengthSamples: 128 };
    memory.putSettings({ language: 'zh', prepareSettings, trainSettings: later });
    await visit();
    expect(aside()).toEqual(['settings trainSettings unreadable']);
    expect(state().setAside[0]!.reason).toContain('fromAnotherDay');
    expect(state().trainSettings).toEqual(defaultTrainSettings);
    expect(state().prepareSettings).toEqual(prepareSettings);
    expect(state().language).toBe('zh');
    expect(memory.settings()).toMatchObject({ trainSettings: undefined, prepareSettings });

    const readable = { ...defaultTrainSettings, seed: 9 };
    for (const [id, each] of memory.setAside) memory.setAside.set(id, { ...each, value: readable });
    memory.putSettings({ ...memory.settings(), trainSettings: { ...defaultTrainSettings, seed: 2 } });
    await visit();
    expect(state().trainSettings.seed).toBe(2);
    expect(aside()).toEqual(['settings trainSettings superseded']);

    memory.putSettings({ ...memory.settings(), trainSettings: defaultTrainSettings });
    await visit();
    expect(state().trainSettings.seed).toBe(9);
    expect(aside()).toEqual([]);
    expect(memory.settings()).toMatchObject({ trainSettings: readable });
    expect(memory.setAside.size).toBe(0);
  });

  it.each([
    ['a text', 'damaged'],
    ['a list', [1, 2]],
  ])('of the settings is moved out of the way completely if it is %s', async (_, row) => {
    memory.putSettings(row);
    await visit();
    expect(aside()).toEqual(['settings all unreadable']);
    expect([...memory.setAside.values()]).toMatchObject([{ store: 'settings', id: 'all', value: row }]);
    expect(state().trainSettings).toEqual(defaultTrainSettings);
  });

  it('is shown on request, however often it was announced', async () => {
    const records = { a: [1, 0, 0, 1, 1, 0, 0, 0, 1] };
    memory.runs.set('old', { ...recordRun({ id: 'old', records }), createdAt: '2020-01-01' });
    memory.runs.set('new', recordRun({ id: 'new', records }));
    const { loadRunView } = memory.storage;
    memory.storage.loadRunView = async (id) =>
      id === 'old' ? ({ ...(await loadRunView(id))!, folds: 'damaged' } as never) : loadRunView(id);
    for (let times = 0; times < 2; times++) {
      await visit();
      expect(aside()).toEqual([]);
      await commands.chooseRun('old');
      expect(state().setAside).toMatchObject([{ title: 'Run old', isNew: true }]);
      expect(state().openRun?.id).toBe('new');
    }
    expect([...memory.runs.keys()]).toEqual(['old', 'new']);
  });
});
