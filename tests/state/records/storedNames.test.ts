import { beforeEach, describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/state/records/importFiles';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import type { RecordsWorker } from '../../../src/workers/records/workerTypes';
import { smallRecord } from '../fakes';
import { dropped, freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

const state = () => labStore.getState();
const rows = () => state().records.map(({ id, state: how }) => [id, how]);
const without = (files: ReturnType<typeof smallRecord>, end: string) =>
  files.filter(({ path }) => !path.endsWith(end));

describe('what is stored of incomplete records', () => {
  freshLab();
  let memory: ReturnType<typeof memoryStorage>;
  let calls: string[];
  beforeEach(() => {
    memory = memoryStorage();
    calls = [];
    const { saveRecord, deleteRecords } = memory.storage;
    memory.storage.saveRecord = (record) => {
      calls.push(`save ${record.entry.id}`);
      return saveRecord(record);
    };
    memory.storage.deleteRecords = (ids) => {
      calls.push(`delete ${ids.join()}`);
      return deleteRecords(ids);
    };
    services.storage = memory.storage;
    labStore.setState({ storage: { status: 'on', usedBytes: undefined, quotaBytes: undefined } });
  });
  const stored = () => [...memory.records.keys()].sort();
  /** As if the thread died whenever it reads a record from this path. */
  function dieOn(headerPath: string) {
    const pool = services.pool();
    services.pool = () => ({
      ...pool,
      run: (job, signal) =>
        pool.run((worker) => {
          const inspect: RecordsWorker['inspect'] = (source) =>
            source.header.path === headerPath
              ? Promise.reject(new Error('worker-died'))
              : worker.inspect(source);
          return job(
            new Proxy(worker, {
              get: (target, key) => (key === 'inspect' ? inspect : Reflect.get(target, key)),
            }),
          );
        }, signal),
    });
  }

  const complete = smallRecord('rec', { folder: 'a/', height: 2 });
  const incomplete = without(smallRecord('rec', { folder: 'b/' }), '.dat');

  it('outlives every later drop under its name', async () => {
    await importFiles(complete);
    await importFiles(incomplete);
    const named = [
      ['b/rec', 'incomplete'],
      ['rec', 'ready'],
    ];
    expect(rows()).toEqual(named);
    calls = [];
    await importFiles(smallRecord('100'));
    expect(rows()).toEqual([['100', 'ready'], ...named]);
    expect(calls.filter((call) => call.startsWith('delete'))).toEqual([]);
    expect(stored()).toEqual(['100', 'b/rec', 'rec']);
  });

  it('outlives a drop in which it can not be read', async () => {
    await importFiles(complete);
    await importFiles(incomplete);
    dieOn('b/rec.hea');
    await importFiles(smallRecord('100'));
    expect(stored()).toEqual(['100', 'b/rec', 'rec']);
    expect(state().records.map(({ id }) => id)).toEqual(['100', 'b/rec', 'rec']);
  });

  it('is stored under a longer name before the shorter one is deleted', async () => {
    await importFiles(incomplete);
    expect(stored()).toEqual(['rec']);
    calls = [];
    await importFiles(complete);
    expect(rows()).toEqual([
      ['a/rec', 'ready'],
      ['b/rec', 'incomplete'],
    ]);
    expect(stored()).toEqual(['a/rec', 'b/rec']);
    expect(calls.indexOf('save b/rec')).toBeGreaterThanOrEqual(0);
    expect(calls.indexOf('delete rec')).toBeGreaterThan(calls.indexOf('save b/rec'));
  });

  it('stays as it is stored if it cannot be stored under the longer name, or not be read', async () => {
    await importFiles(incomplete);
    const { saveRecord } = memory.storage;
    memory.storage.saveRecord = (record) =>
      record.entry.id === 'b/rec'
        ? Promise.reject(new DOMException('Full.', 'QuotaExceededError'))
        : saveRecord(record);
    await importFiles(complete);
    expect(stored()).toEqual(['a/rec', 'rec']);
    expect(memory.records.get('rec')?.source?.header.path).toBe('b/rec.hea');
  });

  it('keeps its longer name when the other record is gone', async () => {
    await importFiles(incomplete);
    await importFiles(complete);
    memory.records.delete('a/rec');
    labStore.setState({ records: state().records.filter(({ id }) => id !== 'a/rec') });
    await importFiles(smallRecord('100'));
    expect(rows()).toEqual([
      ['100', 'ready'],
      ['b/rec', 'incomplete'],
    ]);
  });

  const text = (path: string, content: string) => dropped(path, content);

  it('is not taken for a segment of its name in another folder', async () => {
    await importFiles([text('x/s1.hea', 's1 1 360 7560\ns1.dat 16 200 16 0 0 0 0 MLII\n')]);
    expect(rows()).toEqual([['s1', 'incomplete']]);
    const segment = smallRecord('s1', { folder: 'm/', leads: ['MLII'] });
    await importFiles([text('m/multi.hea', 'multi/1 1 360 7560\ns1 7560\n'), ...without(segment, '.atr')]);
    expect(rows()).toContainEqual(['multi', 'no-annotations']);
    expect(rows()).toContainEqual(['s1', 'incomplete']);
    expect(stored()).toEqual(['multi', 's1']);
  });

  it('is removed as a segment only once the record that consists of it is stored', async () => {
    const segment = without(smallRecord('s1', { folder: 'm/', leads: ['MLII'] }), '.atr');
    await importFiles(segment);
    expect(rows()).toEqual([['s1', 'no-annotations']]);
    const pool = services.pool;
    const multi = text('m/multi.hea', 'multi/1 1 360 7560\ns1 7560\n');
    dieOn('m/multi.hea');
    await importFiles([multi]);
    expect(rows()).toEqual([['s1', 'no-annotations']]);
    expect(stored()).toEqual(['s1']);
    services.pool = pool;
    calls = [];
    await importFiles([multi]);
    expect(rows()).toEqual([['multi', 'no-annotations']]);
    expect(calls.indexOf('delete s1')).toBeGreaterThan(calls.indexOf('save multi'));
    expect(stored()).toEqual(['multi']);
  });

  it('is removed as a segment when the record that consists of it is dropped again', async () => {
    const segment = without(smallRecord('s1', { folder: 'm/', leads: ['MLII'] }), '.atr');
    const multi = text('m/multi.hea', 'multi/1 1 360 7560\ns1 7560\n');
    const [, , annotations] = smallRecord('multi', { folder: 'm/' });
    await importFiles([multi, ...segment, annotations!]);
    expect(rows()).toEqual([['multi', 'ready']]);
    await importFiles(segment);
    expect(rows()).toContainEqual(['s1', 'no-annotations']);
    await importFiles([multi, ...segment, annotations!]);
    expect(rows()).toEqual([['multi', 'ready']]);
    expect(stored()).toEqual(['multi']);
  });
});
