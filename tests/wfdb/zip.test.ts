import fc from 'fast-check';
import { Zip, ZipDeflate, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { openZip, openZipArchive, type ZipItem } from '../../src/wfdb';
import type { WfdbProblem } from '../../src/wfdb/types';
import { describeWithShared } from '../shared';

const text = (content: string) => new TextEncoder().encode(content);

function noise(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const random = createRandom(seed);
  return Uint8Array.from({ length }, () => random.below(256));
}

/** Large arrays are compared at once: element by element the test runner takes seconds. */
function expectBytes(found: Uint8Array | undefined, expected: Uint8Array): void {
  expect(found?.length).toBe(expected.length);
  expect(Buffer.compare(found!, expected)).toBe(0);
}

async function unpack(zip: Blob | Uint8Array, options?: Parameters<typeof openZip>[2]) {
  const files: Record<string, Uint8Array> = {};
  const problems: WfdbProblem[] = [];
  for await (const item of openZip(zip, 'db.zip', options)) {
    if ('problem' in item) problems.push(item.problem);
    else files[item.path] = item.bytes;
  }
  return { files, problems, paths: Object.keys(files) };
}

/** As `zip -r - folder` writes: sizes and checksum after each entry's data instead of before. */
function streamedZip(files: Record<string, Uint8Array>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [path, bytes] of Object.entries(files)) {
    const entry = new ZipDeflate(path);
    zip.add(entry);
    entry.push(bytes.subarray(0, 10));
    entry.push(bytes.subarray(10), true);
  }
  zip.end();
  return Buffer.concat(chunks);
}

/** Every position of four given bytes, to change what a zip announces. */
function findAll(bytes: Uint8Array, mark: number[]): number[] {
  const found: number[] = [];
  for (let at = 0; at + mark.length <= bytes.length; at++) {
    if (mark.every((byte, i) => bytes[at + i] === byte)) found.push(at);
  }
  return found;
}

const directoryMark = [0x50, 0x4b, 1, 2];
const database: Zippable = {
  'mit-bih-arrhythmia-database-1.0.0/': new Uint8Array(0),
  'mit-bih-arrhythmia-database-1.0.0/100.hea': text('100 1 360 3\n100.dat 16\n'),
  'mit-bih-arrhythmia-database-1.0.0/100.dat': [noise(100_000), { level: 9 }],
  'mit-bih-arrhythmia-database-1.0.0/100.atr': [noise(500, 2), { level: 0 }],
  'mit-bih-arrhythmia-database-1.0.0/RECORDS': text('100\n'),
  'mit-bih-arrhythmia-database-1.0.0/SHA256SUMS.txt': text('…'),
  'mit-bih-arrhythmia-database-1.0.0/mitdbdir/intro.htm': text('<html>'),
  'mit-bih-arrhythmia-database-1.0.0/paper.pdf': noise(1000),
};
const wanted = ['100.hea', '100.dat', '100.atr', 'RECORDS'].map(
  (name) => `mit-bih-arrhythmia-database-1.0.0/${name}`,
);

describe('openZip', () => {
  it('unpacks the WFDB files of a database with their list, and nothing else', async () => {
    const zip = zipSync(database);
    for (const source of [zip, new Blob([zip])]) {
      const { files, problems, paths } = await unpack(source);
      expect(paths).toEqual(wanted);
      expect(problems).toEqual([]);
      expectBytes(files[wanted[1]!], noise(100_000));
      expectBytes(files[wanted[2]!], noise(500, 2));
    }
    expect((await openZipArchive(zip, 'db.zip')).unknown).toEqual([
      'mit-bih-arrhythmia-database-1.0.0/paper.pdf',
    ]);
  });

  it('reads entries that were written as a stream', async () => {
    const files = { 'a.hea': text('a 0'), 'a.dat': new Uint8Array(200_000), 'a.atr': noise(70_000) };
    const unpacked = await unpack(streamedZip(files));
    expect(unpacked.problems).toEqual([]);
    expect(unpacked.paths).toEqual(Object.keys(files));
    for (const [path, content] of Object.entries(files)) expectBytes(unpacked.files[path], content);
  });

  it('reads a zip with a comment, and one with a program in front', async () => {
    const zip = zipSync({ 'a.hea': text('a 0') });
    const commented = Buffer.concat([zip, text('not PK\u0005\u0006 at all')]);
    commented.writeUInt16LE(commented.length - zip.length, zip.length - 2);
    expect((await unpack(commented)).paths).toEqual(['a.hea']);
    expect((await unpack(Buffer.concat([noise(777), zip]))).files).toEqual({ 'a.hea': text('a 0') });
  });

  it('reads Zip64 sizes and positions', async () => {
    const zip = zip64({ path: 'a.hea', content: text('a 0 360') });
    expect(await unpack(zip)).toMatchObject({ files: { 'a.hea': text('a 0 360') }, problems: [] });
  });

  it('returns any files', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.nat(300_000).map((n) => new Uint8Array(n)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), bytes, {
          minKeys: 1,
          maxKeys: 5,
          noNullPrototype: true,
        }),
        fc.constantFrom(0, 1, 6, 9),
        async (contents, level) => {
          const files = Object.fromEntries(
            Object.entries(contents).map(([name, content]) => [`f/${name}.dat`, content]),
          );
          const { files: unpacked, problems } = await unpack(
            zipSync(files, { level: level as 0 | 1 | 6 | 9 }),
          );
          expect(problems).toEqual([]);
          expect(Object.keys(unpacked)).toEqual(Object.keys(files));
          for (const [path, content] of Object.entries(files)) expectBytes(unpacked[path], content);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuses paths that leave the zip, and reads the rest', async () => {
    const climbing = [
      '../100.hea',
      'db/../../100.dat',
      '/etc/100.hea',
      'C:/100.hea',
      'db\\..\\..\\100.hea',
      'a/..',
      'a\u0007.hea',
    ];
    const content = Object.fromEntries(
      [...climbing, 'db/100.hea', 'db/x..100.hea'].map((path) => [path, text(path)]),
    );
    const { paths, problems } = await unpack(zipSync(content));
    expect(paths).toEqual(['db/100.hea', 'db/x..100.hea']);
    expect(problems).toMatchObject([
      { code: 'zip-climbing-path', file: 'db.zip', values: { count: climbing.length } },
    ]);
    expect(problems[0]!.message).toContain('"../100.hea"');
  });

  it('stops a zip that expands without bound, whatever sizes it announces', async () => {
    const bomb = zipSync({
      'a.hea': text('a 0'),
      'b.dat': [new Uint8Array(10_000_000), { level: 9 }],
      'c.hea': text('c 0'),
    });
    expect(bomb.length).toBeLessThan(20_000);
    for (const claimed of [10_000_000, 100]) {
      const liar = bomb.slice();
      const entry = findAll(liar, directoryMark)[1]!;
      new DataView(liar.buffer).setUint32(entry + 24, claimed, true);
      const limits = { ratioFloorBytes: 1_000_000 };
      const { paths, problems } = await unpack(liar, { limits });
      expect(paths).toEqual(['a.hea']);
      expect(problems).toMatchObject([{ code: 'zip-too-large', file: 'db.zip' }]);
      expect(problems[0]!.message).toContain('b.dat grows to more than 200 times');
      expect((await unpack(liar, { limits: { maxEntryBytes: 1e6 } })).problems[0]!.code).toBe(
        'zip-too-large',
      );
    }
  });

  it('counts all entries together, also those that share their data', async () => {
    const zip = zipSync(
      Object.fromEntries(
        Array.from({ length: 20 }, (_, i) => [`${i}.dat`, [noise(50_000, i), { level: 0 as const }]]),
      ),
    );
    // Every entry of the directory points to the data of the first.
    const shared = zip.slice();
    const view = new DataView(shared.buffer);
    const entries = findAll(shared, directoryMark);
    for (const entry of entries) {
      view.setUint32(entry + 42, 0, true);
      view.setUint32(entry + 16, view.getUint32(entries[0]! + 16, true), true);
    }
    for (const source of [zip, shared]) {
      const { paths, problems } = await unpack(source, { limits: { maxTotalBytes: 500_000 } });
      expect(paths).toHaveLength(10);
      expect(problems).toMatchObject([{ code: 'zip-too-large' }]);
    }
  });

  it('refuses a zip of too many files', async () => {
    const zip = zipSync(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.hea`, text('')])));
    const { paths, problems } = await unpack(zip, { limits: { maxEntries: 29 } });
    expect(paths).toEqual([]);
    expect(problems).toMatchObject([{ code: 'zip-too-large' }]);
  });

  it('reports an encrypted entry, an unsupported method and a damaged entry, and reads the others', async () => {
    const zip = zipSync({
      'a.hea': text('a 0'),
      'b.dat': noise(500),
      'c.dat': [noise(500), { level: 0 }],
      'd.hea': text('d 0'),
    });
    const [a, b] = findAll(zip, directoryMark);
    const view = new DataView(zip.buffer);
    view.setUint16(a! + 8, view.getUint16(a! + 8, true) | 1, true);
    view.setUint16(b! + 10, 14, true);
    zip[findAll(zip, [...noise(8)]).at(-1)! + 100]! ^= 1;
    const { paths, problems } = await unpack(zip);
    expect(paths).toEqual(['d.hea']);
    expect(problems.map(({ code }) => code)).toEqual(['zip-malformed', 'zip-malformed', 'zip-malformed']);
    expect(problems[0]!.message).toContain('a.hea encrypted');
    expect(problems[1]!.message).toContain('b.dat by method 14');
    expect(problems[2]!.message).toContain('damaged at c.dat');
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'zip-malformed'],
    ['something else', text('not a zip at all, but text that is long enough'), 'zip-malformed'],
    ['a download that was cut short', zipSync(database).subarray(0, 90_000), 'zip-malformed'],
    [
      'a zip of other things',
      zipSync({ 'paper.pdf': noise(10), 'inner.zip': zipSync(database) }),
      'zip-nested',
    ],
    ['an empty zip', zipSync({}), 'file-unknown'],
  ])('gives one sentence for %s', async (_, bytes, code) => {
    const { paths, problems } = await unpack(bytes);
    expect(paths).toEqual([]);
    expect(problems).toMatchObject([{ code, file: 'db.zip' }]);
    expect(problems[0]!.message).toMatch(/^db\.zip .*\.$/);
  });

  it('stops when aborted', async () => {
    const controller = new AbortController();
    const items: ZipItem[] = [];
    await expect(async () => {
      for await (const item of openZip(zipSync(database), 'db.zip', { signal: controller.signal })) {
        items.push(item);
        controller.abort();
      }
    }).rejects.toThrow(/abort/i);
    expect(items).toHaveLength(1);
  });

  it('ends in files or problems for any changed zip', async () => {
    const zip = zipSync({ 'a.hea': text('a 0'), 'b.dat': noise(60), 'c.dat': new Uint8Array(500) });
    const changes = fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(zip.length), async (list, cut) => {
        const bytes = zip.slice(0, cut < 20 ? cut : undefined);
        for (const [at, value] of list) bytes[at] = value;
        const { problems } = await unpack(bytes);
        for (const { code } of problems) expect(code).toMatch(/^(?:zip-|file-unknown)/);
      }),
      { numRuns: 1500 },
    );
  });
});

describeWithShared('a zip of real records', (shared) => {
  it('gives them back unchanged', async () => {
    const names = ['100', '119', '200', '208'].flatMap((name) => [
      `${name}.hea`,
      `${name}.dat`,
      `${name}.atr`,
    ]);
    const contents = Object.fromEntries(
      names.map((name) => [`db/${name}`, shared.bytes('data', 'mitdb', name)]),
    );
    const { files, problems } = await unpack(new Blob([zipSync(contents, { level: 1 })]));
    expect(problems).toEqual([]);
    expect(Object.keys(files)).toEqual(Object.keys(contents));
    for (const [path, bytes] of Object.entries(contents)) expectBytes(files[path], bytes);
  });
});

/** A zip of one stored file whose sizes and positions are only in Zip64 fields, as in zips beyond 4 GB. */
function zip64({ path, content }: { path: string; content: Uint8Array }): Uint8Array {
  const plain = Buffer.from(zipSync({ [path]: [content, { level: 0 }] }));
  const directoryAt = findAll(plain, directoryMark)[0]!;
  const endAt = plain.length - 22;
  const entry = Buffer.from(plain.subarray(directoryAt, endAt));
  for (const at of [20, 24, 42]) entry.writeUInt32LE(0xffffffff, at);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(content.length), 4);
  extra.writeBigUInt64LE(BigInt(content.length), 12);
  entry.writeUInt16LE(extra.length, 30);
  const directory = Buffer.concat([entry, extra]);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(1n, 24);
  end64.writeBigUInt64LE(1n, 32);
  end64.writeBigUInt64LE(BigInt(directory.length), 40);
  end64.writeBigUInt64LE(BigInt(directoryAt), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directoryAt + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = Buffer.from(plain.subarray(endAt));
  end.writeUInt32LE(0xffffffff, 12);
  end.writeUInt32LE(0xffffffff, 16);
  return Buffer.concat([plain.subarray(0, directoryAt), directory, end64, locator, end]);
}
