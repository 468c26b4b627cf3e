/**
 * `npm test`: every check, stage by stage, until one fails. `node scripts/test.mjs build e2e` runs only the steps
 * named. It ends with what each step took; the last line always reads `tests: N passed, N failed, N skipped`.
 *
 * A further step is an entry in `steps`: its stage (what runs beside it), what it runs, and where its counts lie.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './findChromium.mjs';
import { runSteps, timesTable } from './runSteps.mjs';
import { findFreePort } from './serve.mjs';
import { countPlaywright, countVitest, sumSteps, testsLine } from './testCounts.mjs';

/** @typedef {(text: string | Buffer) => void} Write */

const root = join(import.meta.dirname, '..');
const isTerminal = Boolean(process.stdout.isTTY);
const reports = mkdtempSync(join(tmpdir(), 'ecg-lab-tests-'));
/** @param {string} name */
const reportOf = (name) => join(reports, `${name}.json`);

/** @type {import('./runSteps.mjs').Step[]} */
const steps = [
  {
    name: 'lint',
    title: 'Format, lint, nothing unused',
    stage: 1,
    run: async (write) =>
      (await tool(write, '@biomejs/biome', 'biome', [
        'ci',
        `--colors=${isTerminal ? 'force' : 'off'}`,
        '.',
      ])) && tool(write, 'knip', 'knip', []),
  },
  {
    name: 'types',
    title: 'Types',
    stage: 1,
    run: (write) => tool(write, 'typescript', 'tsc', ['--noEmit', '-p', '.']),
  },
  {
    // With the pages of the kernels' check and the benchmarks: one build for everything that follows.
    name: 'build',
    title: 'Build',
    stage: 1,
    run: (write) => tool(write, 'vite', 'vite', ['build', '--mode', 'bench', '--logLevel', 'warn']),
  },
  {
    name: 'unit',
    title: 'Unit tests and the architecture table',
    stage: 1,
    run: (write) => vitest(write, 'unit', []),
    count: () => countVitest(readJson(reportOf('unit'))),
  },
  {
    // Only if the first stage passed: these take longest.
    name: 'e2e',
    title: 'End-to-end tests in a real browser',
    stage: 2,
    run: endToEnd,
    count: () => countPlaywright(readJson(reportOf('e2e'))),
  },
  {
    // After the others: training takes every core there is.
    name: 'browsers',
    title: 'Firefox and WebKit',
    stage: 3,
    run: (write) => vitest(write, 'browsers', ['--config=tests/browsers/vitest.config.ts']),
    count: () => countVitest(readJson(reportOf('browsers'))),
  },
];

/** Runs Vitest with a report. @param {Write} write @param {string} report @param {string[]} args */
function vitest(write, report, args) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${reportOf(report)}`];
  return tool(write, 'vitest', 'vitest', ['run', ...args, ...reporters]);
}

/** Runs Playwright on the build in dist, in the browser this machine has. @param {Write} write */
async function endToEnd(write) {
  const browser = findChromium({ headless: true, log: (line) => write(`${line}\n`) });
  write(`Browser: ${browser.how}\n`);
  return tool(write, '@playwright/test', 'playwright', ['test'], {
    CHROMIUM_PATH: browser.path,
    ECG_LAB_PORT: String(await findFreePort(4300)),
    ECG_LAB_E2E_REPORT: reportOf('e2e'),
  });
}

/**
 * Runs the command-line program of an installed package with this very Node: no shell, no `npx`, alike on every system.
 *
 * @param {Write} write
 * @param {string} packageName
 * @param {string} program its name in the package's `bin`
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */
function tool(write, packageName, program, args, env = {}) {
  // Not by resolving it: some packages do not export their package.json.
  const folder = join(root, 'node_modules', packageName);
  const { bin } = readJson(join(folder, 'package.json'));
  const script = join(folder, typeof bin === 'string' ? bin : bin[program]);
  const colour = isTerminal ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...colour, ...env },
    });
    child.stdout.on('data', write);
    child.stderr.on('data', write);
    child.once('error', fail);
    child.once('close', (code) => done(code === 0));
  });
}

/**
 * @param {string} path
 * @returns {any}
 */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

const names = process.argv.slice(2);
const unknown = names.find((name) => !steps.some((step) => step.name === name));
if (unknown) {
  console.error(`There is no step "${unknown}"; there are ${steps.map((step) => step.name).join(', ')}.`);
  process.exitCode = 2;
} else {
  const chosen = names.length ? steps.filter((step) => names.includes(step.name)) : steps;
  const results = await runSteps(chosen, (text) => process.stdout.write(text));
  rmSync(reports, { recursive: true, force: true });
  if (results.some((result) => !result.ok)) process.exitCode = 1;
  console.log(`\n${timesTable(results)}\n\n${testsLine(sumSteps(results))}`);
}
