/**
 * `npm run bench:read`: reads one record (MIT-BIH 100: format 212, 650 000 × 2 samples, 2 274 annotations) with the C
 * WFDB tools, wfdb-python, a NumPy reader and `src/wfdb` in Node and in Chromium, in one run; and all 48 records from
 * the drop to a filled table. Writes its table into docs/BENCHMARKS.md between the marks.
 *
 * Needs the MIT-BIH records (`../shared/data/mitdb`, or the folder given as first argument). For programs that are not
 * installed, the table says so.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import {
  dataFolder,
  measuredWords,
  medianOf,
  openLab,
  runPython,
  writeBetweenMarks,
} from './benchShared.mjs';
import { buildForNode } from './buildForNode.mjs';

const RUNS = 41;
const DROPS = 5;
const RECORD = '100';
const folder = dataFolder('npm run bench:read', process.argv[2], { needs: [`${RECORD}.hea`] });
const buildFolder = resolve('node_modules/.bench-read');

/**
 * @typedef {{ firstMs: number, medianMs: number }} Times
 * @typedef {import('../tests/bench/timeReading.ts').ReadRow} ReadRow
 * @typedef {{ rows: (Times & { reader: string, samples: number, signals: number, annotations: number })[], versions: string }} PythonRows
 */

/** Time of the C tools with their output discarded, both started as a shell script starts them; undefined if they are missing. */
function timeTools() {
  const command = `rdsamp -r ${RECORD} >/dev/null && rdann -r ${RECORD} -a atr >/dev/null`;
  const env = { ...process.env, WFDB: '.' };
  /** @type {number[]} */
  const times = [];
  for (let run = 0; run < 11; run++) {
    const start = performance.now();
    if (spawnSync('sh', ['-c', command], { cwd: folder, env }).status !== 0) return undefined;
    times.push(performance.now() - start);
  }
  return { firstMs: times[0] ?? Number.NaN, medianMs: medianOf(times) };
}

/** @returns {PythonRows | undefined} */
function timePython() {
  return runPython(['tests/bench/read.py', join(folder, RECORD), String(RUNS)], { OMP_NUM_THREADS: '1' });
}

const recordFiles = ['hea', 'dat', 'atr'].map((extension) => join(folder, `${RECORD}.${extension}`));

/** @returns {ReadRow} */
function timeNode() {
  const args = ['scripts/benchReadNode.mjs', timeReading, String(RUNS)];
  return JSON.parse(execFileSync(process.execPath, [...args, ...recordFiles], { encoding: 'utf8' }));
}

/** @param {import('@playwright/test').Browser} browser @param {string} address @returns {Promise<ReadRow>} */
async function timePage(browser, address) {
  const page = await browser.newPage();
  /** @type {Promise<ReadRow>} */
  const result = new Promise((done, fail) => {
    page.on('console', (message) => {
      const text = message.text();
      if (text.startsWith('failed')) fail(new Error(text));
      if (text.startsWith('BENCH {')) done(JSON.parse(text.slice(6)));
    });
  });
  await page.goto(`${address}index.html?runs=${RUNS}`);
  await page.setInputFiles('input', recordFiles);
  const row = await result;
  await page.close();
  return row;
}

/** Seconds from choosing the files of all records in the page until its table has a row for each. @param {import('@playwright/test').Browser} browser @param {string} address */
async function timeDrop(browser, address) {
  const files = readdirSync(folder)
    .filter((name) => /\.(hea|dat|atr)$/.test(name))
    .map((name) => join(folder, name));
  const records = files.filter((name) => name.endsWith('.hea')).length;
  // A new context has no storage from an earlier run.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  const input = page.getByLabel('WFDB files');
  await input.evaluate((element) => {
    element.addEventListener('change', () => Object.assign(globalThis, { droppedAt: performance.now() }), {
      capture: true,
    });
  });
  const filled = page.evaluate(
    (count) =>
      new Promise((done) => {
        const checkRows = () => {
          const lines = document.querySelectorAll('table tbody input[type=checkbox]').length;
          if (lines < count) requestAnimationFrame(checkRows);
          else done(performance.now());
        };
        checkRows();
      }),
    records,
  );
  await input.setInputFiles(files);
  const end = Number(await filled);
  const start = await page.evaluate(() => Number(Reflect.get(globalThis, 'droppedAt')));
  await context.close();
  return { records, sec: (end - start) / 1000 };
}

const { timeReading = '' } = await buildForNode(
  { timeReading: 'tests/bench/timeReading.ts' },
  join(buildFolder, 'node'),
);
await build({
  configFile: false,
  logLevel: 'warn',
  root: 'tests/bench/readPage',
  build: { outDir: join(buildFolder, 'page'), emptyOutDir: true },
});
await build({ logLevel: 'warn', build: { outDir: join(buildFolder, 'lab'), emptyOutDir: true } });

const reading = await openLab({ folder: join(buildFolder, 'page') });
// Two rounds in turn, so that other load on the machine affects all of them.
const pythons = [];
const nodes = [];
const pages = [];
for (let round = 0; round < 2; round++) {
  pythons.push(timePython());
  nodes.push(timeNode());
  pages.push(await timePage(reading.browser, reading.address));
}
const tools = timeTools();
const version = reading.browser.version();
await reading.close();

const lab = await openLab({ folder: join(buildFolder, 'lab') });
const drops = [];
for (let run = 0; run < DROPS; run++) drops.push(await timeDrop(lab.browser, lab.address));
await lab.close();

/** The better of the rounds. @param {Times[]} rounds @returns {Times} */
const better = (rounds) => rounds.reduce((best, next) => (next.medianMs < best.medianMs ? next : best));
const python = pythons.flatMap((rows) => rows?.rows ?? []);
/** @param {RegExp} name */
const pythonTimes = (name) => python.filter(({ reader }) => name.test(reader));
const wfdbPython = pythonTimes(/^wfdb-python/);
const numpy = pythonTimes(/^NumPy/);
const base = wfdbPython.length > 0 ? better(wfdbPython) : numpy.length > 0 ? better(numpy) : undefined;
/** @param {string} program @param {Times | undefined} times */
const line = (program, times) =>
  times
    ? `| ${program} | ${times.firstMs.toFixed(1)} | ${times.medianMs.toFixed(1)} | ${base ? `${(base.medianMs / times.medianMs).toFixed(1)} ×` : '–'} |`
    : `| ${program}: not installed, not measured | | | |`;
const versions = pythons[0]?.versions ?? 'Python';
/** @param {ReadRow[]} rounds */
const bytesMs = (rounds) => better(rounds.map(({ bytes }) => bytes)).medianMs.toFixed(1);
const [row] = nodes;
const lines = [
  measuredWords('npm run bench:read', version),
  '',
  `### Reading a record: format 212, ${row?.samples} × ${row?.signals} samples, ${row?.annotations} annotations (MIT-BIH ${RECORD})`,
  '',
  `| program | first, ms | median of ${RUNS}, ms | against ${wfdbPython.length > 0 ? 'wfdb-python' : 'the NumPy reader'} |`,
  '|---|---|---|---|',
  line('C WFDB library, `rdsamp` and `rdann` to nowhere (median of 11)', tools),
  line(
    `${wfdbPython[0]?.reader ?? 'wfdb-python'}, \`rdrecord\` and \`rdann\``,
    wfdbPython.length > 0 ? better(wfdbPython) : undefined,
  ),
  line(`NumPy reader of \`tests/bench/read.py\` (${versions})`, numpy.length > 0 ? better(numpy) : undefined),
  line('ECG lab in Node, `readRecord`', better(nodes.map(({ whole }) => whole))),
  line('ECG lab in Node, `openWfdb`', better(nodes.map(({ reader }) => reader))),
  line('ECG lab in Chromium, `readRecord`', better(pages.map(({ whole }) => whole))),
  line('ECG lab in Chromium, `openWfdb`', better(pages.map(({ reader }) => reader))),
  '',
  'From files on the disk to physical units and annotations, one thread, the files warm; better of two rounds in which the programs took turns.',
  `Of the lab's times, getting the bytes into memory takes ${bytesMs(nodes)} ms in Node and ${bytesMs(pages)} ms in Chromium, where a file is handed from one process to another.`,
  '',
  '### All records from the drop to a filled table',
  '',
  '| records | first | median | aim |',
  '|---|---|---|---|',
  `| ${drops[0]?.records} | ${drops[0]?.sec.toFixed(2)} s | ${medianOf(drops.map(({ sec }) => sec)).toFixed(2)} s of ${DROPS} | < 2 s |`,
];
const text = lines.join('\n');
console.log(`\n${text}\n`);
writeBetweenMarks('bench-read', text);
