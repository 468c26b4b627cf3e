/**
 * `npm run experiment -- label-noise [options]`: flips two per cent of the N and V labels of MIT-BIH, and apart from that of its N and SVEB
 * labels, trains by patients and by beats on them in the real page, and counts how many of the flipped beats the queue of doubtful labels
 * finds. Writes `label-noise.md`.
 *
 * --data DIR     folder of MIT-BIH (../shared/data/mitdb)
 * --records LIST only these, separated by commas
 * --seed N       by which labels are drawn, beats dealt and networks made (1)
 * --epochs N     of each of the ten networks (2)
 * --out DIR      where the page goes (docs/results)
 * --engine NAME  --dist DIR (a lab that is built already)
 */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { openLab, recordNames } from '../benchShared.mjs';
import { LabDriver } from '../labDriver.mjs';
import { flipLabels, noiseTable, PAIRS, readPredictions, scoreRuns } from './labelNoise.mjs';
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
      ...{ records: text, engine: text, dist: text },
    },
  });
  const data = resolve(values.data);
  const names = values.records?.split(',') ?? recordNames(data);
  const records = await readAll(data, names);
  if (!values.dist) await build({ logLevel: 'warn' });
  const lab = await openLab({ folder: values.dist ?? 'dist' });
  const startMs = Date.now();
  try {
    const outcomes = [];
    for (const pair of PAIRS) {
      const noise = await flipLabels(records, pair, Number(values.seed));
      const folder = await writeNoisy(data, noise.records);
      try {
        const changes = [
          `seed=${values.seed}`,
          `epochs=${values.epochs}`,
          ...['protocol=groupkfold', 'protocol.folds=5'],
        ];
        const files = names.flatMap((name) =>
          ['hea', 'dat', 'atr'].map((ending) => join(folder, `${name}.${ending}`)),
        );
        const page = await lab.browser.newPage({ acceptDownloads: true });
        const trained = await trainTwice(page, {
          ...{ address: lab.address, files, changes, engine: values.engine },
        });
        await page.context().close();
        outcomes.push({ pair: pair.name, ...trained.queue, ...(await scored(trained, noise.flipped)) });
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
    const given = process.argv.slice(3).filter((arg, i, all) => !isPlace(arg) && !isPlace(all[i - 1] ?? ''));
    const command = ['npm run experiment -- label-noise', ...given].join(' ');
    const report = noiseTable({
      ...{ outcomes, command, records: names.length, epochs: values.epochs, preset: PRESET },
      minutes: (Date.now() - startMs) / 60_000,
      machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, Chromium ${lab.browser.version()}`,
    });
    writeFileSync(join(values.out, 'label-noise.md'), report);
    console.log(report);
  } finally {
    await lab.close();
  }
}

/** Where things lie decides nothing. @param {string} arg */
const isPlace = (arg) => ['--data', '--out', '--dist'].includes(arg);

/** @param {{ csv: { byPatients: string, byBeats: string } }} trained @param {Set<string>} flipped */
async function scored({ csv }, flipped) {
  /** @type {string[]} */
  const names = [];
  const byPatients = await readPredictions(csv.byPatients, names);
  const byBeats = await readPredictions(csv.byBeats, names);
  return scoreRuns({ byPatients, byBeats, names, flipped });
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

/** Asks the page for the queue of the open run and its counterpart. @param {import('@playwright/test').Page} page */
async function queueOf(page) {
  const lab = new LabDriver(page);
  await lab.step('Inspect');
  const region = page.getByRole('region', { name: 'Doubtful labels' });
  const startMs = performance.now();
  await region.getByRole('button', { name: 'Find doubtful labels' }).click();
  const counts = region.getByRole('status').first();
  await counts.waitFor({ timeout: 60_000 });
  return { seconds: (performance.now() - startMs) / 1000, said: await counts.innerText() };
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
 * A folder with these annotations beside the headers and signals of another.
 *
 * @param {string} data
 * @param {Record<string, import('./labelNoise.mjs').Annotations>} records
 */
async function writeNoisy(data, records) {
  const { writeAnnotations } = await labModule('wfdb/annotations/writeAnnotations.ts');
  const folder = mkdtempSync(join(tmpdir(), 'label-noise-'));
  for (const [name, annotations] of Object.entries(records)) {
    for (const ending of ['hea', 'dat'])
      symlinkSync(join(data, `${name}.${ending}`), join(folder, `${name}.${ending}`));
    writeFileSync(join(folder, `${name}.atr`), writeAnnotations(annotations));
  }
  return folder;
}
