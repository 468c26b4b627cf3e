/**
 * `npm run bench:references [-- FOLDER]`: what RR intervals are measured against, and where windows are placed, judged without a network
 * and without DS2: writes two tables into docs/EXPERIMENTS.md. FOLDER (`../shared/data`) has `mitdb`, `svdb` and `incart-annotations`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBench, quantileOf, recordBytes, recordNames, writeBetweenMarks } from './benchShared.mjs';

const FILE = 'docs/EXPERIMENTS.md';
const { folder, modules } = await openBench(
  'references',
  process.argv[2],
  { bench: 'tests/bench/referenceBench.ts' },
  { usual: '../shared/data', needs: ['mitdb', 'svdb', 'incart-annotations'] },
);
/** @type {typeof import('../tests/bench/referenceBench.ts')} */
const { bestThreshold, f1At, learnScore, peakMs, placings, references, rhythmRows } = await import(
  modules.bench ?? ''
);
/** @typedef {import('../tests/bench/referenceBench.ts').RhythmRows} RhythmRows */

/** @type {{ training: string[] }} */
const { training: ds1 } = JSON.parse(readFileSync('src/beats/deChazal.json', 'utf8'));

/** @param {string} database */
const namesIn = (database) => recordNames(join(folder, database));

/** Of INCART there are only annotations. @param {string} database @param {string} name */
const bytesOf = (database, name) =>
  recordBytes(join(folder, database), name, { mayLack: database.startsWith('incart') ? ['dat'] : [] });

/** @param {string} database @param {string[]} names @returns {RhythmRows} */
function rowsOf(database, names) {
  const all = names.map((name) => rhythmRows(bytesOf(database, name)));
  return { columns: all.flatMap(({ columns }) => columns), isSveb: all.flatMap(({ isSveb }) => isSveb) };
}

const short = (/** @type {number} */ value) => value.toFixed(3).replace(/^0/, '');
const row = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;

const svdb = namesIn('svdb');
const learnt = rowsOf('mitdb', ds1);
const tests = [
  rowsOf('svdb', svdb),
  rowsOf(
    'svdb',
    svdb.filter((name) => name !== '865'),
  ),
  rowsOf('incart-annotations', namesIn('incart-annotations')),
];
const discriminant = [
  row([
    'reference',
    'DS1 (fitted)',
    `SVDB, ${svdb.length} records`,
    'SVDB without 865',
    `INCART, ${namesIn('incart-annotations').length} records`,
  ]),
  row(['---', '---', '---', '---', '---']),
  ...Object.entries(references).map(([title, names]) => {
    const score = learnScore(learnt, names);
    const scores = (/** @type {RhythmRows} */ rows) => rows.columns.map(score);
    const { threshold, f1, auc } = bestThreshold(scores(learnt), learnt.isSveb);
    const tested = tests.map((rows) => {
      const values = scores(rows);
      return `${short(f1At(values, rows.isSveb, threshold))} (${short(bestThreshold(values, rows.isSveb).auc)})`;
    });
    return row([title, `${short(f1)} (${short(auc)})`, ...tested]);
  }),
].join('\n');
writeBetweenMarks('bench-references', discriminant, FILE);
console.log(discriminant);

const groups = /** @type {const} */ ([
  ['DS1', 'mitdb', ds1],
  ['SVDB', 'svdb', svdb],
]);
const placed = [
  row(['records', ...Object.keys(placings)]),
  row(['---', ...Object.keys(placings).map(() => '---')]),
  ...groups.map(([title, database, names]) =>
    row([
      `${title}, ${names.length} records`,
      ...Object.values(placings).map((placing) => {
        const peaks = names.flatMap((name) => peakMs(bytesOf(database, name), placing) ?? []);
        return [0.1, 0.5, 0.9].map((share) => `${quantileOf(peaks, share)}`.replace('-', '−')).join(', ');
      }),
    ]),
  ),
].join('\n');
writeBetweenMarks('bench-alignment', placed, FILE);
console.log(`\n${placed}`);
