import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readRecord } from '../../../src/state/storage/readRecord';
import { openStorage } from '../../../src/state/storage/storage';
import type { StoredRecord } from '../../../src/state/storage/types';
import { UnreadableError } from '../../../src/state/storage/UnreadableError';
import type { RecordEntry } from '../../../src/state/types';
import type { SourceFile } from '../../../src/workers/records/types';

const file = (name: string, text: string): SourceFile => ({
  name,
  path: `folder/${name}`,
  blob: new Blob([text]),
});

/** An EDF+ record, whose single file is header, signal and annotations, and a second annotator. */
function record(): StoredRecord {
  const edf = file('x.edf', 'all in one');
  return {
    entry: { id: 'x', files: [], leads: [], classCounts: [], problems: [] } as unknown as RecordEntry,
    source: {
      ...{ key: 'k', name: 'x', source: 'folder', unlisted: false },
      ...{
        header: edf,
        segments: [],
        signals: [edf],
        annotation: edf,
        annotators: [edf, file('x.atr', 'beats')],
      },
    },
  };
}

/** The first row as stored in the database. */
async function storedRow(name: string) {
  const opened = indexedDB.open(name);
  await new Promise((resolve) => opened.addEventListener('success', resolve));
  const all = opened.result.transaction('records').objectStore('records').getAll();
  await new Promise((resolve) => all.addEventListener('success', resolve));
  opened.result.close();
  return all.result[0] as { source: Record<string, unknown> };
}

/** Makes `put` reject rows with a Blob, as WebKit does in a private window, or all rows. */
function refuse(errorName: string, what: 'Blobs' | 'everything') {
  const { put } = IDBObjectStore.prototype;
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    const { source } = given[0] as StoredRecord;
    if (what === 'everything' || source.header.blob instanceof Blob) {
      throw new DOMException('Error preparing Blob/File data to be stored in object store', errorName);
    }
    return put.apply(this, given);
  });
}

const textsOf = (files: SourceFile[]) => Promise.all(files.map(({ blob }) => blob.text()));

let nextName = 0;
const freshName = () => `storable-${nextName++}`;

afterEach(() => void vi.restoreAllMocks());

describe("a record's files in IndexedDB", () => {
  it('are Blobs if the browser stores Blobs', async () => {
    const name = freshName();
    await openStorage(name).saveRecord(record());
    expect((await storedRow(name)).source.header).toMatchObject({ blob: expect.any(Blob) });
  });

  it.each(['UnknownError', 'DataCloneError'])('are bytes if it rejects them with %s', async (refusal) => {
    refuse(refusal, 'Blobs');
    const name = freshName();
    await openStorage(name).saveRecord(record());
    const { header, signals } = (await storedRow(name)).source as { header: object; signals: object[] };
    expect(header).not.toHaveProperty('blob');
    expect(header).toMatchObject({ name: 'x.edf', path: 'folder/x.edf', bytes: expect.any(ArrayBuffer) });
    // One file, one copy.
    expect((signals[0] as { bytes: unknown }).bytes).toBe((header as { bytes: unknown }).bytes);
  });

  it.each(['Blobs', 'bytes'])('are read as Blobs from %s', async (stored) => {
    if (stored === 'bytes') refuse('UnknownError', 'Blobs');
    const name = freshName();
    await openStorage(name).saveRecord(record());
    const [row] = await openStorage(name).loadRecords();
    const { header, signals, annotation, annotators, ...rest } = readRecord('x', row!.value).source;
    expect(await textsOf([header, ...signals, annotation!])).toEqual(Array(3).fill('all in one'));
    expect(await textsOf(annotators)).toEqual(['all in one', 'beats']);
    expect(annotators.map((one) => one.name)).toEqual(['x.edf', 'x.atr']);
    expect(header).not.toHaveProperty('bytes');
    expect(rest).toEqual({ key: 'k', name: 'x', source: 'folder', unlisted: false, segments: [] });
  });

  it('are not tried as bytes if the storage is full', async () => {
    const put = refuse('QuotaExceededError', 'everything');
    await expect(openStorage(freshName()).saveRecord(record())).rejects.toMatchObject({
      name: 'QuotaExceededError',
    });
    expect(put).toHaveBeenCalledTimes(1);
  });

  it('are rejected with the error of the bytes if those cannot be stored either', async () => {
    const put = refuse('UnknownError', 'everything');
    await expect(openStorage(freshName()).saveRecord(record())).rejects.toMatchObject({
      name: 'UnknownError',
    });
    expect(put).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['a row without files', { entry: { id: 'x' } }],
    [
      'files that are none',
      { entry: { id: 'x' }, source: { header: 5, signals: 'none', annotators: [null] } },
    ],
    ['an older record without lists', { entry: { id: 'x' }, source: { header: undefined } }],
  ])('do not prevent the others from opening: %s', async (_what, damaged) => {
    const name = freshName();
    const storage = openStorage(name);
    await storage.saveRecord(damaged as unknown as StoredRecord);
    const [row] = await storage.loadRecords();
    expect(row!.value).toMatchObject(damaged);
    expect(() => readRecord('x', row!.value)).toThrow(UnreadableError);
  });
});
