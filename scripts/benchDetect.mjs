/**
 * `npm run bench:detect`: compares the detectors of `src/detection` with the reference annotations of MIT-BIH and SVDB
 * (`../shared/data`, or the folder given as first argument, with `mitdb` and `svdb` in it), in Node, and writes the tables
 * into docs/DETECTION.md between the marks. Rules: tests/detection/matchBeats.ts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { writeBetweenMarks } from './benchShared.mjs';

const FILE = 'docs/DETECTION.md';
const folder = resolve(process.argv[2] ?? '../shared/data');
const buildFolder = resolve('node_modules/.bench-detect');
const databases = ['mitdb', 'svdb'];
if (!databases.every((database) => existsSync(join(folder, database)))) {
  console.error(`No mitdb and svdb in ${folder}. Give their folder: npm run bench:detect -- FOLDER`);
  process.exit(1);
}
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: buildFolder,
    rollupOptions: { input: 'tests/bench/detectBench.ts', output: { entryFileNames: '[name].mjs' } },
  },
});
/** @type {typeof import('../tests/bench/detectBench.ts')} */
const { benchNoise, benchRecord, detectors } = await import(
  pathToFileURL(join(buildFolder, 'detectBench.mjs')).href
);
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

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
/** @param {number} part @param {number} whole */
const percent = (part, whole) => ((100 * part) / whole).toFixed(2);
/** @param {DetectorRow[]} list */
function sumOf(list) {
  const sum = (/** @type {'found' | 'missed' | 'invented' | 'cpuMs'} */ key) =>
    list.reduce((total, row) => total + row[key], 0);
  const offsets = list.flatMap(({ offsetsMs }) => offsetsMs);
  const offset = median(offsets);
  const jitter = median(offsets.map((value) => Math.abs(value - offset)));
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

const isMit = (/** @type {string} */ name) => !name.startsWith('8');
const isOdd = (/** @type {string} */ name) => !isMit(name) && Number(name) % 2 === 1;
/** @type {[string, (name: string) => boolean][]} */
const groups = [
  ['MIT-BIH, 48', isMit],
  ['SVDB, 78', (name) => !isMit(name)],
  ['DS1 (fitted)', (name) => halves.training.includes(name)],
  ['DS2', (name) => halves.test.includes(name)],
  ['SVDB even (fitted)', (name) => !isMit(name) && !isOdd(name)],
  ['SVDB odd', isOdd],
];
const table = groups.flatMap(([title, has]) =>
  Object.keys(detectors).map((detector) => {
    const sum = sumOf(
      rows.filter(({ name }) => has(name)).map(({ row }) => /** @type {DetectorRow} */ (row[detector])),
    );
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
const text = `Measured ${new Date().toISOString().slice(0, 10)} with \`npm run bench:detect\`, Node ${process.version}.

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
