import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { importFiles } from '../../../src/state/records/importFiles';
import { services } from '../../../src/state/services';
import { start } from '../../../src/state/start';
import { openStorage } from '../../../src/state/storage/storage';
import { initialState, labStore } from '../../../src/state/store';
import type { RecordEntry } from '../../../src/state/types';
import type { RecordSource } from '../../../src/workers/records/types';
import { smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { makeVersion2 } from './version2';

const state = () => labStore.getState();
const address = new URL('http://localhost/');
let databases = 0;

describe('stored records of a version that described them otherwise', () => {
  vi.stubGlobal('navigator', { language: 'en' });
  freshLab();
  let name = '';
  beforeEach(() => {
    name = `record-format-${databases++}`;
  });
  function visit(): void {
    services.storage = openStorage(name);
    services.sources.clear();
    const storage = { status: 'unknown', usedBytes: undefined, quotaBytes: undefined } as const;
    labStore.setState({ ...initialState(), storage }, true);
  }
  const stored = async (id: string) => {
    const db = await openDB(name);
    try {
      return (await db.get('records', id)) as { format?: number; entry: RecordEntry; source: RecordSource };
    } finally {
      db.close();
    }
  };

  /** Rows of two records as they were stored: without a number, at a quarter of their rate. */
  async function earlierRows() {
    await importFiles([...smallRecord('100'), ...smallRecord('119')]);
    const rows = state().records.map((entry) => ({
      entry: { ...entry, samplingHz: 90, lengthSamples: entry.lengthSamples / 4, ticked: entry.id === '100' },
      source: services.sources.get(entry.id)!,
    }));
    return rows as [(typeof rows)[0], (typeof rows)[0]];
  }
  const rates = () => state().records.map(({ id, samplingHz, ticked }) => [id, samplingHz, ticked]);

  it('are read anew at start, once, with their ticks', async () => {
    (await makeVersion2(name, { records: await earlierRows() })).close();
    visit();
    await start(address);
    expect(rates()).toEqual([
      ['100', 360, true],
      ['119', 360, false],
    ]);
    expect(await stored('100')).toMatchObject({ format: 2, entry: { samplingHz: 360, lengthSamples: 7560 } });
    expect(state().problems).toEqual([]);
    visit();
    const pool = services.pool();
    let reads = 0;
    services.pool = () => ({
      ...pool,
      run(job, signal) {
        reads++;
        return pool.run(job, signal);
      },
    });
    await start(address);
    expect(rates().map(([, hz]) => hz)).toEqual([360, 360]);
    expect(reads).toBe(0);
  });

  it('stay as they are if they cannot be read anew', async () => {
    const [one, other] = await earlierRows();
    const source = { ...one.source, header: { ...one.source.header, blob: new Blob(['no header']) } };
    (await makeVersion2(name, { records: [{ ...one, source }, other] })).close();
    visit();
    await start(address);
    expect(rates()).toEqual([
      ['100', 90, true],
      ['119', 360, false],
    ]);
    const row = await stored('100');
    expect(row.format).toBeUndefined();
    expect(row.entry).toEqual(one.entry);
  });

  it('stay as they are if the thread dies that reads them', async () => {
    (await makeVersion2(name, { records: await earlierRows() })).close();
    visit();
    const pool = services.pool();
    services.pool = () => ({ ...pool, run: () => Promise.reject(new Error('worker-died')) });
    await start(address);
    expect(rates().map(([, hz]) => hz)).toEqual([90, 90]);
    expect((await stored('119')).entry.samplingHz).toBe(90);
  });
});
