/**
 * Runs the steps of the tests: those of a stage beside each other, the stages one after the other until one fails.
 * The output of a step is kept together: it is written when the step has ended, or as it comes once nothing else runs.
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title
 * @property {number} stage
 * @property {(write: (text: string | Buffer) => void) => Promise<boolean>} run whether it passed
 * @property {() => import('./testCounts.mjs').Counts} [count] its tests, read after it ran
 */

/**
 * @typedef {object} StepResult
 * @property {string} title
 * @property {boolean} ok
 * @property {number} seconds
 * @property {import('./testCounts.mjs').Counts | undefined} counts
 */

/**
 * @param {Step[]} steps
 * @param {(text: string | Buffer) => void} write
 * @returns {Promise<StepResult[]>} of the steps that ran, in the order of their ends
 */
export async function runSteps(steps, write) {
  /** @type {StepResult[]} */
  const results = [];
  const stages = [...new Set(steps.map(({ stage }) => stage))].sort((a, b) => a - b);
  for (const stage of stages) {
    const chosen = steps.filter((step) => step.stage === stage);
    write(`\n━━ ${chosen.map(({ title }) => title).join(' · ')} ━━\n`);
    await runBesides(chosen, write, (result) => results.push(result));
    if (results.some(({ ok }) => !ok)) break;
  }
  return results;
}

/**
 * @param {Step[]} steps
 * @param {(text: string | Buffer) => void} write
 * @param {(result: StepResult) => void} onEnd
 */
async function runBesides(steps, write, onEnd) {
  const running = steps.map((step) => ({ step, output: createOutput(write) }));
  const letLastOneWrite = () => {
    if (running.length === 1) running[0]?.output.release();
  };
  letLastOneWrite();
  await Promise.all(
    [...running].map(async (task) => {
      const result = await runStep(task.step, task.output.write);
      task.output.release();
      write(`${result.ok ? '✓' : '✗'} ${result.title}: ${result.seconds.toFixed(1)} s\n`);
      onEnd(result);
      running.splice(running.indexOf(task), 1);
      letLastOneWrite();
    }),
  );
}

/**
 * @param {Step} step
 * @param {(text: string | Buffer) => void} write
 * @returns {Promise<StepResult>}
 */
async function runStep({ title, run, count }, write) {
  const startMs = performance.now();
  let ok = false;
  let counts;
  try {
    ok = await run(write);
    counts = count?.();
  } catch (error) {
    ok = false;
    write(`${error instanceof Error ? error.message : error}\n`);
  }
  return { title, ok, seconds: (performance.now() - startMs) / 1000, counts };
}

/**
 * Keeps what is written until it is released, then passes it on as it comes.
 *
 * @param {(text: string | Buffer) => void} write
 */
function createOutput(write) {
  /** @type {(string | Buffer)[] | undefined} */
  let kept = [];
  return {
    /** @param {string | Buffer} text */
    write(text) {
      if (kept) kept.push(text);
      else write(text);
    },
    release() {
      for (const text of kept ?? []) write(text);
      kept = undefined;
    },
  };
}

/**
 * What each step took, the longest first.
 *
 * @param {StepResult[]} results
 */
export function timesTable(results) {
  const width = Math.max(...results.map(({ title }) => title.length));
  return [...results]
    .sort((a, b) => b.seconds - a.seconds)
    .map(
      ({ title, ok, seconds }) =>
        `${ok ? '✓' : '✗'} ${title.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s`,
    )
    .join('\n');
}
