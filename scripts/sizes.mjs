/**
 * `npm run sizes [-- FOLDER]`: prints the bytes of every script of a built lab (`dist` by default), raw and compressed with
 * gzip, and of what a first visit loads before the page is shown.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = process.argv[2] ?? 'dist';

/** @param {string} path @returns {{ path: string, bytes: number, gzip: number }} */
function sizeOf(path) {
  const content = readFileSync(join(folder, path));
  return { path, bytes: content.length, gzip: gzipSync(content, { level: 9 }).length };
}

/** @param {string} what @param {{ bytes: number, gzip: number }} size */
const row = (what, { bytes, gzip }) =>
  `| ${what} | ${(bytes / 1000).toFixed(1)} | ${(gzip / 1000).toFixed(1)} |`;

const page = readFileSync(join(folder, 'index.html'), 'utf8');
const first = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) =>
  sizeOf(match[1] ?? ''),
);
const sum = first.reduce(
  (total, { bytes, gzip }) => ({ bytes: total.bytes + bytes, gzip: total.gzip + gzip }),
  { bytes: 0, gzip: 0 },
);
const scripts = readdirSync(join(folder, 'assets'))
  .filter((name) => /\.(js|wasm)$/.test(name))
  .map((name) => sizeOf(`assets/${name}`))
  .sort((a, b) => b.bytes - a.bytes);
console.log(
  [
    '| script | kB | gzip, kB |',
    '|---|---|---|',
    row(`**first load** (${first.length} files)`, sum),
    ...scripts.map((size) => row(size.path.replace('assets/', ''), size)),
  ].join('\n'),
);
