/**
 * `node scripts/fitDetector.mjs [--folds 4] [--seed 1] [--out FILE] [--data FOLDER]`: fits the two networks of `src/detection`
 * on MIT-BIH's DS1 and the even records of SVDB, first signal, and looks at no other record. With folds, every record is also
 * scored by networks that have not seen it. The lab's own code makes the features; PyTorch fits. Writes the weights to FILE,
 * by default node_modules/.fit-detector/weights.json; never those of the lab.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { recordBytes, recordNames } from './benchShared.mjs';
import { buildForNode } from './buildForNode.mjs';

const { values: options } = parseArgs({
  options: {
    folds: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string', default: '../shared/data' },
    out: { type: 'string', default: 'node_modules/.fit-detector/weights.json' },
  },
});
const folder = resolve('node_modules/.fit-detector');
mkdirSync(folder, { recursive: true });
const { fitFeatures = '' } = await buildForNode({ fitFeatures: 'tests/bench/fitFeatures.ts' }, folder);
/** @typedef {import('../tests/bench/fitFeatures.ts').Weights} Weights */
/** @type {typeof import('../tests/bench/fitFeatures.ts')} */
const { fitRows, scoreWeights } = await import(fitFeatures);

/** @type {{ training: string[] }} */
const { training } = JSON.parse(readFileSync('src/beats/deChazal.json', 'utf8'));
const even = recordNames(join(options.data, 'svdb')).filter((name) => Number(name) % 2 === 0);
/** @param {string} database @param {string} name */
const bytesOf = (database, name) => ({ database, ...recordBytes(join(options.data, database), name) });
const records = [
  ...training.map((name) => bytesOf('mitdb', name)),
  ...even.map((name) => bytesOf('svdb', name)),
];
/** @typedef {(typeof records)[number]} FitRecord */
/** @typedef {import('../tests/bench/fitFeatures.ts').FitRows} FitRows */

/** @param {FitRows[]} rows @param {number[]} hidden @param {number} passes */
function fitLook(rows, hidden, passes) {
  const count = rows.reduce((sum, { labels }) => sum + labels.length, 0);
  const width = (rows[0]?.features.length ?? 0) / (rows[0]?.labels.length ?? 1);
  writeFileSync(
    join(folder, 'features.bin'),
    Buffer.concat(rows.map(({ features }) => Buffer.from(features.buffer))),
  );
  writeFileSync(join(folder, 'labels.bin'), Buffer.concat(rows.map(({ labels }) => labels)));
  console.log(
    `fitting ${hidden.join(' and ')} hidden units on ${count} candidates of ${rows.length} records`,
  );
  const args = ['scripts/fitDetector.py', folder, String(width), hidden.join(), String(passes), options.seed];
  return JSON.parse(execFileSync('/usr/bin/python3', args, { encoding: 'utf8', maxBuffer: 2 ** 26 }));
}

const firstRows = new Map(records.map((record) => [record, fitRows(record)]));
/** @param {FitRecord[]} chosen @returns {Weights} */
function fitOn(chosen) {
  const first = fitLook(
    chosen.map((record) => /** @type {FitRows} */ (firstRows.get(record))),
    [20, 10],
    24,
  );
  const half = { first, second: first };
  const second = fitLook(
    chosen.map((record) => fitRows(record, half)),
    [16, 8],
    16,
  );
  return { first, second };
}

/** @param {string} title @param {(record: FitRecord) => Weights} weightsOf */
function report(title, weightsOf) {
  const scores = records.map((record) => ({ ...record, ...scoreWeights(record, weightsOf(record)) }));
  for (const database of ['mitdb', 'svdb']) {
    const own = scores.filter((score) => score.database === database);
    const sum = (/** @type {'found' | 'missed' | 'invented'} */ key) =>
      own.reduce((total, score) => total + score[key], 0);
    const worst = own.toSorted((a, b) => b.missed + b.invented - a.missed - a.invented).slice(0, 5);
    console.log(
      `${title}, ${database}: ${sum('missed')} missed, ${sum('invented')} invented of ${sum('found') + sum('missed')};`,
      `worst ${worst.map(({ name, missed, invented }) => `${name} ${missed}/${invented}`).join(', ')}`,
    );
  }
}

const committed = /** @type {Weights} */ (JSON.parse(readFileSync('src/detection/weights.json', 'utf8')));
report('weights of the lab, which have seen every record', () => committed);
const folds = Number(options.folds);
if (folds > 1) {
  const foldOf = new Map(records.map((record, i) => [record, i % folds]));
  const fitted = Array.from({ length: folds }, (_, fold) =>
    fitOn(records.filter((record) => foldOf.get(record) !== fold)),
  );
  report(`refitted in ${folds} folds, each record by weights that have not seen it`, (record) => {
    return /** @type {Weights} */ (fitted[foldOf.get(record) ?? 0]);
  });
}
const all = fitOn(records);
report('refitted on all, which have seen every record', () => all);
writeFileSync(options.out, `${JSON.stringify(all)}\n`);
console.log(`written to ${options.out}`);
