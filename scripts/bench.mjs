/**
 * `npm run bench`: reads, denoises, cuts and resamples the 44 records in the browser and, in the same run, in Python;
 * measures the compressed size of the first load, and the longest task of the page's own thread while the demo
 * is prepared and trained; and what it costs to move an ECG strip. Writes its table into docs/BENCHMARKS.md between the marks.
 *
 * `npm run bench -- --against COMMIT`: the same for another commit, in turn with the working tree; prints both and writes nothing.
 *
 * Needs the MIT-BIH records (`../shared/data/mitdb`, or the folder given as argument) and, for the comparison,
 * python3 with NumPy, SciPy and PyWavelets.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { buildCommit } from './benchCommit.mjs';
import { measurePreparing } from './benchPrepare.mjs';
import { dataFolder, measuredWords, openLab, writeBetweenMarks } from './benchShared.mjs';
import { measureStrip, stripRows } from './benchStrip.mjs';
import { serve } from './serve.mjs';

/** @typedef {import('./benchPrepare.mjs').PrepareMeasured} PrepareMeasured */
/** @typedef {{ name: string, firstLoad: number, strip: import('./benchStrip.mjs').StripMeasured[] }} Build */

/** Bytes of JavaScript that a first visit loads, compressed with gzip. @param {import('@playwright/test').Browser} browser @param {string} address @param {string} folder of the build */
async function firstLoad(browser, address, folder) {
  const page = await browser.newPage();
  /** @type {Set<string>} */
  const scripts = new Set();
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.add(response.url());
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.close();
  return [...scripts].reduce(
    (sum, url) => sum + gzipSync(readFileSync(join(folder, new URL(url).pathname)), { level: 9 }).length,
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

/** Rows of the table about preparing. @param {PrepareMeasured} measured @param {readonly Build[]} builds */
function prepareRows({ python, builds: measured }, builds) {
  /** @param {number} sec */
  const times = (sec) => (python ? `${(python.total / sec).toFixed(1)} ×` : '–');
  return [
    ...(python
      ? [
          `| ${python.versions}; ${python.reader} (read ${python.seconds.read}, denoise ${python.seconds.denoise}, cut and resample ${python.seconds['cut and resample']}) | 1 | ${python.beats} | ${python.total.toFixed(2)} (best of the rounds) | 1 × |`,
        ]
      : ['| Python with NumPy, SciPy, PyWavelets: not installed, not measured | | | | |']),
    ...builds.flatMap(({ name }, index) => {
      const { default: plain, everything } = /** @type {PrepareMeasured['builds'][number]} */ (
        measured[index]
      );
      /** @param {string} what @param {{ workers: number, beats: number }} run @param {number} sec */
      const row = (what, { workers, beats }, sec) =>
        `| ${name}, ${what} | ${workers} | ${beats} | ${sec.toFixed(2)} | ${times(sec)} |`;
      return [
        ...(plain
          ? [
              row('first time (threads start, code compiles)', plain, plain.firstSec),
              row(`median of ${plain.runs}`, plain, plain.medianSec),
            ]
          : []),
        everything
          ? row(`every feature on, median of ${everything.runs}`, everything, everything.medianSec)
          : `| ${name}, every feature on: its benchmark does not know that recipe | | | | |`,
      ];
    }),
  ];
}

/** The tables as Markdown. @param {{ head: string, measured: PrepareMeasured, builds: readonly Build[], demo: Awaited<ReturnType<typeof responsiveness>> | undefined }} facts */
function tables({ head, measured, builds, demo }) {
  return [
    head,
    '',
    '### Read + denoise + cut + resample, 44 records of MIT-BIH, first lead, defaults',
    '',
    '| program | threads | beats | seconds | against Python |',
    '|---|---|---|---|---|',
    ...prepareRows(measured, builds),
    '',
    'Every time is from bytes on disk to beats in the page. Python and the lab took turns in the same run. Every feature on: median beats and',
    'QRS shape features made as well, which Python did not.',
    '',
    '### First load and responsiveness',
    '',
    '| what | measured | aim |',
    '|---|---|---|',
    ...builds.map(
      ({ name, firstLoad }) =>
        `| JavaScript of the first load, gzip, ${name} | ${(firstLoad / 1000).toFixed(0)} kB | ≤ 130 kB |`,
    ),
    ...(demo
      ? [
          `| \`?demo\` from address to results, software renderer | ${demo.sec.toFixed(0)} s | about 120 s |`,
          `| longest task of the page's own thread meanwhile (long-task API) | ${demo.longest.toFixed(0)} ms, ${demo.over100} over 100 ms | ≤ 100 ms |`,
        ]
      : []),
    '',
    '### The ECG strip',
    '',
    "| strip at ten seconds | the page's own thread, 30 moves of a drag | its longest task | from the click to the strip |",
    '|---|---|---|---|',
    ...builds.flatMap(({ name, strip }) => stripRows(name, strip)),
    '',
    'Aims: 400 ms for the drag and no task over 50 ms, with the software renderer. Medians of three; the longest task of all three.',
  ].join('\n');
}

async function main() {
  const { values, positionals } = parseArgs({
    options: { against: { type: 'string' } },
    allowPositionals: true,
  });
  const database = dataFolder('npm run bench', positionals[0]);
  const other = values.against === undefined ? undefined : buildCommit(values.against);
  try {
    await build({ mode: 'bench', logLevel: 'warn' });
    const { address, browser, close } = await openLab();
    const served = other && (await serve({ folder: other.folder, port: 0 }));
    const sites = [
      { name: 'ECG lab', address, folder: 'dist' },
      ...(other && served ? [{ name: other.name, address: served.address, folder: other.folder }] : []),
    ];
    try {
      const measured = await measurePreparing(
        browser,
        sites.map((site) => site.address),
        database,
      );
      /** @type {Build[]} */
      const builds = [];
      for (const { name, address, folder } of sites) {
        builds.push({
          name,
          firstLoad: await firstLoad(browser, address, folder),
          strip: await measureStrip(browser, address, database),
        });
      }
      const demo = other ? undefined : await responsiveness(browser, address);
      const command = other ? `npm run bench -- --against ${other.name}` : 'npm run bench';
      const text = tables({ head: measuredWords(command, browser.version()), measured, builds, demo });
      console.log(`\n${text}\n`);
      if (!other) writeBetweenMarks('bench', text);
    } finally {
      served?.server.close();
      await close();
    }
  } finally {
    other?.remove();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
