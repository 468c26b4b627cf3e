import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/state/records/importFiles';
import { services } from '../../../src/state/services';
import { StorageRefused } from '../../../src/state/storage/StorageRefused';
import { withStorage } from '../../../src/state/storage/withStorage';
import { labStore } from '../../../src/state/store';
import { failingStorage, smallRecord } from '../fakes';
import { freshLab } from '../labInNode';
import { memoryStorage } from '../memoryStorage';

const state = () => labStore.getState();
const codes = () => state().problems.map(({ code }) => code);
const useStorage = (storage: typeof services.storage) => {
  services.storage = storage;
  labStore.setState({ storage: { status: 'unknown', usedBytes: undefined, quotaBytes: undefined } });
};

describe('using the storage', () => {
  freshLab();

  it('reports once that the storage is full, keeps the records in memory and tries again', async () => {
    useStorage(failingStorage(new DOMException('full', 'QuotaExceededError')));
    await importFiles([...smallRecord('a1'), ...smallRecord('a2')]);
    expect(state().records.map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect(codes()).toEqual(['storage-full']);
    expect(state().storage.status).not.toBe('off');
    const { storage, records } = memoryStorage();
    services.storage = storage;
    await importFiles(smallRecord('a3'));
    expect([...records.keys()]).toEqual(['a3']);
  });

  it('gives up only if the browser refuses a database, and reports it', async () => {
    useStorage(failingStorage(new StorageRefused('SecurityError')));
    expect(await withStorage((storage) => storage.loadSummaries())).toBeUndefined();
    expect(codes()).toEqual(['storage-refused']);
    expect(state().storage.status).toBe('off');
  });

  it('goes on storing after an error with a single item', async () => {
    useStorage(failingStorage(new DOMException('The file is gone.', 'NotReadableError')));
    expect(await withStorage((storage) => storage.loadSummaries())).toBeUndefined();
    expect(codes()).toEqual(['storage-failed']);
    const { storage } = memoryStorage();
    services.storage = storage;
    expect(await withStorage((kept) => kept.loadSummaries())).toEqual([]);
    expect(state().storage.status).not.toBe('off');
  });
});
