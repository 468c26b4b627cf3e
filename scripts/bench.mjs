/**
 * `npm run bench`: reading, denoising, cutting and resampling the 44 records in the browser beside the same job in
 * Python, in one run; the compressed size of the first load; the longest task of the page's own thread while the demo
 * is prepared and trained. Writes its table into docs/BENCHMARKS.md between the marks.
 *
 * Needs the MIT-BIH records (`../shared/data/mitdb`, or the folder given as first argument) and, for the comparison,
 * python3 with NumPy, SciPy and PyWavelets.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { measuredWords, openLab, runPython, writeBetweenMarks } from './benchShared.mjs';

const WORKERS = 2;
const RUNS = 5;
const folder = resolve(process.argv[2] ?? '../shared/data/mitdb');

/**
 * @typedef {{ records: number, beats: number, total: number, seconds: Record<string, number>, versions: string, reader: string }} PythonResult
 * @typedef {{ records: number, beats: number, firstSec: number, medianSec: number, bestSec: number, isolated: boolean }} PageResult
 */

/** Python's time for the job, or undefined where it or its libraries are missing. @returns {PythonResult | undefined} */
function timePython() {
  return runPython(['tests/bench/prepare.py', folder], { OMP_NUM_THREADS: '1' });
}

/** @param {import('@playwright/test').Browser} browser @param {string} address @returns {Promise<PageResult>} */
async function runPage(browser, address) {
  const page = await browser.newPage();
  /** @type {Promise<PageResult>} */
  const result = new Promise((done, fail) => {
    page.on('console', (message) => {
      const text = message.text();
      if (text.startsWith('failed')) fail(new Error(text));
      if (text.startsWith('BENCH {') && text.includes('medianSec')) done(JSON.parse(text.slice(6)));
    });
  });
  await page.goto(`${address}bench.html?workers=${WORKERS}&runs=${RUNS}`);
  const files = readdirSync(folder)
    .filter((name) => /\.(hea|dat|atr)$/.test(name))
    .map((name) => join(folder, name));
  await page.setInputFiles('input', files);
  const row = await result;
  await page.close();
  return row;
}

/** Bytes of JavaScript that a first visit loads, as sent with gzip. @param {import('@playwright/test').Browser} browser @param {string} address */
async function firstLoad(browser, address) {
  const page = await browser.newPage();
  /** @type {Set<string>} */
  const scripts = new Set();
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.add(response.url());
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.close();
  return [...scripts].reduce(
    (sum, url) => sum + gzipSync(readFileSync(join('dist', new URL(url).pathname)), { level: 9 }).length,
    0,
  );
}

/** Longest task of the page's own thread (long-task API) from the address `?demo` to its results. @param {import('@playwright/test').Browser} browser @param {string} address */
async function responsiveness(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    const tasks = /** @type {number[]} */ ([]);
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        tasks.push(entry.duration);
        if (entry.duration > 100) console.log(`long task: ${entry.duration} ms at ${entry.startTime} ms`);
      }
    }).observe({ type: 'longtask', buffered: true });
  });
  page.on('console', (message) => message.text().startsWith('long task') && console.log(message.text()));
  const start = performance.now();
  await page.goto(`${address}?demo`);
  await page.getByRole('table', { name: 'Confusion matrix' }).waitFor({ timeout: 10 * 60_000 });
  const sec = (performance.now() - start) / 1000;
  /** @type {number[]} */
  const tasks = await page.evaluate(
    () => /** @type {{ longTasks: number[] }} */ (/** @type {unknown} */ (globalThis)).longTasks,
  );
  await page.close();
  return { sec, longest: Math.max(0, ...tasks), over100: tasks.filter((ms) => ms > 100).length };
}

if (!existsSync(folder)) {
  console.error(`No records at ${folder}. Give the folder of MIT-BIH 1.0.0: npm run bench -- FOLDER`);
  process.exit(1);
}
await build({ logLevel: 'warn' });
const { address, browser, close } = await openLab();

const pythonBefore = timePython();
const page = await runPage(browser, address);
const pythonAfter = timePython();
const load = await firstLoad(browser, address);
const demo = await responsiveness(browser, address);
const version = browser.version();
await close();

const python =
  pythonBefore && pythonAfter && pythonBefore.total > pythonAfter.total ? pythonAfter : pythonBefore;
/** @param {number} sec */
const times = (sec) => (python ? `${(python.total / sec).toFixed(1)} ×` : '–');
const lines = [
  measuredWords('npm run bench', version),
  '',
  '### Read + denoise + cut + resample, 44 records of MIT-BIH, first lead, defaults',
  '',
  '| program | threads | beats | seconds | against Python |',
  '|---|---|---|---|---|',
  ...(python
    ? [
        `| ${python.versions}; ${python.reader} (read ${python.seconds.read}, denoise ${python.seconds.denoise}, cut and resample ${python.seconds['cut and resample']}) | 1 | ${python.beats} | ${python.total.toFixed(2)} (better of two) | 1 × |`,
      ]
    : ['| Python with NumPy, SciPy, PyWavelets: not installed, not measured | | | | |']),
  `| ECG lab, first time (threads start, code compiles) | ${WORKERS} | ${page.beats} | ${page.firstSec.toFixed(2)} | ${times(page.firstSec)} |`,
  `| ECG lab, median of ${RUNS} | ${WORKERS} | ${page.beats} | ${page.medianSec.toFixed(2)} | ${times(page.medianSec)} |`,
  '',
  'Every time is from bytes on disk to beats in the page. Python ran before and after the page in the same run.',
  '',
  '### First load and responsiveness',
  '',
  '| what | measured | aim |',
  '|---|---|---|',
  `| JavaScript of the first load, gzip | ${(load / 1000).toFixed(0)} kB | < 250 kB |`,
  `| \`?demo\` from address to results, software renderer | ${demo.sec.toFixed(0)} s | about 120 s |`,
  `| longest task of the page's own thread meanwhile (long-task API) | ${demo.longest.toFixed(0)} ms, ${demo.over100} over 100 ms | ≤ 100 ms |`,
];
const text = lines.join('\n');
console.log(`\n${text}\n`);

writeBetweenMarks('bench', text);
