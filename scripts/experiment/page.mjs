/** The hand on the page: does what a person would, by the names that a person sees; settings come with the address. */
import { readFile } from 'node:fs/promises';

/** A training may take hours. */
const DAY_MS = 24 * 3600 * 1000;
const TELL_EVERY_MS = 30_000;

/** What of Results goes into the report. */
const TABLES = ['Run summary', 'Per-class metrics', 'Confusion matrix', 'Errors by record'];

/**
 * Loads the records, puts the settings in place, trains to the end.
 *
 * @param {import('@playwright/test').Page} page
 * @param {import('./options.mjs').Options & { address: string, files: string[], log: (line: string) => void }} options
 * @returns {Promise<{ seconds: number, capsuleBar: string | undefined }>} wall clock of the training; what the page says of the capsule
 */
export async function runInPage(page, options) {
  const { address, files, log } = options;
  page.on('pageerror', (error) => log(`error on the page: ${error.message}`));
  await page.goto(addressOf(address, options));
  await page.getByLabel('WFDB files').setInputFiles(files);
  await page.getByRole('table', { name: 'Records', exact: true }).waitFor({ timeout: 120_000 });
  await idle(page);

  await step(page, 'Train');
  // The leak check is exact once there are beats.
  await step(page, 'Beats');
  await page.getByRole('button', { name: 'Prepare beats', exact: true }).click();
  await page.getByRole('table', { name: 'Class counts', exact: true }).waitFor({ timeout: 600_000 });
  await idle(page);
  await step(page, 'Train');
  const faults = page.getByRole('checkbox', { name: /in spite of/ });
  if (await faults.isVisible()) await faults.check();
  for (const text of await page.getByRole('region', { name: 'Leak check' }).allInnerTexts()) {
    log(text.replace(/\s*\n\s*/g, ' '));
  }

  const startMs = Date.now();
  await page.getByRole('button', { name: 'Start training', exact: true }).click();
  await finished(page, log);
  const bar = page.getByRole('region', { name: 'Capsule' });
  return {
    seconds: (Date.now() - startMs) / 1000,
    capsuleBar: (await bar.isVisible()) ? (await bar.innerText()).replace(/\s+/g, ' ') : undefined,
  };
}

/**
 * The page with the recipe, its changes and the engine that are asked for.
 *
 * @param {string} address
 * @param {Pick<import('./options.mjs').Options, 'preset' | 'changes' | 'engine'>} options
 */
export function addressOf(address, { preset, changes, engine }) {
  const url = new URL(address);
  if (preset) url.searchParams.set('recipe', preset);
  for (const change of changes) url.searchParams.append('set', change);
  if (engine) url.searchParams.set('engine', engine);
  return url.href;
}

/**
 * What the open run can be taken away as.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<{ capsule: string, tables: Record<string, string[][]> }>} tables as they stand on the page, rows of cells
 */
export async function readRun(page) {
  const capsule = await download(page, 'Run capsule (JSON)');
  await unfold(page);
  /** @type {Record<string, string[][]>} */
  const tables = {};
  for (const name of TABLES) {
    const table = page.getByRole('table', { name, exact: true }).first();
    if (!(await table.isVisible())) continue;
    tables[name] = await table.getByRole('row').evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) =>
          /** @type {HTMLElement} */ (cell).innerText
            .replace(/\s+/g, ' ')
            // What a screen reader says of a dash.
            .replace(/^– Undefined: .*$/, '–')
            .trim(),
        ),
      ),
    );
  }
  return { capsule, tables };
}

/**
 * Opens every folded part; they come with what they hold when they are opened, and some hold further ones.
 *
 * @param {import('@playwright/test').Page} page
 */
async function unfold(page) {
  for (let round = 0; round < 2; round++) {
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await page.waitForTimeout(1000);
  }
}

/** @param {import('@playwright/test').Page} page @param {string} name */
async function download(page, name) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  return readFile(await (await waiting).path(), 'utf8');
}

/** @param {import('@playwright/test').Page} page @param {string} name */
async function step(page, name) {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
}

/** @param {import('@playwright/test').Page} page */
async function idle(page) {
  await page.getByRole('status', { name: 'Activity' }).getByText('Idle').waitFor({ timeout: 120_000 });
}

/**
 * Waits for the results, telling now and then how far it is.
 *
 * @param {import('@playwright/test').Page} page
 * @param {(line: string) => void} log
 */
async function finished(page, log) {
  const matrix = page.getByRole('table', { name: 'Confusion matrix', exact: true });
  const alert = page.getByRole('alert', { name: 'Problems' });
  const tell = setInterval(async () => {
    const text = await page
      .getByRole('status', { name: 'Activity' })
      .innerText()
      .catch(() => '');
    if (text) log(text.replace(/\s*\n\s*/g, ' · '));
  }, TELL_EVERY_MS);
  try {
    const endMs = Date.now() + DAY_MS;
    while (!(await matrix.isVisible())) {
      if (await alert.isVisible()) throw new Error(`The page says: ${await alert.innerText()}`);
      if (Date.now() > endMs) throw new Error('The training did not end within a day.');
      await page.waitForTimeout(500);
    }
  } finally {
    clearInterval(tell);
  }
}
