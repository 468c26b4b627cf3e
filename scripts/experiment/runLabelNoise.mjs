/**
 * `npm run experiment -- label-noise [options]`: flips two per cent of the N and V labels of MIT-BIH, and apart from that of its N and SVEB
 * labels, trains by patients and by beats on them in the real page, and counts how many of the flipped beats the queue of doubtful labels
 * finds. Writes `label-noise-n-v.md` and `label-noise-n-s.md`, with the records that are asked for in their names.
 *
 * --data DIR     folder of MIT-BIH (../shared/data/mitdb)
 * --records LIST only these, separated by commas; DS1 and DS2 stand for de Chazal's halves
 * --pair n-v|n-s only these labels
 * --seed N       by which labels are drawn, beats dealt and networks made (1)
 * --epochs N     of each of the ten networks (2)
 * --out DIR      where the page goes (docs/results)
 * --keep DIR     also writes the predictions of the runs there, and which beats were flipped
 * --engine NAME  --dist DIR (a lab that is built already)
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { openLab, recordNames } from '../benchShared.mjs';
import { launchArgs } from '../chromiumArgs.mjs';
import { LabDriver } from '../labDriver.mjs';
import { flipLabels, noiseReport, PAIRS, readPredictions, scoreRuns } from './labelNoise.mjs';
import { decidingArguments, namedRecords } from './options.mjs';
import { acceptFaults, runInPage } from './page.mjs';
import { labModule } from './recipes.mjs';

const DAY_MS = 24 * 3600 * 1000;
/** Quick to train, with the beat's shape against its record's and its rhythm as input: all that tells N, SVEB and V apart. */
const PRESET = 'inter-patient';

/** @param {string[]} args after `label-noise` */
export async function runLabelNoise(args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: '../shared/data/mitdb' },
      out: { type: 'string', default: 'docs/results' },
      seed: { type: 'string', default: '1' },
      epochs: { type: 'string', default: '2' },
      ...{ records: text, pair: text, keep: text, engine: text, dist: text },
    },
  });
  const data = resolve(values.data);
  const names = values.records ? namedRecords(values.records) : recordNames(data);
  const pairs = PAIRS.filter(({ slug }) => values.pair === undefined || values.pair === slug);
  if (pairs.length === 0) throw new Error(`There is no pair ${values.pair}. Choose n-v or n-s.`);
  const records = await readAll(data, names);
  // A folder that cannot be made is told before the training, not after it.
  mkdirSync(values.out, { recursive: true });
  if (!values.dist) await build({ logLevel: 'warn' });
  const lab = await openLab({ folder: values.dist ?? 'dist', args: launchArgs() });
  const changes = [
    `seed=${values.seed}`,
    `epochs=${values.epochs}`,
    ...['protocol=groupkfold', 'protocol.folds=5'],
  ];
  try {
    for (const pair of pairs) {
      const startMs = Date.now();
      const noise = await flipLabels(records, pair, Number(values.seed));
      const { csv, queue } = await withNoisy(data, noise.records, async (files) => {
        const page = await lab.browser.newPage({ acceptDownloads: true });
        const options = { address: lab.address, files, changes, engine: values.engine };
        const outcome = await trainTwice(page, options);
        await page.context().close();
        return outcome;
      });
      if (values.keep) keep(join(values.keep, pair.slug), csv, noise.flipped);
      const report = noiseReport({
        ...{ pair: pair.name, preset: PRESET, epochs: values.epochs },
        command: ['npm run experiment -- label-noise', ...decidingArguments(args)].join(' '),
        minutes: (Date.now() - startMs) / 60_000,
        machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, Chromium ${lab.browser.version()}`,
        queue,
        scores: await scored(csv, noise.flipped, pair),
      });
      const of = [pair.slug, ...(values.records?.toLowerCase().split(',') ?? [])].join('-');
      writeFileSync(join(values.out, `label-noise-${of}.md`), report);
      console.log(report);
    }
  } finally {
    await lab.close();
  }
}

/** @param {string} folder @param {{ byPatients: string, byBeats: string }} csv @param {Set<string>} flipped */
function keep(folder, csv, flipped) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'by-patients.csv'), csv.byPatients);
  writeFileSync(join(folder, 'by-beats.csv'), csv.byBeats);
  writeFileSync(join(folder, 'flipped.txt'), [...flipped].join('\n'));
}

/**
 * @param {{ byPatients: string, byBeats: string }} csv
 * @param {Set<string>} flipped
 * @param {import('./labelNoise.mjs').Pair} pair
 */
async function scored(csv, flipped, pair) {
  /** @type {string[]} */
  const names = [];
  const byPatients = await readPredictions(csv.byPatients, names);
  const byBeats = await readPredictions(csv.byBeats, names);
  return scoreRuns({ byPatients, byBeats, names, flipped, pair });
}

/**
 * Trains with folds over patients, then with folds over beats, and has the page make the queue of both.
 *
 * @param {import('@playwright/test').Page} page
 * @param {{ address: string, files: string[], changes: string[], engine: string | undefined }} options
 */
async function trainTwice(page, { address, files, changes, engine }) {
  const log = console.log;
  const lab = new LabDriver(page);
  await runInPage(page, { ...{ address, files, changes, engine, log }, preset: PRESET });
  const { text: byPatients } = await lab.download('Predictions (CSV)');
  await lab.unfold('Intra-patient against inter-patient');
  await lab.button('Repeat intra-patient');
  await acceptFaults(page, log);
  await lab.train({ timeoutMs: DAY_MS, log });
  const { text: byBeats } = await lab.download('Predictions (CSV)');
  return { csv: { byPatients, byBeats }, queue: await queueOf(page) };
}

/**
 * Asks the page for the queue of the open run and its counterpart: once with everything that has to be loaded for it, and once more.
 *
 * @param {import('@playwright/test').Page} page
 */
async function queueOf(page) {
  const lab = new LabDriver(page);
  await lab.step('Inspect');
  const region = page.getByRole('region', { name: 'Doubtful labels' });
  const name = 'Find doubtful labels';
  const find = async () => {
    const startMs = performance.now();
    await region.getByRole('button', { name }).click();
    await region.getByRole('button', { name, disabled: false }).waitFor({ timeout: 60_000 });
    return (performance.now() - startMs) / 1000;
  };
  const firstSeconds = await find();
  const seconds = await find();
  return { firstSeconds, seconds, said: await region.getByRole('status').first().innerText() };
}

/** @param {string} folder @param {string[]} names */
async function readAll(folder, names) {
  const { readAnnotations } = await labModule('wfdb/annotations/readAnnotations.ts');
  return Object.fromEntries(
    names.map((name) => {
      const bytes = new Uint8Array(readFileSync(join(folder, `${name}.atr`)));
      return [name, readAnnotations(bytes, `${name}.atr`)];
    }),
  );
}

/**
 * Does something with a folder that has these annotations beside the headers and signals of another, and takes it away again.
 *
 * @template T
 * @param {string} data
 * @param {Record<string, import('./labelNoise.mjs').Annotations>} records
 * @param {(files: string[]) => Promise<T>} use gets the paths of all files
 * @returns {Promise<T>}
 */
async function withNoisy(data, records, use) {
  const { writeAnnotations } = await labModule('wfdb/annotations/writeAnnotations.ts');
  const folder = mkdtempSync(join(tmpdir(), 'label-noise-'));
  try {
    const files = Object.entries(records).flatMap(([name, annotations]) => {
      const path = (/** @type {string} */ ending) => join(folder, `${name}.${ending}`);
      for (const ending of ['hea', 'dat']) symlinkSync(join(data, `${name}.${ending}`), path(ending));
      writeFileSync(path('atr'), writeAnnotations(annotations));
      return ['hea', 'dat', 'atr'].map(path);
    });
    return await use(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
