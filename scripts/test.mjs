/**
 * `npm test`: every check, one after the other, until one fails. `node scripts/test.mjs build e2e` runs only the
 * steps named. The last line always reads `tests: N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium } from './findChromium.mjs';
import { findFreePort } from './serve.mjs';
import { countPlaywright, countVitest, sumSteps, testsLine } from './testCounts.mjs';

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'ecg-lab-tests-'));
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');
const browsersReport = join(reports, 'browsers.json');

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} title
 * @property {() => Promise<boolean>} run whether it passed
 * @property {() => import('./testCounts.mjs').Counts} [count] its tests, read after it ran
 */

/** @type {Step[]} */
const steps = [
  {
    name: 'lint',
    title: 'Format and lint',
    run: () =>
      tool('@biomejs/biome', 'biome', ['ci', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.']),
  },
  { name: 'types', title: 'Types', run: () => tool('typescript', 'tsc', ['--noEmit', '-p', '.']) },
  {
    name: 'unit',
    title: 'Unit tests and the architecture table',
    run: () =>
      tool('vitest', 'vitest', [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile=${vitestReport}`,
      ]),
    count: () => countVitest(readJson(vitestReport)),
  },
  { name: 'build', title: 'Build', run: () => tool('vite', 'vite', ['build', '--logLevel', 'warn']) },
  {
    name: 'e2e',
    title: 'End-to-end tests in a real browser',
    run: endToEnd,
    count: () => countPlaywright(readJson(playwrightReport)),
  },
  {
    name: 'browsers',
    title: 'Firefox and WebKit',
    run: () =>
      tool('vitest', 'vitest', [
        'run',
        '--config=tests/browsers/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile=${browsersReport}`,
      ]),
    count: () => countVitest(readJson(browsersReport)),
  },
];

/** Runs Playwright on the build in dist, in the browser this machine has. */
async function endToEnd() {
  const browser = findChromium({ log: console.log });
  console.log(`Browser: ${browser.how}`);
  return tool('@playwright/test', 'playwright', ['test'], {
    CHROMIUM_PATH: browser.path,
    ECG_LAB_PORT: String(await findFreePort(4300)),
    ECG_LAB_E2E_REPORT: playwrightReport,
  });
}

/**
 * Runs the command-line program of an installed package with this very Node: no shell, no `npx`, alike on every system.
 *
 * @param {string} packageName
 * @param {string} program its name in the package's `bin`
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @returns {Promise<boolean>} whether it ended with exit code 0
 */
function tool(packageName, program, args, env = {}) {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  const { bin } = readJson(manifest);
  const script = join(dirname(manifest), typeof bin === 'string' ? bin : bin[program]);
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.once('error', fail);
    child.once('exit', (code) => done(code === 0));
  });
}

/**
 * @param {string} path
 * @returns {any}
 */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * Runs the steps until one fails.
 *
 * @param {Step[]} chosen
 */
async function runSteps(chosen) {
  /** @type {{ ok: boolean, counts?: import('./testCounts.mjs').Counts }[]} */
  const results = [];
  for (const [i, step] of chosen.entries()) {
    console.log(`\n━━ ${i + 1}/${chosen.length} ${step.title} ━━`);
    const started = performance.now();
    let ok = false;
    let counts;
    try {
      ok = await step.run();
      counts = step.count?.();
    } catch (error) {
      ok = false;
      console.error(error instanceof Error ? error.message : error);
    }
    results.push({ ok, ...(counts && { counts }) });
    console.log(`${ok ? '✓' : '✗'} ${step.title}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
    if (!ok) break;
  }
  return results;
}

const names = process.argv.slice(2);
const unknown = names.find((name) => !steps.some((step) => step.name === name));
if (unknown) {
  console.error(`There is no step "${unknown}"; there are ${steps.map((step) => step.name).join(', ')}.`);
  process.exitCode = 2;
} else {
  const results = await runSteps(names.length ? steps.filter((step) => names.includes(step.name)) : steps);
  rmSync(reports, { recursive: true, force: true });
  if (results.some((result) => !result.ok)) process.exitCode = 1;
  console.log(`\n${testsLine(sumSteps(results))}`);
}
