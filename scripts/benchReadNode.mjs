/** One Node process of `npm run bench:read`: reads the record and prints a row. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';

const [bundle, runs, ...paths] = process.argv.slice(2);
/** @type {typeof import('../tests/bench/timeReading.ts')} */
const { timeReading } = await import(String(bundle));

/** @param {string} path @returns {Promise<[string, import('../src/wfdb/zip/byteSource.ts').ByteSource]>} */
async function source(path) {
  const file = await open(path);
  const { size } = await file.stat();
  return [
    basename(path),
    {
      size,
      read: async (start, end) => {
        const bytes = new Uint8Array(Math.min(end, size) - start);
        await file.read(bytes, 0, bytes.length, start);
        return bytes;
      },
    },
  ];
}

const files = new Map(await Promise.all(paths.map(source)));
console.log(JSON.stringify(await timeReading(files, Number(runs))));
process.exit(0);
