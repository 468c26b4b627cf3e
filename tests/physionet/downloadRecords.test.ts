import { afterEach, describe, expect, it } from 'vitest';
import {
  type DownloadedRecord,
  type DownloadOptions,
  downloadRecords,
} from '../../src/physionet/downloadRecords';
import { listRecords } from '../../src/physionet/listRecords';
import { parseLocation } from '../../src/physionet/parseLocation';
import type { DownloadProgress } from '../../src/physionet/types';
import { openWay, type Way } from './access';
import { withLists } from './upstream.mjs';

const bytes = (text: string) => Buffer.from(text);
const signal = (length: number) => Buffer.from(Array.from({ length }, (_, i) => i % 256));
const files = {
  '1.hea': bytes('1 1 100 5000\n1.dat 16 200\n'),
  '1.dat': signal(10_000),
  '1.atr': bytes('atr'),
  '1.qrs': bytes('qrs'),
  'p0/2.hea': bytes('2 1 100 2000\nother.dat 16 200\n'),
  'p0/other.dat': signal(4000),
  'm/3.hea': bytes('3/3 1 100 30\n3_layout 0\n3_1 20\n~ 10\n'),
  'm/3_layout.hea': bytes('3_layout 1 100 0\n~ 0 200\n'),
  'm/3_1.hea': bytes('3_1 1 100 20\n3_1.dat 16 200\n'),
  'm/3_1.dat': signal(40),
  'm/3.atr': bytes('atr'),
  'e/4.edf': signal(300),
};
const records = ['1', 'p0/2', 'm/3', 'e/4.edf'];

let way: Way;
afterEach(() => way.close());

async function download(chosen: string[], options: DownloadOptions = {}, access = {}) {
  const listing = await listRecords(parseLocation('db/1.0')!, way.access());
  const ended: DownloadedRecord[] = [];
  const end = await downloadRecords(listing, chosen, way.access(access), {
    ...options,
    onRecord(record) {
      ended.push(record);
      options.onRecord?.(record);
    },
  }).then(
    () => 'done',
    (error) => error.problem?.code ?? error.name,
  );
  const of = (name: string) => ended.find(({ record }) => record === name);
  return {
    end,
    count: ended.length,
    paths: (name: string) => of(name)?.files.map(({ path }) => path.slice('db/1.0/'.length)),
    problem: (name: string) => of(name)?.problem,
    blob: (path: string) =>
      ended.flatMap((record) => record.files).find((file) => file.path === `db/1.0/${path}`)!.blob,
  };
}

describe('downloading records', () => {
  it('fetches the header, the files that it names, segments with theirs, annotations, and EDF files', async () => {
    way = await openWay({ 'db/1.0': withLists(files, records) });
    const told: DownloadProgress[] = [];
    const { end, paths, blob } = await download(records, { onProgress: (now) => told.push(now) });
    expect(end).toBe('done');
    expect(paths('1')).toEqual(['1.hea', '1.dat', '1.atr', '1.qrs']);
    expect(paths('p0/2')).toEqual(['p0/2.hea', 'p0/other.dat']);
    expect(paths('m/3')).toEqual(['m/3.hea', 'm/3_layout.hea', 'm/3_1.hea', 'm/3_1.dat', 'm/3.atr']);
    expect(paths('e/4.edf')).toEqual(['e/4.edf']);
    expect(Buffer.from(await blob('1.dat').arrayBuffer()).equals(files['1.dat'])).toBe(true);
    const sum = Object.values(files).reduce((total, file) => total + file.length, 0);
    expect(told.at(-1)).toMatchObject({ filesDone: 12, filesTotal: 12, bytesDone: sum, bytesTotal: sum });
    for (const { bytesDone, bytesTotal, filesDone, filesTotal } of told) {
      expect(bytesDone).toBeLessThanOrEqual(bytesTotal);
      expect(filesDone).toBeLessThanOrEqual(filesTotal);
    }
    // No guess was needed, and nothing was requested twice.
    expect(way.upstream.requests).toHaveLength(3 + 12);
  });

  it('needs no network the second time', async () => {
    way = await openWay({ 'db/1.0': withLists(files, records) });
    await download(records);
    await way.upstream.close();
    expect((await download(records)).count).toBe(4);
  });

  it('tries the annotators of a database without sums', async () => {
    const { 'SHA256SUMS.txt': _, ...lists } = withLists(files, records);
    way = await openWay({ 'db/1.0': lists });
    const { paths } = await download(['1', 'p0/2']);
    expect(paths('1')).toEqual(['1.hea', '1.dat', '1.atr']);
    expect(paths('p0/2')).toEqual(['p0/2.hea', 'p0/other.dat']);
  });

  it.each([
    ['1.hea', 'missing', 'physionet-missing'],
    ['1.dat', 'missing', 'physionet-missing'],
    ['1.dat', 'damaged', 'physionet-checksum'],
    ['1.atr', 'damaged', 'physionet-checksum'],
    ['1.dat', 'cut', 'physionet-broken'],
    ['1.dat', 'huge', 'physionet-too-large'],
    ['1.dat', 'endless', 'physionet-too-large'],
  ] as const)('names %s that is %s, and gets the other records', async (path, fault, code) => {
    way = await openWay({ 'db/1.0': withLists(files, records) });
    way.upstream.faults.set(`db/1.0/${path}`, fault);
    const { end, count, problem, paths } = await download(records);
    expect(end).toBe('done');
    expect(count).toBe(4);
    expect(problem('1')).toMatchObject({ code, file: `db/1.0/${path}` });
    expect(paths('1')).toEqual([]);
    for (const other of records.slice(1)) expect(problem(other)).toBeUndefined();
  });

  it('requests no file outside the database of a header that names it', async () => {
    const bad = { ...files, '1.hea': bytes('1 1 100 5000\n../../secret.dat 16 200\n') };
    way = await openWay({ 'db/1.0': withLists(bad, records) });
    const { problem } = await download(['1', 'p0/2']);
    expect(problem('1')).toMatchObject({
      code: 'physionet-path',
      file: '1.hea',
      values: { wanted: '../../secret.dat' },
    });
    expect(way.upstream.requests.some(({ path }) => path.includes('secret'))).toBe(false);
  });

  it('leaves problems inside a header to the reader', async () => {
    way = await openWay({ 'db/1.0': withLists({ ...files, '1.hea': signal(200) }, records) });
    expect((await download(['1'])).paths('1')).toEqual(['1.hea', '1.atr', '1.qrs']);
  });

  it('stops when PhysioNet is unreachable, and reports what was downloaded', async () => {
    way = await openWay({ 'db/1.0': withLists(files, records) });
    const { end, count } = await download(records, {
      onRecord: () => void way.upstream.close(),
    });
    expect(end).toBe('physionet-unreachable');
    expect(count).toBeLessThan(4);
  });

  it('can be stopped, and continues with what is missing', async () => {
    way = await openWay({ 'db/1.0': withLists(files, records) });
    way.upstream.faults.set('db/1.0/1.dat', 'stall');
    const stop = new AbortController();
    const onProgress = ({ file, bytesDone }: DownloadProgress) => {
      if (file === '1.dat' && bytesDone >= 5000) stop.abort();
    };
    const first = await download(['1'], { onProgress }, { signal: stop.signal });
    expect(first).toMatchObject({ end: 'AbortError', count: 0 });
    way.upstream.faults.clear();
    way.upstream.requests.length = 0;
    expect((await download(['1'])).end).toBe('done');
    expect(way.asked('db/1.0/1.dat').map(({ range }) => range)).toEqual(['bytes=5000-']);
    expect(way.asked('db/1.0/1.hea')).toEqual([]);
  });

  it('fetches a few files at a time, however many records there are', async () => {
    const many = Array.from({ length: 40 }, (_, i) => `r${i}`);
    const all = Object.fromEntries(
      many.flatMap((name) => [
        [`${name}.hea`, bytes(`${name} 1 100 10\n${name}.dat 16 200\n`)],
        [`${name}.dat`, signal(20)],
      ]),
    );
    way = await openWay({ 'db/1.0': withLists(all, many) });
    let running = 0;
    let most = 0;
    const counted: typeof fetch = async (...request) => {
      most = Math.max(most, ++running);
      try {
        return await fetch(...request);
      } finally {
        running--;
      }
    };
    expect((await download(many, {}, { fetch: counted })).count).toBe(40);
    expect(most).toBeLessThanOrEqual(4);
    expect(most).toBeGreaterThan(1);
  });
});
