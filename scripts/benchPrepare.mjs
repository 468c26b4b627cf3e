/** Measures preparing in rounds in which Python and every build of the lab take turns, so that disturbances of the machine affect all of them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { medianOf, runPython } from './benchShared.mjs';

const ROUNDS = 3;
/** The first run of a round starts threads and compiles code. */
const RUNS_PER_ROUND = 4;

/**
 * @typedef {{ records: number, beats: number, total: number, seconds: Record<string, number>, versions: string, reader: string }} PythonResult
 * @typedef {'default' | 'everything'} Recipe the input of a network: the beat alone, or everything that can be derived from beats
 * @typedef {{ recipe?: Recipe, beats: number, workers: number, seconds: number[] }} PageResult what the page of the benchmark prints at its end
 * @typedef {{ beats: number, workers: number, firstSec: number, medianSec: number, bestSec: number, runs: number }} Measured
 * @typedef {{ python: PythonResult | undefined, builds: Record<Recipe, Measured | undefined>[] }} PrepareMeasured one of `builds` per address;
 *   undefined if the page of that build does not have the recipe
 */

/** @type {readonly Recipe[]} */
const RECIPES = ['default', 'everything'];

/**
 * Prepares the records of a folder in every build, several times in turn.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {readonly string[]} addresses of the served builds
 * @param {string} folder of the database
 * @returns {Promise<PrepareMeasured>}
 */
export async function measurePreparing(browser, addresses, folder) {
  /** @type {(PythonResult | undefined)[]} */
  const python = [];
  /** @type {Record<Recipe, PageResult[]>[]} */
  const results = addresses.map(() => ({ default: [], everything: [] }));
  for (let round = 0; round < ROUNDS; round++) {
    python.push(runPython(['tests/bench/prepare.py', folder], { OMP_NUM_THREADS: '1' }));
    for (const recipe of RECIPES) {
      const turn = addresses.map((address, build) => ({ address, build }));
      // Alternate the order, so that no build is always the first.
      if (round % 2 === 1) turn.reverse();
      for (const { address, build } of turn) {
        const result = await runPage(browser, address, folder, recipe);
        if ((result.recipe ?? 'default') === recipe) results[build]?.[recipe].push(result);
      }
    }
  }
  return {
    python: python.reduce((best, row) => (best && row && row.total < best.total ? row : best), python[0]),
    builds: results.map((rounds) => ({
      default: summarise(rounds.default),
      everything: summarise(rounds.everything),
    })),
  };
}

/** @param {PageResult[]} rounds @returns {Measured | undefined} */
function summarise(rounds) {
  if (rounds.length === 0) return undefined;
  const warm = rounds.flatMap(({ seconds }) => seconds.slice(1));
  return {
    beats: rounds[0]?.beats ?? 0,
    workers: rounds[0]?.workers ?? 0,
    firstSec: medianOf(rounds.map(({ seconds }) => seconds[0] ?? Number.NaN)),
    medianSec: medianOf(warm),
    bestSec: Math.min(...warm),
    runs: warm.length,
  };
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @param {string} folder
 * @param {Recipe} recipe
 * @returns {Promise<PageResult>}
 */
async function runPage(browser, address, folder, recipe) {
  const page = await browser.newPage();
  /** @type {number[]} */
  const seconds = [];
  /** @type {Promise<PageResult>} */
  const result = new Promise((done, fail) => {
    page.on('console', (message) => {
      const text = message.text();
      if (text.startsWith('failed')) fail(new Error(text));
      if (!text.startsWith('BENCH {')) return;
      const row = JSON.parse(text.slice(6));
      if (row.job === 'prepare')
        done({ recipe: row.recipe, beats: row.beats, workers: row.workers, seconds });
      else seconds.push(row.sec);
    });
  });
  await page.goto(`${address}bench.html?runs=${RUNS_PER_ROUND}&recipe=${recipe}`);
  const files = readdirSync(folder)
    .filter((name) => /\.(hea|dat|atr)$/.test(name))
    .map((name) => join(folder, name));
  await page.setInputFiles('input', files);
  const row = await result;
  await page.close();
  return row;
}
