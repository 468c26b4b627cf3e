/**
 * `npm run fuzz -- [--count 200000] [--seed 1] [--kind header,zip] [--workers 2] [--out FOLDER]`: feeds damaged files of every
 * kind to the readers of `src/wfdb`. Each must end in a value or a WfdbError, within a second and with memory in proportion to
 * its input. An input that does not is reduced, written to FOLDER, and can be run again with `--replay FILE`.
 *
 * The inputs depend only on the seed (and on the real records in `../shared`, or $ECG_LAB_SHARED, if present).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { buildForNode } from './buildForNode.mjs';

const HANG_MS = 20_000;
const HEAP_MB = 256;
const RANGE = 500;

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
    workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    out: { type: 'string', default: 'node_modules/.fuzz/findings' },
    replay: { type: 'string' },
  },
});
const buildFolder = resolve('node_modules/.fuzz');
const shared = resolve(process.env.ECG_LAB_SHARED ?? '../shared');
const sharedFolder = existsSync(join(shared, 'data')) ? shared : undefined;

/**
 * @typedef {import('../tests/fuzz/types.ts').FuzzKind} FuzzKind
 * @typedef {{ kind: FuzzKind, from: number, to: number }} Range
 * @typedef {{ count: number, ms: number, slowestMs: number, slowestIndex: number, outcomes: Record<string, number> }} Totals
 * @typedef {{ key: string, message: string, stack: string }} Finding
 * @typedef {object} Thread
 * @property {Worker} worker
 * @property {Int32Array} at the index of its current input, and a counter that grows with each
 * @property {(reply: any) => void} onMessage
 * @property {(why: string) => void} onDeath
 */

/** Starts a thread with little memory, with its progress in shared memory. */
function startWorker() {
  const progress = new SharedArrayBuffer(8);
  const worker = new Worker(new URL('./fuzzWorker.mjs', import.meta.url), {
    workerData: { buildFolder, sharedFolder, progress },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  /** @type {Thread} */
  const thread = { worker, at: new Int32Array(progress), onMessage: () => {}, onDeath: () => {} };
  worker.on('message', (reply) => thread.onMessage(reply));
  worker.on('error', (error) =>
    thread.onDeath(/** @type {{ code?: string }} */ (error).code ?? String(error)),
  );
  worker.on('exit', (code) => thread.onDeath(`the thread ended with code ${code}`));
  return thread;
}

/** @type {Map<string, { times: number, file: string, message: string }>} */
const found = new Map();

/** @param {FuzzKind} kind @param {Finding} finding @param {object} input */
function keep(kind, finding, input) {
  const known = found.get(finding.key);
  if (known) {
    known.times++;
    return;
  }
  mkdirSync(options.out, { recursive: true });
  const file = join(options.out, `${kind}-${options.seed}-${found.size + 1}.json`);
  writeFileSync(file, `${JSON.stringify({ ...input, finding: finding.message })}\n`);
  found.set(finding.key, { times: 1, file, message: finding.message });
  console.log(
    `found (${kind}): ${finding.message}\n  ${file}\n${finding.stack.split('\n').slice(1, 6).join('\n')}`,
  );
}

/**
 * Runs ranges of inputs until none is left, in a thread that is replaced when it hangs or runs out of memory.
 *
 * @param {Range[]} queue
 * @param {Map<FuzzKind, Totals>} totals
 * @param {typeof import('../tests/fuzz/target.ts')} fuzz
 */
async function work(queue, totals, fuzz) {
  const seed = Number(options.seed);
  const corpus = fuzz.makeCorpus(sharedFolder);
  let thread = startWorker();
  for (let range = queue.shift(); range; range = queue.shift()) {
    const { kind, to } = range;
    let { from } = range;
    while (from < to) {
      const start = performance.now();
      const ended = await runRange(thread, { kind, seed, from, to, shrink: found.size < 20 });
      const total = totals.get(kind) ?? { count: 0, ms: 0, slowestMs: 0, slowestIndex: 0, outcomes: {} };
      totals.set(kind, total);
      total.ms += performance.now() - start;
      if (ended.slowestMs > total.slowestMs) {
        total.slowestMs = ended.slowestMs;
        total.slowestIndex = ended.slowestIndex;
      }
      for (const [outcome, count] of Object.entries(ended.outcomes)) {
        total.outcomes[outcome] = (total.outcomes[outcome] ?? 0) + count;
      }
      const at = thread.at[0] ?? from;
      const next = ended.died === undefined ? to : at + 1;
      total.count += next - from;
      if (ended.died !== undefined) {
        const message = `${ended.died} (input ${at})`;
        const input = fuzz.packInput(fuzz.makeInput(corpus, kind, seed, at));
        keep(kind, { key: `${kind}: ${ended.died}`, message, stack: '' }, input);
        await thread.worker.terminate();
        thread = startWorker();
      }
      from = next;
    }
  }
  await thread.worker.terminate();
}

/**
 * @param {Thread} thread
 * @param {object} message
 * @returns {Promise<{ outcomes: Record<string, number>, slowestMs: number, slowestIndex: number, died?: string }>}
 */
function runRange(thread, message) {
  const { worker, at } = thread;
  return new Promise((done) => {
    let tick = -1;
    let since = performance.now();
    const watch = setInterval(() => {
      const now = Atomics.load(at, 1);
      if (now !== tick) since = performance.now();
      else if (performance.now() - since > HANG_MS) end('hangs');
      tick = now;
    }, 500);
    /** @param {string | undefined} died @param {Record<string, number>} [outcomes] @param {number} [slowestMs] @param {number} [slowestIndex] */
    const end = (died, outcomes = {}, slowestMs = 0, slowestIndex = 0) => {
      clearInterval(watch);
      thread.onMessage = thread.onDeath = () => {};
      done({ outcomes, slowestMs, slowestIndex, ...(died !== undefined && { died }) });
    };
    thread.onMessage = (reply) => {
      if (reply.finding) keep(reply.kind, reply.finding, reply.input);
      if (reply.replayed) {
        if ('finding' in reply.replayed) {
          const { finding } = reply.replayed;
          end(`${finding.message}\n${finding.stack}`);
        } else end(undefined, { [reply.replayed.outcome]: 1 }, reply.replayed.ms);
      }
      if (reply.done) end(undefined, reply.outcomes, reply.slowestMs, reply.slowestIndex);
    };
    thread.onDeath = end;
    worker.postMessage(message);
  });
}

/** @param {FuzzKind} kind @param {Totals} total */
function report(kind, { count, ms, slowestMs, slowestIndex, outcomes }) {
  const values = Object.entries(outcomes).reduce(
    (sum, [name, n]) => sum + (/\bvalue\b/.test(name) ? n : 0),
    0,
  );
  const codes = new Set(Object.keys(outcomes).flatMap((name) => name.split(' ')));
  codes.delete('value');
  console.log(
    `${kind.padEnd(12)} ${String(count).padStart(8)} inputs, ${(ms / 1000).toFixed(1)} s, slowest ${slowestMs.toFixed(0)} ms (number ${slowestIndex}); ` +
      `${values} gave a value; ${codes.size} kinds of refusal: ${[...codes].sort().join(', ')}`,
  );
}

const { target = '' } = await buildForNode(
  { target: 'tests/fuzz/target.ts', allocationGuard: 'tests/fuzz/allocationGuard.ts' },
  buildFolder,
);
/** @type {typeof import('../tests/fuzz/target.ts')} */
const fuzz = await import(target);

if (options.replay) {
  const thread = startWorker();
  const result = await runRange(thread, { replay: JSON.parse(readFileSync(options.replay, 'utf8')) });
  await thread.worker.terminate();
  console.log(
    result.died ?? `ends well: ${Object.keys(result.outcomes).join()} (${result.slowestMs.toFixed(1)} ms)`,
  );
  process.exit(result.died === undefined ? 0 : 1);
}

const kinds = /** @type {FuzzKind[]} */ (options.kind?.split(',') ?? [...fuzz.fuzzKinds]);
const unknown = kinds.find((kind) => !fuzz.fuzzKinds.includes(kind));
if (unknown) {
  console.error(`No kind "${unknown}". There are: ${fuzz.fuzzKinds.join(', ')}.`);
  process.exit(1);
}
const each = Math.ceil(Number(options.count) / kinds.length);
/** @type {Range[]} */
const queue = [];
for (let from = 0; from < each; from += RANGE) {
  for (const kind of kinds) queue.push({ kind, from, to: Math.min(each, from + RANGE) });
}
const totals = new Map();
const start = performance.now();
console.log(
  `${each * kinds.length} inputs of ${kinds.length} kinds, seed ${options.seed}, real records: ${sharedFolder ?? 'none'}`,
);
await Promise.all(Array.from({ length: Number(options.workers) }, () => work(queue, totals, fuzz)));
for (const kind of kinds) report(kind, totals.get(kind));
console.log(`${((performance.now() - start) / 1000).toFixed(0)} s; ${found.size} findings`);
for (const { times, file, message } of found.values()) console.log(`  ${times} × ${message}\n    ${file}`);
process.exit(found.size > 0 ? 1 : 0);
