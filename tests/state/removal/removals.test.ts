import { beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareBeats } from '../../../src/state/beats/prepareBeats';
import { commands } from '../../../src/state/commands';
import { clearStorage } from '../../../src/state/page';
import { importFiles } from '../../../src/state/records/importFiles';
import { removeRecords, setTicked } from '../../../src/state/records/tickRecords';
import { compareRuns } from '../../../src/state/results/compare';
import { chooseRun, deleteRun } from '../../../src/state/results/runs';
import { services } from '../../../src/state/services';
import { start } from '../../../src/state/start';
import { initialState, labStore } from '../../../src/state/store';
import type { TabMessage } from '../../../src/state/tabs';
import { fakeLocks } from '../fakeLocks';
import { gate, settle, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';
import { recordRun } from '../results/recordRun';

const state = () => labStore.getState();
const ids = () => state().records.map(({ id }) => id);
const titles = () => state().removals.map(({ title }) => title);
const codes = () => state().problems.map(({ code }) => code);
const unknown = { status: 'unknown', usedBytes: undefined, quotaBytes: undefined } as const;
const records = { a: [3, 1, 0, 0, 2, 0, 0, 0, 1], b: [1, 0, 0, 1, 1, 0, 0, 0, 4] };
const runOf = (id: string, minute: number) => ({
  ...recordRun({ id, records }),
  createdAt: `2026-01-02T03:0${minute}:00.000Z`,
});

describe('what was removed', () => {
  freshLab();
  let memory = memoryStorage();
  let locks = fakeLocks();
  const visit = async () => {
    await settle();
    const kept = memory.settings();
    locks.letGoOfAll();
    services.sources.clear();
    services.removals.clear();
    labStore.setState({ ...initialState(), storage: unknown }, true);
    // In a test the page before the reload still exists, and stores its changes.
    memory.putSettings(kept);
    await start(new URL('http://localhost/'));
    await settle();
  };
  beforeEach(async () => {
    memory = memoryStorage();
    locks = fakeLocks();
    vi.stubGlobal('navigator', { language: 'en', locks });
    services.storage = memory.storage;
    labStore.setState({ storage: { status: 'on', usedBytes: 0, quotaBytes: 1 } });
  });

  it('is brought back as it was, the last first, while everything else goes on', async () => {
    for (const name of ['100', '119', '208']) await importFiles(smallRecord(name));
    setTicked(['119'], false);
    await prepareBeats();
    const { prepared } = state();
    removeRecords(['119']);
    removeRecords(['100']);
    expect(ids()).toEqual(['208']);
    expect(titles()).toEqual(['119', '100']);
    expect(state().prepared?.stale).toBe(true);
    await commands.undoRemoval();
    expect(ids()).toEqual(['100', '208']);
    await commands.undoRemoval();
    expect(state().records.map(({ id, ticked }) => [id, ticked])).toEqual([
      ['100', true],
      ['119', false],
      ['208', true],
    ]);
    expect(state().prepared).toEqual(prepared);
    await commands.undoRemoval();
    expect(state().removals).toEqual([]);
    expect([memory.records.size, memory.removed.size]).toEqual([3, 0]);
  });

  it('takes the prepared beats of the last record along, and back', async () => {
    await importFiles(smallRecord('100'));
    await prepareBeats();
    const { prepared } = state();
    removeRecords(['100']);
    expect([state().prepared, services.parts.length]).toEqual([undefined, 0]);
    await commands.undoRemoval();
    expect([state().prepared, services.parts.length]).toEqual([prepared, 1]);
  });

  it('is deleted when its time is over', async () => {
    await importFiles([...smallRecord('100'), ...smallRecord('119')]);
    removeRecords(['100']);
    removeRecords(['119']);
    await settle();
    expect(locks.held()).toEqual(['ecg-lab-run-records/100', 'ecg-lab-run-records/119']);
    await commands.endRemoval('records/100');
    await settle();
    expect([...memory.records.keys()]).toEqual(['119']);
    expect(locks.held()).toEqual(['ecg-lab-run-records/119']);
    await commands.undoRemoval('records/119');
    expect(ids()).toEqual(['119']);
  });

  it('does not come back with a reload, but can be undone after it', async () => {
    for (const id of ['a', 'b']) memory.runs.set(id, runOf(id, 1));
    await importFiles(smallRecord('100'));
    await visit();
    removeRecords(['100']);
    deleteRun('a');
    await visit();
    expect([ids(), state().runs.map(({ id }) => id)]).toEqual([[], ['b']]);
    expect(titles()).toEqual(['100', 'Run a']);
    await commands.undoRemoval();
    await commands.undoRemoval();
    expect([
      ids(),
      state()
        .runs.map(({ id }) => id)
        .sort(),
    ]).toEqual([['100'], ['a', 'b']]);
    expect(memory.removed.size).toBe(0);
  });

  it('is deleted at a later start if it was removed long before', async () => {
    await importFiles([...smallRecord('100'), ...smallRecord('119')]);
    removeRecords(['100']);
    await settle();
    const item = memory.removed.get('records/100')!;
    memory.removed.set('records/100', { ...item, removedAt: '2026-01-02T03:04:05.000Z' });
    await visit();
    expect([ids(), titles(), [...memory.records.keys()]]).toEqual([['119'], [], ['119']]);
  });

  it('is left to the tab that still offers it', async () => {
    await importFiles(smallRecord('100'));
    removeRecords(['100']);
    await settle();
    locks.letGoOfAll();
    locks.holdElsewhere('ecg-lab-run-records/100');
    const kept = new Map(memory.removed);
    services.removals.clear();
    labStore.setState({ ...initialState(), storage: unknown }, true);
    await start(new URL('http://localhost/'));
    await settle();
    expect([ids(), titles()]).toEqual([[], []]);
    expect(memory.removed).toEqual(kept);
  });

  it('gives way to another record of its name, which then stays', async () => {
    await importFiles(smallRecord('100'));
    removeRecords(['100']);
    await importFiles(smallRecord('100', { beats: 10 }));
    expect(titles()).toEqual([]);
    await commands.undoRemoval('records/100');
    await commands.endRemoval('records/100');
    expect(state().records.map(({ annotationCount }) => annotationCount)).toEqual([10]);
    expect([memory.records.size, memory.removed.size]).toEqual([1, 0]);
  });

  it('gives up its space at once if the storage is full', async () => {
    await importFiles([...smallRecord('100'), ...smallRecord('119')]);
    removeRecords(['100']);
    await settle();
    const { saveRecord } = memory.storage;
    memory.storage.saveRecord = async (record) => {
      if (memory.records.size > 1) throw new DOMException('full', 'QuotaExceededError');
      return saveRecord(record);
    };
    await importFiles(smallRecord('208'));
    expect(codes()).toEqual([]);
    expect([...memory.records.keys()]).toEqual(['119', '208']);
    expect(titles()).toEqual([]);
  });

  it('is deleted at once if not even its mark can be stored', async () => {
    await importFiles(smallRecord('100'));
    memory.storage.remove = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    removeRecords(['100']);
    await expect.poll(() => memory.records.size).toBe(0);
    expect(titles()).toEqual([]);
  });

  it('is offered again if it could not be brought back', async () => {
    await importFiles(smallRecord('100'));
    removeRecords(['100']);
    await settle();
    const { restoreRemoved } = memory.storage;
    memory.storage.restoreRemoved = () => Promise.reject(new DOMException('busy', 'InvalidStateError'));
    await commands.undoRemoval();
    expect([ids(), titles(), codes()]).toEqual([[], ['100'], ['storage-failed']]);
    expect(memory.removed.size).toBe(1);
    memory.storage.restoreRemoved = restoreRemoved;
    await commands.undoRemoval();
    expect([ids(), titles(), memory.removed.size]).toEqual([['100'], [], 0]);
  });

  it('stays offered if its mark cannot be stored for another reason than space', async () => {
    await importFiles([...smallRecord('100'), ...smallRecord('119')]);
    memory.storage.remove = () => Promise.reject(new DOMException('busy', 'InvalidStateError'));
    removeRecords(['100', '119']);
    await settle();
    expect([titles(), memory.records.size]).toEqual([['100', '119'], 2]);
    await commands.undoRemoval('records/100');
    expect([ids(), memory.records.size]).toEqual([['100'], 2]);
    await commands.endRemoval('records/119');
    expect([titles(), [...memory.records.keys()]]).toEqual([[], ['100']]);
  });

  it('is still offered if others gave up their space for its mark', async () => {
    await importFiles([...smallRecord('100'), ...smallRecord('119')]);
    removeRecords(['119']);
    await settle();
    const { remove } = memory.storage;
    memory.storage.remove = async (item) => {
      if (memory.records.has('119')) throw new DOMException('full', 'QuotaExceededError');
      return remove(item);
    };
    removeRecords(['100']);
    await settle();
    expect([titles(), [...memory.records.keys()], codes()]).toEqual([['100'], ['100'], []]);
    await commands.undoRemoval();
    expect([ids(), memory.removed.size]).toEqual([['100'], 0]);
  });

  it('is brought back also while its mark is being stored', async () => {
    await importFiles(smallRecord('100'));
    const { remove } = memory.storage;
    const writing = gate();
    memory.storage.remove = (item) => writing.passed.then(() => remove(item));
    removeRecords(['100']);
    const undone = commands.undoRemoval();
    writing.open();
    await undone;
    await settle();
    expect([ids(), memory.removed.size, memory.records.size]).toEqual([['100'], 0, 1]);
  });

  it('is brought back also while its mark turns out to have no space', async () => {
    await importFiles(smallRecord('100'));
    const writing = gate();
    memory.storage.remove = () => writing.passed;
    removeRecords(['100']);
    const undone = commands.undoRemoval();
    writing.fail(new DOMException('full', 'QuotaExceededError'));
    await undone;
    await settle();
    expect([ids(), memory.records.size]).toEqual([['100'], 1]);
  });

  it('of a lab without storage comes back from memory', async () => {
    labStore.setState({ storage: { ...unknown, status: 'off' } });
    await importFiles(smallRecord('100'));
    removeRecords(['100']);
    await commands.undoRemoval();
    expect([ids(), services.sources.size]).toEqual([['100'], 1]);
  });

  it('is the open run and a comparison: both are shown again', async () => {
    for (const [minute, id] of ['a', 'b', 'c'].entries()) memory.runs.set(id, runOf(id, minute));
    await visit();
    await chooseRun('b');
    await compareRuns(['a', 'b', 'c']);
    const before = state();
    deleteRun('b');
    deleteRun('c');
    expect([state().openRun, state().comparison.ids]).toEqual([undefined, ['a']]);
    await commands.undoRemoval();
    await commands.undoRemoval();
    expect(state().runs).toEqual(before.runs);
    expect(state().openRun).toBe(before.openRun);
    expect(state().comparison).toBe(before.comparison);
  });

  it('is a run that another tab has deleted for good: that is said', async () => {
    memory.runs.set('a', runOf('a', 1));
    await visit();
    deleteRun('a');
    await settle();
    memory.removed.clear();
    memory.runs.clear();
    await commands.undoRemoval();
    expect([state().runs, codes()]).toEqual([[], ['run-gone']]);
  });

  describe('or cleared in another tab', () => {
    const other = new BroadcastChannel('ecg-lab');
    const say = (message: TabMessage) => other.postMessage(message);

    it('leaves this one, is not stored again, and comes back with its undo', async () => {
      memory.runs.set('a', runOf('a', 1));
      await importFiles(smallRecord('100'));
      await visit();
      for (const location of [
        { store: 'runs', id: 'a' },
        { store: 'records', id: '100' },
      ] as const) {
        memory.removed.set(`${location.store}/${location.id}`, { location, title: '', removedAt: '' });
        say({ kind: 'removed', location });
      }
      await expect.poll(() => [ids(), state().runs]).toEqual([[], []]);
      expect(state().openRun).toBeUndefined();
      expect(titles()).toEqual([]);
      memory.removed.clear();
      say({ kind: 'restored', location: { store: 'records', id: '100' } });
      say({ kind: 'restored', location: { store: 'runs', id: 'a' } });
      await expect.poll(() => [ids(), state().runs.map(({ id }) => id)]).toEqual([['100'], ['a']]);
    });

    it('is said, and nothing more is stored', async () => {
      await importFiles(smallRecord('100'));
      await visit();
      await memory.storage.clear();
      say({ kind: 'cleared' });
      await expect.poll(codes).toEqual(['storage-cleared']);
      setTicked(['100'], false);
      await importFiles(smallRecord('119'));
      await settle();
      expect(ids()).toEqual(['100', '119']);
      expect([memory.records.size, memory.settings()]).toEqual([0, undefined]);
    });

    it('is told to the others', async () => {
      const heard: TabMessage[] = [];
      other.onmessage = ({ data }) => heard.push(data as TabMessage);
      await importFiles(smallRecord('100'));
      removeRecords(['100']);
      await settle();
      await commands.undoRemoval();
      await clearStorage();
      const location = { store: 'records', id: '100' };
      await expect
        .poll(() => heard)
        .toEqual([{ kind: 'removed', location }, { kind: 'restored', location }, { kind: 'cleared' }]);
      other.close();
    });
  });
});
