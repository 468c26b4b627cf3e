import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/state/records/importFiles';
import { services } from '../../../src/state/services';
import { labStore } from '../../../src/state/store';
import type { SourceFile } from '../../../src/workers/records/types';
import { smallRecord } from '../fakes';
import { dropped, freshLab } from '../labInNode';

const state = () => labStore.getState();
const codes = () => state().problems.map(({ code }) => code);
const ids = () => state().records.map(({ id }) => id);
const withEnd = (files: { path: string; blob: Blob }[], end: string) =>
  files.filter(({ path }) => path.endsWith(end));

/** A file that was deleted or changed on disk after it was chosen. */
function goneFile(path: string) {
  const blob = new Blob(['x']);
  const gone = () => Promise.reject(new DOMException('The file could not be read.', 'NotReadableError'));
  return {
    path,
    blob: Object.assign(blob, { arrayBuffer: gone, text: gone, slice: () => goneFile(path).blob }),
  };
}

describe('importing', () => {
  freshLab();

  it('lets two simultaneous drops complete each other', async () => {
    const files = smallRecord('100');
    await Promise.all([
      importFiles(withEnd(files, '.dat')),
      importFiles(withEnd(files, '.atr')),
      importFiles(withEnd(files, '.hea')),
    ]);
    expect(state().records).toMatchObject([{ id: '100', state: 'ready', ticked: true }]);
    expect(codes()).toEqual([]);
    expect(services.loose).toEqual([]);
  });

  it('cancels a waiting import that was stopped, and runs the next one', async () => {
    const all = [
      importFiles(smallRecord('100')),
      importFiles(smallRecord('101')),
      importFiles(smallRecord('103')),
    ];
    const waiting = state().activities[1]!;
    services.running.get(waiting.id)!.abort();
    await Promise.all(all);
    expect(ids()).toEqual(['100', '103']);
    expect(state().activities).toEqual([]);
    expect(codes()).toEqual([]);
  });

  it('continues with the other records if a thread dies on one, and reports that one', async () => {
    const pool = services.pool();
    services.pool = () => ({
      ...pool,
      run: (job, signal) =>
        pool.run(
          (worker) =>
            job(
              new Proxy(worker, {
                get: (target, key) =>
                  key === 'inspect'
                    ? (source: SourceFile) =>
                        source.name === '101'
                          ? Promise.reject(new Error('worker-died: out of memory'))
                          : target.inspect(source as never)
                    : Reflect.get(target, key),
              }),
            ),
          signal,
        ),
    });
    await importFiles([...smallRecord('100'), ...smallRecord('101'), ...smallRecord('103')]);
    expect(ids()).toEqual(['100', '103']);
    expect(state().problems).toMatchObject([{ code: 'file-unreadable', file: '101' }]);
  });

  it('reports files that were deleted from disk, and reads the rest', async () => {
    const [header, , annotations] = smallRecord('101');
    await importFiles([
      ...smallRecord('100'),
      header!,
      goneFile('101.dat'),
      annotations!,
      goneFile('notes'),
      goneFile('RECORDS'),
      goneFile('103.hea'),
    ]);
    expect(ids()).toEqual(['100']);
    expect(new Set(codes())).toEqual(new Set(['file-unreadable']));
    expect(
      state()
        .problems.map(({ file }) => file)
        .sort(),
    ).toEqual(['101.dat', '103.hea', 'RECORDS', 'notes']);
  });

  it('tells two records with one name apart, whichever is read sooner', async () => {
    await importFiles([
      ...smallRecord('100', { folder: 'a/', beats: 200 }),
      ...smallRecord('100', { folder: 'b/', beats: 10 }),
    ]);
    expect(state().records).toMatchObject([
      { id: 'a/100', annotationCount: 200 },
      { id: 'b/100', annotationCount: 10 },
    ]);
    expect(codes()).toEqual([]);
  });

  it('uses a file that replaces a damaged one, from any folder', async () => {
    const [header, signal, annotations] = smallRecord('100');
    await importFiles([header!, dropped('100.dat', ''), annotations!]);
    expect(state().records).toMatchObject([{ state: 'incomplete' }]);
    await importFiles([{ ...signal!, path: 'again/100.dat' }]);
    expect(state().records).toMatchObject([{ state: 'ready', lengthSamples: 21 * 360 }]);
  });

  it('replaces an incomplete record by the complete one', async () => {
    await importFiles(withEnd(smallRecord('100'), '.hea'));
    await importFiles(smallRecord('100', { folder: 'mitdb/' }));
    expect(state().records).toMatchObject([{ state: 'ready', source: 'mitdb' }]);
    expect(codes()).toEqual([]);
  });

  it('reports nothing when a part of a loaded record is dropped again', async () => {
    const files = smallRecord('100');
    await importFiles(files);
    for (const file of files) await importFiles([file]);
    expect(codes()).toEqual([]);
    expect(state().records).toMatchObject([{ state: 'ready' }]);
    expect(services.loose).toEqual([]);
  });

  it('reports thousands of files that are no records in a few sentences', async () => {
    await importFiles([
      ...smallRecord('100'),
      ...Array.from({ length: 2500 }, (_, i) => dropped(`photos/p${i}.jpg`, 'x')),
      ...Array.from({ length: 2500 }, (_, i) => dropped(`loose/s${i}.dat`, 'x')),
    ]);
    expect(ids()).toEqual(['100']);
    expect(state().problems.length).toBeLessThanOrEqual(12);
    const text = state()
      .problems.map(({ message }) => message)
      .join('\n');
    expect(text).toMatch(/2495 more files hold no record/);
    expect(text).toMatch(/2495 more files cannot be read without their headers/);
  });

  it('reads extensions in capitals, names in Chinese, and a header that names the .dat of another record', async () => {
    const capitals = smallRecord('100').map(({ path, blob }) => ({ path: path.toUpperCase(), blob }));
    const chinese = smallRecord('101').map(({ path, blob }) => ({
      path: `数据/${path.replace(/101\.(?=hea|atr)/, '心电图.')}`,
      blob,
    }));
    await importFiles([...capitals, ...chinese]);
    expect(state().records).toMatchObject([
      { id: '100', state: 'ready', annotationCount: 20 },
      { id: '心电图', state: 'ready', annotationCount: 20, source: '数据' },
    ]);
    expect(codes()).toEqual([]);
  });

  it('opens a .zip inside a folder, with folders inside', async () => {
    const inside: Record<string, Uint8Array> = {};
    for (const { path, blob } of smallRecord('100')) {
      inside[`db/1.0/${path}`] = new Uint8Array(await blob.arrayBuffer());
    }
    await importFiles([dropped('downloads/new/db.zip', zipSync(inside) as Uint8Array<ArrayBuffer>)]);
    expect(state().records).toMatchObject([{ id: '100', source: 'downloads/new/db.zip/db/1.0' }]);
    expect(codes()).toEqual([]);
  });

  it('rejects a record whose files are too large, before reading them', async () => {
    const [header, signal, annotations] = smallRecord('100');
    const huge = Object.assign(new Blob(['x']), {
      arrayBuffer: () => Promise.reject(new Error('it was read')),
    });
    Object.defineProperty(huge, 'size', { value: 3 * 2 ** 30 });
    await importFiles([header!, { path: signal!.path, blob: huge }, annotations!]);
    expect(state().problems).toMatchObject([{ code: 'record-too-large', file: '100.hea' }]);
    expect(state().records).toEqual([]);
  });
});
