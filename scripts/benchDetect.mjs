/**
 * `npm run bench:detect`: compares the detectors of `src/detection` with the reference annotations of MIT-BIH and SVDB
 * (`../shared/data`, or the folder given as first argument, with `mitdb` and `svdb` in it), in Node, and writes the tables
 * into docs/DETECTION.md between the marks. Beats are compared by `src/evaluation/ec57`, as `bxb -f 0` does.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { measuredWords, medianOf, writeBetweenMarks } from './benchShared.mjs';
import { buildForNode } from './buildForNode.mjs';

const FILE = 'docs/DETECTION.md';
const folder = resolve(process.argv[2] ?? '../shared/data');
const databases = ['mitdb', 'svdb'];
if (!databases.every((database) => existsSync(join(folder, database)))) {
  console.error(`No mitdb and svdb in ${folder}. Give their folder: npm run bench:detect -- FOLDER`);
  process.exit(1);
}
const { detectBench = '' } = await buildForNode(
  { detectBench: 'tests/bench/detectBench.ts' },
  'node_modules/.bench-detect',
);
/** @type {typeof import('../tests/bench/detectBench.ts')} */
const { benchNoise, benchRecord, detectors } = await import(detectBench);
/** @typedef {import('../tests/bench/detectBench.ts').DetectorRow} DetectorRow */

/** @type {{ training: string[], test: string[] }} */
const halves = JSON.parse(readFileSync('src/beats/deChazal.json', 'utf8'));

/** @param {string} database @param {string} name */
const bytesOf = (database, name) => {
  const bytes = (/** @type {string} */ ending) =>
    new Uint8Array(readFileSync(join(folder, database, `${name}.${ending}`)));
  return { name, hea: bytes('hea'), dat: bytes('dat'), atr: bytes('atr') };
};

const records = databases.flatMap((database) =>
  readdirSync(join(folder, database))
    .filter((file) => file.endsWith('.hea'))
    .map((file) => ({ database, name: file.slice(0, -4) })),
);
const rows = records.map(({ database, name }) => {
  const row = benchRecord(bytesOf(database, name));
  console.log(
    name,
    Object.values(row)
      .map(({ missed, invented }) => `${missed}/${invented}`)
      .join(' '),
  );
  return { database, name, row };
});

/** @param {number} part @param {number} whole */
const percent = (part, whole) => ((100 * part) / whole).toFixed(2);
/** @param {DetectorRow[]} list */
function sumOf(list) {
  const sum = (/** @type {'found' | 'missed' | 'invented' | 'cpuMs'} */ key) =>
    list.reduce((total, row) => total + row[key], 0);
  const offsets = list.flatMap(({ offsetsMs }) => offsetsMs);
  const offset = medianOf(offsets);
  const jitter = medianOf(offsets.map((value) => Math.abs(value - offset)));
  return {
    beats: sum('found') + sum('missed'),
    missed: sum('missed'),
    invented: sum('invented'),
    se: percent(sum('found'), sum('found') + sum('missed')),
    ppv: percent(sum('found'), sum('found') + sum('invented')),
    offset: offset.toFixed(1),
    jitter: jitter.toFixed(1),
    cpuMs: (sum('cpuMs') / list.length).toFixed(0),
  };
}

/** @typedef {(typeof rows)[number]} RecordRow */
/** @type {[string, (row: RecordRow) => boolean][]} */
const groups = [
  ['MIT-BIH, 48', ({ database }) => database === 'mitdb'],
  ['SVDB, 78', ({ database }) => database === 'svdb'],
  ['DS1 (fitted)', ({ database, name }) => database === 'mitdb' && halves.training.includes(name)],
  ['DS2', ({ database, name }) => database === 'mitdb' && halves.test.includes(name)],
  ['SVDB even (fitted)', ({ database, name }) => database === 'svdb' && Number(name) % 2 === 0],
  ['SVDB odd', ({ database, name }) => database === 'svdb' && Number(name) % 2 === 1],
];
const table = groups.flatMap(([title, has]) =>
  Object.keys(detectors).map((detector) => {
    const sum = sumOf(rows.filter(has).map(({ row }) => /** @type {DetectorRow} */ (row[detector])));
    return `| ${title} | ${detector} | ${sum.beats} | ${sum.missed} | ${sum.invented} | ${sum.se} | ${sum.ppv} | ${sum.offset} | ${sum.jitter} | ${sum.cpuMs} |`;
  }),
);
const worst = rows
  .map(({ name, row }) => ({ name, .../** @type {DetectorRow} */ (row.lab) }))
  .sort((a, b) => b.missed + b.invented - a.missed - a.invented)
  .slice(0, 10)
  .map(({ name, found, missed, invented }) => {
    const [se, ppv] = [percent(found, found + missed), percent(found, found + invented)];
    return `| ${name} | ${found + missed} | ${missed} | ${invented} | ${se} | ${ppv} |`;
  });
const noise = [24, 18, 12, 6, 0].map((snr) => {
  const both = ['118', '119'].map((name) => benchNoise(bytesOf('mitdb', name), snr));
  const cells = ['lab', 'Pan–Tompkins 1985'].map((detector) => {
    const sum = sumOf(both.map((row) => /** @type {DetectorRow} */ (row[detector])));
    return `${sum.se} / ${sum.ppv}`;
  });
  return `| ${snr} | ${cells.join(' | ')} |`;
});
const text = `${measuredWords('npm run bench:detect')}

| records | detector | beats | missed | invented | Se % | +P % | offset ms | jitter ms | processor ms a record |
|---|---|---|---|---|---|---|---|---|---|
${table.join('\n')}

The ten records with the most errors of \`lab\`, first signal:

| record | beats | missed | invented | Se % | +P % |
|---|---|---|---|---|---|
${worst.join('\n')}

Records 118 and 119 with noise added as \`nst\` does (muscle and wander from the lab's own generator), from 5:00, Se / +P %:

| dB | lab | Pan–Tompkins 1985 |
|---|---|---|
${noise.join('\n')}`;
writeBetweenMarks('bench-detect', text, FILE);
console.log(text);
