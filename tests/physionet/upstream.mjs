/**
 * A stand-in for physionet.org on this machine: a folder of records as one version of a database, with RECORDS,
 * ANNOTATORS and SHA256SUMS.txt made from its files, and faults that a test selects by path.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/**
 * The fault of a file.
 *
 * - `missing`: 404. `forbidden`: 403. `busy`: 503.
 * - `stall`: half of it, then silence. `stall-once`: the first time only. `mute`: not even an answer.
 * - `cut`: the connection ends after its first half, always. `drop-once`: the first time only.
 * - `truncated`: its first half as if that were all.
 * - `damaged`, `damaged-once`: one byte is another one.
 * - `endless`: bytes without end. `huge`: announces 10 000 000 GB.
 * - `changed`: another ETag, and other bytes, at every request.
 * - `no-ranges`: complete, whatever range was requested.
 * - `elsewhere`, `other-host`, `moved`: redirects out of the folder, to another host, to a file of the same folder.
 *
 * @typedef {'missing' | 'forbidden' | 'busy' | 'stall' | 'stall-once' | 'mute' | 'cut' | 'drop-once' | 'truncated' | 'damaged'
 *   | 'damaged-once' | 'endless' | 'huge' | 'changed' | 'no-ranges' | 'elsewhere' | 'other-host' | 'moved'} Fault
 */

/**
 * @typedef {object} Upstream
 * @property {URL} url what `PHYSIONET_UPSTREAM` would be
 * @property {Map<string, Buffer>} files by path below `/files/`
 * @property {Map<string, Fault>} faults by the same paths
 * @property {{ path: string, method: string, headers: import('node:http').IncomingHttpHeaders }[]} requests
 * @property {Promise<unknown> | undefined} holdsBreak a connection that breaks off (`cut`, `drop-once`, `changed`) does so
 *   when this is settled: a browser throws away what it has not read by then, so a test waits until the page shows it
 * @property {() => Promise<void>} close
 */

/** The files of some records in a folder, with the lists of PhysioNet.
 *
 * @param {string} folder
 * @param {string[]} records
 * @returns {Record<string, Buffer>}
 */
export function databaseOf(folder, records) {
  const names = readdirSync(folder).filter((name) => records.includes(name.slice(0, name.lastIndexOf('.'))));
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
  return withLists(files, records);
}

/**
 * @param {Record<string, Buffer>} files
 * @param {string[]} records
 * @returns {Record<string, Buffer>}
 */
export function withLists(files, records) {
  const all = {
    ...files,
    RECORDS: Buffer.from(`${records.join('\n')}\n`),
    ANNOTATORS: Buffer.from('atr\treference beat, rhythm, and signal quality annotations\n'),
  };
  const sums = Object.entries(all).map(([name, bytes]) => `${sha256(bytes)} ${name}\n`);
  return { ...all, 'SHA256SUMS.txt': Buffer.from(sums.join('')) };
}

/**
 * @param {Record<string, Record<string, Buffer>>} databases files by name, by database and version (`mitdb/1.0.0`)
 * @returns {Promise<Upstream>}
 */
export async function startUpstream(databases) {
  /** @type {Upstream['files']} */
  const files = new Map();
  for (const [root, entries] of Object.entries(databases)) {
    for (const [name, bytes] of Object.entries(entries)) files.set(`${root}/${name}`, bytes);
  }
  /** @type {Upstream['faults']} */
  const faults = new Map();
  /** @type {Upstream['requests']} */
  const requests = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').replace(/^\/files\//, '');
    requests.push({ path, method: request.method ?? '', headers: request.headers });
    answer(upstream, path, request, response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  /** @type {Upstream} */
  const upstream = {
    url: new URL(`http://127.0.0.1:${port}/files/`),
    files,
    faults,
    requests,
    holdsBreak: undefined,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return upstream;
}

/**
 * @param {Upstream} upstream
 * @param {string} path
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
function answer(upstream, path, request, response) {
  const { files, faults, requests } = upstream;
  const stored = files.get(path);
  const times = requests.filter((each) => each.path === path).length;
  let fault = faults.get(path);
  if (fault?.endsWith('-once') && times > 1) fault = undefined;
  response.setHeader('Set-Cookie', 'visitor=1');
  response.setHeader('Content-Type', 'text/html');
  if (!stored || fault === 'missing') return end(response, 404);
  if (fault === 'forbidden') return end(response, 403);
  if (fault === 'busy') return end(response, 503);
  if (fault === 'mute') return;
  if (fault === 'elsewhere') return end(response, 302, { Location: '/login/' });
  if (fault === 'other-host') return end(response, 302, { Location: `http://localhost:1/files/${path}` });
  if (fault === 'moved') return end(response, 302, { Location: `/files/${path}.moved` });
  if (fault === 'endless') return endless(response);
  if (fault === 'huge') {
    response.writeHead(200, { 'Content-Length': '10000000000000000' });
    response.write(stored);
    return;
  }
  const bytes = bytesUnder(fault, stored, times);
  const etag = `"${sha256(fault === 'changed' ? bytes : stored).slice(0, 12)}"`;
  const range = fault === 'no-ranges' ? undefined : rangeOf(request.headers, etag, bytes.length);
  if (range === 'unsatisfiable') return end(response, 416, { 'Content-Range': `bytes */${bytes.length}` });
  const part = range ? bytes.subarray(range.from, range.to + 1) : bytes;
  response.writeHead(range ? 206 : 200, {
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'Content-Length': part.length,
    ...(range && { 'Content-Range': `bytes ${range.from}-${range.to}/${bytes.length}` }),
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const breaks = fault && ['stall', 'stall-once', 'cut', 'drop-once', 'changed'].includes(fault);
  if (!breaks) {
    response.end(part);
    return;
  }
  // Up to the middle of the file, whatever part of it was asked for.
  const until = Math.max(0, Math.floor(bytes.length / 2) - (range?.from ?? 0));
  response.write(part.subarray(0, until), async () => {
    if (fault === 'stall' || fault === 'stall-once') return;
    await upstream.holdsBreak;
    setTimeout(() => response.destroy(), 20);
  });
}

/**
 * @param {Fault | undefined} fault
 * @param {Buffer} stored
 * @param {number} times
 */
function bytesUnder(fault, stored, times) {
  if (fault === 'truncated') return stored.subarray(0, Math.floor(stored.length / 2));
  const isOther = fault === 'damaged' || fault === 'damaged-once' || fault === 'changed';
  if (!isOther) return stored;
  const bytes = Buffer.from(stored);
  bytes[0] = (bytes[0] ?? 0) ^ (fault === 'changed' ? times : 1);
  return bytes;
}

/**
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string} etag
 * @param {number} length
 * @returns {{ from: number, to: number } | 'unsatisfiable' | undefined}
 */
function rangeOf(headers, etag, length) {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '');
  const ifRange = headers['if-range'];
  if (!asked || (ifRange !== undefined && ifRange !== etag)) return undefined;
  const from = Number(asked[1]);
  if (from >= length) return 'unsatisfiable';
  return { from, to: asked[2] ? Math.min(length - 1, Number(asked[2])) : length - 1 };
}

/** @param {import('node:http').ServerResponse} response */
function endless(response) {
  const chunk = Buffer.alloc(1 << 20, 'x\n');
  response.writeHead(200);
  const more = () => {
    while (!response.destroyed) if (!response.write(chunk)) return void response.once('drain', more);
  };
  more();
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {Record<string, string>} [headers]
 */
function end(response, status, headers = {}) {
  response.writeHead(status, headers);
  response.end('<html>not what you asked for</html>');
}

/** @param {Buffer} bytes */
function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}
