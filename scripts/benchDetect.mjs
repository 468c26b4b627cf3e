/**
 * `npm run bench:detect`: compares the detectors of `src/detection` with the reference annotations of MIT-BIH and SVDB
 * (`../shared/data`, or the folder given as first argument, with `mitdb` and `svdb` in it), in Node, and writes the tables
 * into docs/DETECTION.md between the marks; with `-- --noise`, the table of records with
 * noise added; with `-- --time`, that of times; with `-- --page`, that of times in the page's threads. Beats are compared by `src/evaluation/ec57`, as `bxb -f 0` does.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { timesInPage } from './benchDetectPage.mjs';
import { sumOf } from './benchDetectTables.mjs';
import { dataFolder, measuredWords, recordBytes, recordNames, writeBetweenMarks } from './benchShared.mjs';
import { buildForNode } from './buildForNode.mjs';

const FILE = 'docs/DETECTION.md';
const { values: options, positionals } = parseArgs({
  options: {
    noise: { type: 'boolean', default: false },
    time: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const databases = ['mitdb', 'svdb'];
const folder = dataFolder('npm run bench:detect', positionals[0], {
  usual: '../shared/data',
  needs: databases,
});
if (options.page) {
  const text = await timesInPage(join(folder, 'mitdb'), '100');
  writeBetweenMarks('bench-detect-page', text, FILE);
  console.log(text);
  process.exit(0);
}
const {
  detectBench = '',
  noiseBench = '',
  timeDetect = '',
} = await buildForNode(
  {
    detectBench: 'tests/bench/detectBench.ts',
    noiseBench: 'tests/bench/noiseBench.ts',
    timeDetect: 'tests/bench/timeDetect.ts',
  },
  'node_modules/.bench-detect',
);
/** @type {typeof import('../tests/bench/detectBench.ts')} */
const { benchRecord, detectors } = await import(detectBench);
/** @type {typeof import('../tests/bench/noiseBench.ts')} */
const { benchNoise, comparedDetectors, noises } = await import(noiseBench);
/** @typedef {import('../tests/bench/detectBench.ts').DetectorRow} DetectorRow */

/** @type {{ training: string[], test: string[] }} */
const halves = JSON.parse(readFileSync('src/beats/deChazal.json', 'utf8'));

/** @param {string} database @param {string} name */
const bytesOf = (database, name) => recordBytes(join(folder, database), name);

if (options.time) {
  /** @type {typeof import('../tests/bench/timeDetect.ts')} */
  const { timeDay, timeRecord } = await import(timeDetect);
  const lines = [];
  for (const [database, name] of /** @type {const} */ ([
    ['mitdb', '100'],
    ['mitdb', '203'],
    ['svdb', '800'],
  ])) {
    for (const row of timeRecord(bytesOf(database, name), 9)) {
      lines.push(
        `| ${name}, 30 min | ${row.name} | ${row.firstMs.toFixed(0)} | ${row.bestMs.toFixed(0)} | |`,
      );
    }
  }
  for (const [database, name] of /** @type {const} */ ([
    ['mitdb', '100'],
    ['svdb', '800'],
  ])) {
    for (const row of await timeDay(bytesOf(database, name))) {
      const { cpuSec, sec } = row;
      lines.push(
        `| ${name} 48 times, 24 h | ${row.name} | ${(1000 * cpuSec).toFixed(0)} | | ${sec.toFixed(1)} |`,
      );
    }
  }
  const text = `${measuredWords('npm run bench:detect -- --time')}

| record | what | processor ms, first run | best of 9 | s by the clock |
|---|---|---|---|---|
${lines.join('\n')}`;
  writeBetweenMarks('bench-detect-time', text, FILE);
  console.log(text);
  process.exit(0);
}

if (options.noise) {
  const table = [['118', '119'], halves.training].flatMap((names) =>
    [24, 18, 12, 6, 0].map((snr) => {
      const cells = Object.keys(noises).flatMap((kind) => {
        const rows = names.map((name) =>
          benchNoise(bytesOf('mitdb', name), /** @type {keyof typeof noises} */ (kind), snr),
        );
        return comparedDetectors.map((detector) => {
          const sum = sumOf(rows.map((row) => /** @type {DetectorRow} */ (row[detector])));
          return `${sum.se} / ${sum.ppv}`;
        });
      });
      const line = `| ${names.length > 2 ? 'DS1' : names.join(', ')} | ${snr} | ${cells.join(' | ')} |`;
      console.log(line);
      return line;
    }),
  );
  const heads = Object.keys(noises).flatMap((kind) => comparedDetectors.map((name) => `${kind}: ${name}`));
  const text = `${measuredWords('npm run bench:detect -- --noise')} Se / +P %, from 5:00 on:

| records | dB | ${heads.join(' | ')} |
|---|---|${heads.map(() => '---|').join('')}
${table.join('\n')}`;
  writeBetweenMarks('bench-detect-noise', text, FILE);
  process.exit(0);
}

const records = databases.flatMap((database) =>
  recordNames(join(folder, database)).map((name) => ({ database, name })),
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
  .map(({ name, row: { lab } }) => ({
    name,
    .../** @type {DetectorRow} */ (lab),
    ...sumOf(lab ? [lab] : []),
  }))
  .sort((a, b) => b.missed + b.invented - a.missed - a.invented)
  .slice(0, 10)
  .map(
    ({ name, beats, missed, invented, se, ppv }) =>
      `| ${name} | ${beats} | ${missed} | ${invented} | ${se} | ${ppv} |`,
  );
const text = `${measuredWords('npm run bench:detect')}

| records | detector | beats | missed | invented | Se % | +P % | offset ms | jitter ms | processor ms a record |
|---|---|---|---|---|---|---|---|---|---|
${table.join('\n')}

The ten records with the most errors of \`lab\`, first signal:

| record | beats | missed | invented | Se % | +P % |
|---|---|---|---|---|---|
${worst.join('\n')}`;
writeBetweenMarks('bench-detect', text, FILE);
console.log(text);
