/**
 * `npm run annotate -- --records DIR --annotator NAME --out DIR [options]`: beats of records found and labelled without a
 * hand on the page. Gives the records to the real page in headless Chromium, presses its buttons, and writes one annotation
 * file a record, and the tables of EC57 for those that have `atr`.
 *
 * --records DIR    folder of the records; what lies in its folders is found too
 * --annotator NAME of the files that are written; letters only
 * --out DIR        where they go, in the folders of --records
 * --detect lab|pan-tompkins   find the beats, also where some are marked; without it they are found only where none are
 * --network FILE   label the beats: a network that the lab saved (.zip), or a capsule (.json), which holds no weights: its
 *                  training is repeated with its records, from --data DIR (default: --records)
 * --fold N         of a capsule's folds, counted from 1; default: the mean of all
 * --engine worker-webgl|page-webgl|wasm|cpu   --dist DIR (a lab that is built already)
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { parseAnnotate } from './annotate/options.mjs';
import { annotateInPage } from './annotate/page.mjs';
import { openLab } from './benchShared.mjs';
import { parsedOrHelp } from './commandLine.mjs';

const options = await parsedOrHelp(import.meta.url, parseAnnotate);
if (!options.dist) await build({ logLevel: 'warn' });
const lab = await openLab({ folder: options.dist ?? 'dist' });
try {
  const page = await lab.browser.newPage({ acceptDownloads: true });
  const { files, ec57, problems } = await annotateInPage(page, {
    ...options,
    address: lab.address,
    log: console.log,
  });
  for (const { path, bytes } of [
    ...files,
    ...ec57.map((file) => ({ ...file, path: join('ec57', file.path) })),
  ]) {
    const to = join(options.out, path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, bytes);
  }
  for (const problem of problems) console.log(problem);
  console.log(`Written: ${files.length} annotation files (${options.annotator}) into ${options.out}`);
  if (ec57.length > 0) console.log(`and the tables of EC57 against atr into ${join(options.out, 'ec57')}`);
  if (files.length === 0) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await lab.close();
}
