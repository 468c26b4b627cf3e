import { beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import { prepareBeats } from '../../src/state/beats/prepareBeats';
import { setMonitor } from '../../src/state/monitor/settings';
import { importFiles } from '../../src/state/records/importFiles';
import { setTicked } from '../../src/state/records/tickRecords';
import { services } from '../../src/state/services';
import { start } from '../../src/state/start';
import { StorageRefused } from '../../src/state/storage/StorageRefused';
import { initialState, labStore } from '../../src/state/store';
import { startHeldBy } from '../../src/state/train/startHold';
import { failingStorage, gate, settle, smallRecord } from './fakes';
import { freshLab } from './labInNode';
import { memoryStorage } from './memoryStorage';
import { recordRun } from './results/recordRun';

const state = () => labStore.getState();
const codes = () => state().problems.map(({ code }) => code);
const address = new URL('http://localhost/');
const unknown = { status: 'unknown', usedBytes: undefined, quotaBytes: undefined } as const;

describe('a later visit', () => {
  vi.stubGlobal('navigator', { language: 'en' });
  freshLab();
  let memory = memoryStorage();
  /** Simulates a reload: the page forgets, the storage does not. */
  function reload(): void {
    const kept = memory.settings();
    services.sources.clear();
    labStore.setState({ ...initialState(), storage: unknown }, true);
    // In a test the page before the reload still exists, and stores its changes.
    memory.putSettings(kept);
  }
  beforeEach(() => {
    memory = memoryStorage();
    services.storage = memory.storage;
    labStore.setState({ storage: unknown });
  });

  it('restores records in table order, whatever the order of import', async () => {
    for (const name of ['208', '100', '119']) await importFiles(smallRecord(name));
    reload();
    await start(address);
    expect(state().records.map(({ id }) => id)).toEqual(['100', '119', '208']);
    expect(codes()).toEqual([]);
    expect(state().activities).toEqual([]);
  });

  it('stores ticks with the settings, without writing a record again', async () => {
    await importFiles([...smallRecord('100'), ...smallRecord('119')]);
    await start(address);
    let written = 0;
    const { saveRecord } = memory.storage;
    memory.storage.saveRecord = (record) => {
      written++;
      return saveRecord(record);
    };
    setTicked(['100', '119'], false);
    setTicked(['100', '119'], true);
    setTicked(['119'], false);
    await expect.poll(memory.settings).toMatchObject({ ticked: { 100: true, 119: false } });
    expect(written).toBe(0);
    reload();
    await start(address);
    expect(state().records.map(({ ticked }) => ticked)).toEqual([true, false]);
  });

  it('holds Start from the first moment until its beats are prepared again, without a gap', async () => {
    await start(address);
    await importFiles([...smallRecord('100'), ...smallRecord('119')]);
    await prepareBeats();
    await expect.poll(memory.settings).toMatchObject({ prepared: true });
    reload();
    const held: boolean[] = [];
    const isUnder = (kind: string) => state().activities.some((activity) => activity.kind === kind);
    const unsubscribe = labStore.subscribe(() => {
      const sources = { ...state(), isRestoring: isUnder('restoring'), isPreparing: isUnder('preparing') };
      const isHeld = startHeldBy(sources).length > 0;
      if (held.at(-1) !== isHeld) held.push(isHeld);
    });
    await start(address);
    unsubscribe();
    expect(held).toEqual([true, false]);
    expect(state().prepared).toMatchObject({ stale: false });
  });

  it('restores the choices of Monitor and the rules of its alarms', async () => {
    await start(address);
    const rules = { ...state().monitor.rules, pause: { on: true, limit: 4 } };
    setMonitor({ source: 'socket', socketPort: 9000, rules });
    const { monitor } = state();
    await expect.poll(memory.settings).toMatchObject({ monitor: { socketPort: 9000, rules } });
    reload();
    expect(state().monitor).not.toEqual(monitor);
    await start(address);
    expect(state().monitor).toEqual(monitor);
  });

  const aside = () => state().setAside.map(({ kind, title, isNew }) => ({ kind, title, isNew }));

  it('sets damaged records aside, shows them once, deletes nothing, and restores the others', async () => {
    await importFiles([...smallRecord('100'), ...smallRecord('119'), ...smallRecord('208')]);
    memory.records.set('119', {});
    const whole208 = memory.records.get('208')!;
    memory.records.set('208', { ...whole208, source: { signals: [] } as never });
    reload();
    await start(address);
    expect(state().records.map(({ id }) => id)).toEqual(['100']);
    expect(aside()).toEqual([
      { kind: 'record', title: '119', isNew: true },
      { kind: 'record', title: '208', isNew: true },
    ]);
    expect([...memory.records.keys()]).toEqual(['100', '119', '208']);
    reload();
    await start(address);
    expect(aside().map(({ isNew }) => isNew)).toEqual([false, false]);
    memory.records.set('208', whole208);
    reload();
    await start(address);
    expect(state().records.map(({ id }) => id)).toEqual(['100', '208']);
    expect(aside()).toEqual([{ kind: 'record', title: '119', isNew: false }]);
    expect(codes()).toEqual([]);
  });

  it('reads settings of an earlier version, with defaults for missing ones', async () => {
    memory.putSettings({ language: 'zh', prepareSettings: { lengthSamples: 128 } });
    await start(address);
    expect(state().language).toBe('zh');
    expect(state().prepareSettings).toEqual({ ...defaultPrepareSettings, lengthSamples: 128 });
    expect(state().step).toBe('records');
    expect(state().trainSettings).toEqual(initialState().trainSettings);
  });

  it('sets aside a run that cannot be listed, and opens the next', async () => {
    memory.runs.set('bad', { id: 'bad', title: 'bad run' } as never);
    memory.runs.set('good', recordRun({ id: 'good', records: { a: [1, 0, 0, 1, 1, 0, 0, 0, 1] } }));
    await start(address);
    expect(state().runs.map(({ id }) => id)).toEqual(['good']);
    expect(state().openRun?.id).toBe('good');
    expect(aside()).toEqual([{ kind: 'run', title: 'bad run', isNew: true }]);
    expect([...memory.runs.keys()]).toEqual(['bad', 'good']);
    expect(codes()).toEqual([]);
  });

  it('sets aside a listed run that cannot be opened, once, and opens the next', async () => {
    const records = { a: [1, 0, 0, 1, 1, 0, 0, 0, 1] };
    memory.runs.set('good', { ...recordRun({ id: 'good', records }), createdAt: '2020-01-01' });
    memory.runs.set('bad', recordRun({ id: 'bad', records }));
    const { loadRunView } = memory.storage;
    memory.storage.loadRunView = async (id) =>
      id === 'bad' ? ({ ...(await loadRunView(id))!, beats: undefined } as never) : loadRunView(id);
    for (const isNew of [true, false]) {
      reload();
      await start(address);
      expect(state().openRun?.id).toBe('good');
      expect(state().runs.map(({ id }) => id)).toEqual(['good']);
      expect(aside()).toEqual([{ kind: 'run', title: 'Run bad', isNew }]);
    }
    memory.storage.loadRunView = loadRunView;
    reload();
    await start(address);
    expect(state().openRun?.id).toBe('bad');
    expect(aside()).toEqual([]);
  });

  it('keeps files that are dropped while it restores', async () => {
    await importFiles(smallRecord('100'));
    reload();
    const loading = gate();
    const { loadRecords } = memory.storage;
    memory.storage.loadRecords = () => loading.passed.then(loadRecords);
    const started = start(address);
    await settle();
    await importFiles(smallRecord('119'));
    loading.open();
    await started;
    expect(state().records.map(({ id }) => id)).toEqual(['100', '119']);
  });

  it('starts without a storage, and reports why nothing will be stored', async () => {
    services.storage = failingStorage(new StorageRefused('SecurityError'));
    await start(address);
    expect(codes()).toEqual(['storage-refused']);
    await importFiles(smallRecord('100'));
    expect(state().records).toHaveLength(1);
  });

  it('prepares again what was prepared, without changing the step, and only if records are ticked', async () => {
    await importFiles(smallRecord('100'));
    memory.putSettings({ step: 'records', prepared: true });
    reload();
    await start(address);
    expect(state().prepared?.total).toBe(20);
    expect(state().step).toBe('records');
    memory.putSettings({ prepared: true, ticked: { 100: false } });
    reload();
    await start(address);
    expect(state().prepared).toBeUndefined();
    expect(codes()).toEqual([]);
  });

  it('reports unexpected errors instead of rejecting', async () => {
    services.pool = () => {
      throw new Error('no workers here');
    };
    memory.putSettings({ prepared: true });
    await importFiles([]);
    labStore.setState({ problems: [] });
    await start(new URL('http://localhost/?demo'));
    expect(
      state()
        .problems.map(({ message }) => message)
        .join(),
    ).toContain('no workers here');
    expect(state().activities).toEqual([]);
  });
});
