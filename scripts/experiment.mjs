/**
 * `npm run experiment -- PRESET [options]`: a whole experiment without a hand on the page. Serves the built lab, gives the records to
 * the real page in headless Chromium, chooses the preset, trains, and writes the run's capsule and a Markdown report.
 *
 * PRESET is one of `--list`, or the path of a capsule, whose experiment is then repeated and its numbers compared.
 * --data DIR       folder of the records (../shared/data/mitdb); several are separated by commas
 * --records LIST   only these, separated by commas; DS1 and DS2 stand for de Chazal's halves, the name of a folder beside the
 *                  first one for all of its records: DS1,svdb
 * --protocol NAME  ds1-ds2, ds1-svdb, svdb-ds2, ds1+svdb-ds2, ds1+svdb-halves or leave-database-out instead of the preset's
 *                  protocol, with its records if none are named; any other by --set protocol=…
 * --out DIR        where the files go (docs/results)
 * --name NAME      their name without ending (the preset's)
 * --network FILE   also writes the network of the run (of its first fold) with weights in half precision, as `public/networks` has it
 * --profile DIR    keeps the storage of the browser there: if the command is broken off, the same one goes on after the last
 *                  epoch that ended, and the numbers are the same
 * --set PATH=VALUE any setting, as often as wanted: epochs=4, protocol.folds=4, network.dense=64,32, augmentation.flip=yes
 * --seed N  --epochs N  --sample N  --classes 4|5  --folds N (group k-fold by patient instead of the preset's protocol):
 *                  short for --set
 * --engine worker-webgl|page-webgl|wasm|cpu   --dist DIR (a lab that is built already)
 *
 * `npm run experiment -- label-noise` is an experiment of its own: see `experiment/runLabelNoise.mjs`.
 *
 * GL_FLAGS replaces the flags that choose the graphics, e.g. `--use-angle=vulkan` on a machine with a GPU.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';
import { parsedOrHelp } from './commandLine.mjs';
import { packedNetwork } from './experiment/network.mjs';
import { checkProfile, openExperiment } from './experiment/openExperiment.mjs';
import { chosenFiles, decidingArguments, parseOptions } from './experiment/options.mjs';
import { readRun, resumeInPage, runInPage, savedModel } from './experiment/page.mjs';
import { checkChanges, loadProtocols, loadRecipes } from './experiment/recipes.mjs';
import { reportOf } from './experiment/report.mjs';
import { runLabelNoise } from './experiment/runLabelNoise.mjs';

if (process.argv[2] === 'label-noise') {
  await runLabelNoise(process.argv.slice(3));
  process.exit(0);
}
const recipes = await loadRecipes();
const protocols = await loadProtocols();
const command = `npm run experiment -- ${decidingArguments(process.argv.slice(2)).join(' ')}`;
const options = await parsedOrHelp(import.meta.url, (args) => {
  const parsed = parseOptions(args, recipes, protocols);
  checkProfile({ ...parsed, command });
  return parsed;
});
if (options.list) {
  for (const [name, title] of Object.entries(recipes)) console.log(`${name.padEnd(18)} ${title}`);
  process.exit(0);
}
if (!options.capsule) await checkChanges(options.preset, options.changes);
// A folder that cannot be made is told before the training, not after it.
mkdirSync(options.out, { recursive: true });
if (!options.dist) await build({ logLevel: 'warn' });

const lab = await openExperiment({ ...options, folder: options.dist ?? 'dist', command });
try {
  const { address, page, isBegun } = lab;
  const files = chosenFiles(options);
  const startedAt = new Date();
  const outcome = await (isBegun ? resumeInPage : runInPage)(page, {
    ...options,
    address,
    files,
    log: console.log,
  });
  const { capsule, tables } = await readRun(page);
  const parsed = JSON.parse(capsule);
  const name =
    options.name ?? (options.capsule ? basename(options.capsule, '.capsule.json') : options.preset);
  writeFileSync(join(options.out, `${name}.capsule.json`), capsule);
  if (options.network) {
    const bytes = await packedNetwork(await savedModel(page), basename(options.network, '.zip'));
    writeFileSync(options.network, bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    console.log(`Written: ${options.network}, ${bytes.length} bytes, SHA-256 ${hash}`);
  }
  const report = reportOf({
    capsule: parsed,
    tables,
    command,
    startedAt,
    browser: lab.version,
    outcome,
  });
  writeFileSync(join(options.out, `${name}.md`), report);
  lab.finish();
  console.log(`\n${report}`);
  console.log(`Written: ${join(options.out, `${name}.capsule.json`)}, ${join(options.out, `${name}.md`)}`);
} finally {
  await lab.close();
}
