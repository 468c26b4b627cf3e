/**
 * `npm run bench:train`: trains the reference network with every engine and with plain tfjs, side by side in one headless
 * Chromium, in rounds, with PyTorch on the same cores in each round; then an entire run on as many beats as MIT-BIH has, with
 * the tab's memory. Writes its tables into docs/BENCHMARKS.md between the marks `bench-train`.
 *
 *   npm run bench:train                                       everything, about six minutes on two cores
 *   npm run bench:train -- --engines wasm --batch 64          one engine, no entire run (--memory: with it); printed, not written
 *   --engines a,b:64   --batch 64,256   --seconds 2  --threads 2   as in the page's address; `b:64` = only that batch size
 *   --no-torch  --no-memory  --memory-engine wasm:128  --memory-beats 100687  --memory-epochs 2
 *   --gpu              let Chromium use this machine's GPU instead of SwiftShader
 *   --gpu-log FILE     add the rows of a console log, saved on a machine with a GPU, under "On a GPU"
 *   --no-build  --folder dist  --write  --no-write
 *
 * On a machine with a GPU the page needs no script: serve the output of `npx vite build --mode bench` there with any static
 * server, open `bench-train.html?engines=worker-webgl,stock-webgl&batch=64,256` in a browser and save the console's output
 * up to `BENCH-DONE`; the rows name the renderer. `--gpu-log` reads that log.
 *
 * PyTorch (Debian: python3-torch) is optional.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { canReadProcesses, watchMemory } from './benchMemory.mjs';
import { measuredWords, openLab, runPython, writeBetweenMarks } from './benchShared.mjs';
import { bestTorch, gpuSection, memoryTable, paceTable, readRows } from './benchTrainTable.mjs';
import { chromiumArgs } from './chromiumArgs.mjs';

const { values: options } = parseArgs({
  options: {
    engines: { type: 'string' },
    batch: { type: 'string', default: '64,256' },
    seconds: { type: 'string', default: '2' },
    threads: { type: 'string' },
    seed: { type: 'string', default: '1' },
    length: { type: 'string', default: '251' },
    classes: { type: 'string', default: '4' },
    torch: { type: 'boolean', default: true },
    memory: { type: 'boolean', default: true },
    'memory-engine': { type: 'string', default: 'wasm:128' },
    'memory-beats': { type: 'string', default: '100687' },
    'memory-epochs': { type: 'string', default: '2' },
    gpu: { type: 'boolean', default: false },
    'gpu-log': { type: 'string' },
    build: { type: 'boolean', default: true },
    folder: { type: 'string', default: 'dist' },
    write: { type: 'boolean' },
  },
  allowNegative: true,
});

/** Time limit for the page. */
const PAGE_LIMIT_MS = 20 * 60_000;

/**
 * @typedef {import('../src/bench/trainRows').BenchRow} BenchRow
 * @typedef {import('./benchTrainTable.mjs').TorchResult} TorchResult
 */

/** PyTorch on as many threads as there are cores, two at most. @returns {TorchResult | undefined} */
function timeTorch() {
  if (!options.torch) return undefined;
  const threads = Math.min(2, cpus().length);
  const names = /** @type {const} */ (['batch', 'seconds', 'length', 'classes', 'seed']);
  const args = names.flatMap((name) => [`--${name}`, options[name]]);
  const result = runPython([
    'tests/bench/train.py',
    ...args,
    '--stretches',
    '1',
    '--threads',
    String(threads),
  ]);
  console.log(result ? `PyTorch ${JSON.stringify(result)}` : 'PyTorch is not installed, or failed.');
  return result;
}

/**
 * Opens the page in a new browser and passes on each row as it is printed.
 *
 * @param {object} options
 * @param {Record<string, string>} options.query
 * @param {(row: BenchRow) => void} options.onRow
 * @param {(opened: { page: import('@playwright/test').Page, browser: import('@playwright/test').Browser }) => Promise<void>} options.ready called before the page loads
 * @returns {Promise<string>} Chromium's version
 */
async function runPage({ query, onRow, ready }) {
  const software = /swiftshader/;
  const args = options.gpu ? chromiumArgs.filter((arg) => !software.test(arg)) : chromiumArgs;
  const { address, browser, close } = await openLab({ folder: options.folder, args });
  try {
    const page = await browser.newPage();
    await ready({ page, browser });
    const done = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The page did not end in time.')), PAGE_LIMIT_MS);
      page.on('crash', () => reject(new Error('The page crashed.')));
      page.on('console', (message) => {
        const text = message.text();
        if (text.startsWith('BENCH') || message.type() === 'error') console.log(text);
        if (text.startsWith('BENCH {')) onRow(JSON.parse(text.slice(6)));
        if (text !== 'BENCH-DONE') return;
        clearTimeout(timer);
        resolve(undefined);
      });
    });
    await page.goto(`${address}bench-train.html?${new URLSearchParams(query)}`);
    await done;
    return browser.version();
  } finally {
    await close();
  }
}

/** An entire run in a new browser; its memory is read from outside if the system allows, else reported by the page. */
async function runMemory() {
  /** @type {Awaited<ReturnType<typeof watchMemory>> | undefined} */
  let watch;
  /** @type {import('../src/bench/trainRows').MemoryRow | undefined} */
  let row;
  let startBytes = 0;
  /** @type {number[]} */
  const epochBytes = [];
  await runPage({
    query: {
      engines: options['memory-engine'],
      memory: '1',
      beats: options['memory-beats'],
      epochs: options['memory-epochs'],
      seed: options.seed,
      ownMemory: canReadProcesses ? '0' : '1',
    },
    onRow: (found) => {
      if (found.job === 'memory') row = found;
      if (found.job === 'memory-epoch') epochBytes.push(watch ? watch.sample().tab : (found.ownBytes ?? 0));
    },
    ready: async ({ browser }) => {
      if (!canReadProcesses) return;
      watch = await watchMemory(browser);
      startBytes = watch.sample().tab;
    },
  });
  const peaks = await watch?.end();
  const how = watch
    ? "the resident memory of the tab's process with all its workers (VmRSS of the renderer, five times a second)"
    : 'what `performance.measureUserAgentSpecificMemory()` says at the end of each epoch';
  return (
    row && {
      row,
      how,
      startBytes,
      peakBytes: peaks?.peakTab ?? Math.max(...epochBytes),
      peakGpuBytes: peaks?.peakGpu,
      epochBytes,
    }
  );
}

if (options.build) await build({ mode: 'bench', logLevel: 'warn', build: { outDir: options.folder } });

/** @type {import('../src/bench/trainRows').TrainRow[]} */
const rows = [];
/** @type {TorchResult[]} */
const torchRounds = [];
const { engines, threads, batch, seconds, seed, length, classes } = options;
const version = await runPage({
  query: { batch, seconds, seed, length, classes, ...(engines && { engines }), ...(threads && { threads }) },
  onRow: (row) => row.job === 'train' && rows.push(row),
  ready: async ({ page }) => {
    // The page waits meanwhile, so PyTorch has all cores.
    await page.exposeFunction('benchBetweenRounds', () => {
      const result = timeTorch();
      if (result) torchRounds.push(result);
    });
  },
});
const torch = bestTorch(torchRounds);
const memory =
  options.memory && (!engines || process.argv.includes('--memory')) ? await runMemory() : undefined;

const renderers = [...new Set(rows.flatMap(({ renderer }) => renderer ?? []))];
const hardware = rows.some(({ renderer, software }) => renderer && !software);
const gpuRows = options['gpu-log']
  ? readRows(readFileSync(options['gpu-log'], 'utf8')).filter((row) => row.job === 'train')
  : undefined;
const command = [
  'npm run bench:train',
  ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : []),
].join(' ');
const text = [
  measuredWords(command, version, hardware ? `GPU: ${renderers.join('; ')}` : 'no GPU'),
  '',
  '### Training the multi-head CNN, Adam, dropout 0.3, synthetic beats',
  '',
  ...paceTable(rows, torch),
  '',
  `Medians of three stretches of about ${seconds} s after a warm-up, all in one run: each of three rounds gives every row a stretch, PyTorch first, so that what disturbs the machine meets all of them. Of PyTorch the best round stands here, not the median: it suffers most from a disturbance. \`stock-…\` is plain tfjs: \`compile\`, \`fit\` and \`predict\` with its own kernels and flags. WebGL renderer: ${renderers.join('; ') || 'none'}.`,
  '',
  '### On a GPU',
  '',
  ...(hardware && !gpuRows ? ['The table above ran on one.'] : gpuSection(gpuRows)),
  ...(memory ? ['', '### A whole run', '', ...memoryTable(memory)] : []),
].join('\n');
console.log(`\n${text}\n`);
if (options.write ?? !engines) writeBetweenMarks('bench-train', text);
