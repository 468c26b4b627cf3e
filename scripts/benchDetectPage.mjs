/** Measures finding beats in the threads of the built page (`src/bench/findBench.ts`), in Chromium. */
import { join } from 'node:path';
import { build } from 'vite';
import { measuredWords, openLab } from './benchShared.mjs';

/** @typedef {{ what: string, leads: number, threads: number, firstSec?: number, bestSec?: number, sec?: number, told?: number }} PageRow */

/**
 * The table of a record of two leads in format 212, as Markdown.
 *
 * @param {string} folder of the database
 * @param {string} name
 */
export async function timesInPage(folder, name) {
  await build({ mode: 'bench', logLevel: 'warn' });
  const { address, browser, close } = await openLab();
  try {
    const page = await browser.newPage();
    /** @type {PageRow[]} */
    const rows = [];
    /** @type {Promise<void>} */
    const done = new Promise((resolve, reject) => {
      page.on('pageerror', reject);
      page.on('console', (message) => {
        const text = message.text();
        if (text.startsWith('failed')) reject(new Error(text));
        if (text.startsWith('BENCH {')) rows.push(JSON.parse(text.slice(6)));
        if (text === 'BENCH-DONE') resolve();
      });
    });
    await page.goto(`${address}bench-detect.html`);
    await page.setInputFiles('input', [join(folder, `${name}.hea`), join(folder, `${name}.dat`)]);
    await done;
    return `${measuredWords('npm run bench:detect -- --page', browser.version())}

| record | leads | threads | first, s | later, s | progress told |
|---|---|---|---|---|---|
${rows.map((row) => lineOf(name, row)).join('\n')}`;
  } finally {
    await close();
  }
}

/** @param {string} name @param {PageRow} row */
function lineOf(name, { what, leads, threads, firstSec, bestSec, sec, told }) {
  const record = what === '24 h' ? `${name} 48 times, ${what}` : `${name}, ${what}`;
  const digits = (/** @type {number | undefined} */ value) => value?.toFixed(2) ?? '';
  return `| ${record} | ${leads} | ${threads} | ${digits(firstSec)} | ${bestSec === undefined ? digits(sec) : `${digits(bestSec)} (best of 9)`} | ${told ?? ''} |`;
}
