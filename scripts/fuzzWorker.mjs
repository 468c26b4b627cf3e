/**
 * One thread of `npm run fuzz`. It receives ranges of inputs, makes and runs them one by one, and notes the current one in
 * shared memory, so that the main thread knows which input hung or ran out of memory.
 */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

const { buildFolder, sharedFolder, progress } = workerData;
/** @type {typeof import('../tests/fuzz/allocationGuard.ts')} */
const { installAllocationGuard } = await import(join(buildFolder, 'allocationGuard.mjs'));
// Before the readers are loaded, since libraries capture the constructors at that point.
const guard = installAllocationGuard();
/** @type {typeof import('../tests/fuzz/target.ts')} */
const fuzz = await import(join(buildFolder, 'target.mjs'));
const corpus = fuzz.makeCorpus(sharedFolder);
const at = new Int32Array(progress);

/** @param {import('../tests/fuzz/types.ts').FuzzInput} input @param {string} key */
async function reproduces(input, key) {
  const result = await fuzz.runGuarded(input, guard);
  return 'finding' in result && result.finding.key === key;
}

/** @param {{ kind: import('../tests/fuzz/types.ts').FuzzKind, seed: number, from: number, to: number, shrink: boolean }} range */
async function runRange({ kind, seed, from, to, shrink }) {
  /** @type {Record<string, number>} */
  const outcomes = {};
  let slowestMs = 0;
  let slowestIndex = from;
  for (let index = from; index < to; index++) {
    Atomics.store(at, 0, index);
    Atomics.add(at, 1, 1);
    const input = fuzz.makeInput(corpus, kind, seed, index);
    const result = await fuzz.runGuarded(input, guard);
    if ('finding' in result) {
      const { finding } = result;
      const small = shrink
        ? await fuzz.shrinkInput(input, (smaller) => reproduces(smaller, finding.key), 400)
        : input;
      parentPort?.postMessage({ finding, index, kind, input: fuzz.packInput(small) });
    } else {
      outcomes[result.outcome] = (outcomes[result.outcome] ?? 0) + 1;
      if (result.ms > slowestMs) [slowestMs, slowestIndex] = [result.ms, index];
    }
  }
  parentPort?.postMessage({ done: true, outcomes, slowestMs, slowestIndex });
}

// An error in here is one of the fuzzer itself: unhandled, it ends the thread and shows.
parentPort?.on('message', async (message) => {
  if (!message.replay) return runRange(message);
  const replayed = await fuzz.runGuarded(fuzz.unpackInput(message.replay), guard);
  parentPort?.postMessage({ replayed });
});
parentPort?.postMessage({ ready: true });
