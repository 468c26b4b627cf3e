/** An experiment on the page, from the records to the files of its run; settings come with the address. */
import { LabDriver } from '../labDriver.mjs';

/** Hundreds of records are read for minutes, and a training may take hours. */
const DAY_MS = 24 * 3600 * 1000;
/** By then a table of an unfolded part is drawn, or the run has none. */
const TABLE_MS = 10_000;

/** What of Results goes into the report. */
const TABLES = ['Run summary', 'Per-class metrics', 'Confusion matrix', 'Records apart', 'Errors by record'];

/**
 * Loads the records, puts the settings in place, trains to the end.
 *
 * @param {import('@playwright/test').Page} page
 * @param {Pick<import('./options.mjs').Options, 'preset' | 'changes' | 'engine'> & { capsule?: string | undefined, address: string, files: string[], log: (line: string) => void }} options
 * @returns {Promise<{ seconds: number, capsuleBar: string | undefined, isResumed?: boolean }>} wall clock of the training; what the page says of the capsule; whether it is only the last part
 */
export async function runInPage(page, options) {
  const { address, files, log } = options;
  const lab = new LabDriver(page);
  page.on('pageerror', (error) => log(`error on the page: ${error.message}`));
  await lab.open(addressOf(address, options));
  await lab.choose(files, DAY_MS);
  // Once the settings of a capsule are in place the page goes to Train, at once or later.
  const ready = options.capsule
    ? page.getByRole('region', { name: 'Capsule' }).getByText('are in place')
    : lab.table('Records');
  await ready.waitFor();

  // The leak check is exact once there are beats.
  await lab.prepare(DAY_MS);
  await lab.step('Train');
  await acceptFaults(page, log);

  const startMs = Date.now();
  await lab.train({ timeoutMs: DAY_MS, log });
  const seconds = (Date.now() - startMs) / 1000;
  const bar = page.getByRole('region', { name: 'Capsule' });
  const capsuleBar = (await bar.isVisible()) ? (await bar.innerText()).replace(/\s+/g, ' ') : undefined;
  return { seconds, capsuleBar };
}

/**
 * Whether a training waits to be resumed in the storage of the browser.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} address
 */
export async function hasUnfinishedTraining(page, address) {
  const lab = new LabDriver(page);
  await lab.open(address);
  await lab.idle(DAY_MS);
  await lab.step('Train');
  const start = page.getByRole('button', { name: /^(Resume|Start) training$/ });
  await start.first().waitFor();
  return page.getByRole('region', { name: 'Unfinished training' }).isVisible();
}

/**
 * Resumes a training that was broken off, to the end.
 *
 * @param {import('@playwright/test').Page} page
 * @param {Parameters<typeof runInPage>[1]} options those that it was begun with
 * @returns {ReturnType<typeof runInPage>}
 */
export async function resumeInPage(page, { address, engine, log }) {
  const lab = new LabDriver(page);
  page.on('pageerror', (error) => log(`error on the page: ${error.message}`));
  await lab.open(addressOf(address, { preset: '', changes: [], engine }));
  await lab.idle(DAY_MS);
  await lab.step('Train');
  const startMs = Date.now();
  await lab.train({ timeoutMs: DAY_MS, log, button: 'Resume training' });
  return { seconds: (Date.now() - startMs) / 1000, capsuleBar: undefined, isResumed: true };
}

/**
 * Accepts what the leak check finds, and says what it is.
 *
 * @param {import('@playwright/test').Page} page on Train
 * @param {(line: string) => void} log
 */
export async function acceptFaults(page, log) {
  const faults = page.getByRole('checkbox', { name: /despite these faults/ });
  if (await faults.isVisible()) await faults.check();
  for (const text of await page.getByRole('region', { name: 'Leak check' }).allInnerTexts()) {
    log(text.replace(/\s*\n\s*/g, ' '));
  }
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
  const lab = new LabDriver(page);
  const { text: capsule } = await lab.download('Run capsule (JSON)');
  await lab.unfoldAll();
  await page.getByText('Intervals are being computed').first().waitFor({ state: 'hidden', timeout: 120_000 });
  /** @type {Record<string, string[][]>} */
  const tables = {};
  for (const name of TABLES) {
    const table = lab.table(name).first();
    const isThere = await table.waitFor({ timeout: TABLE_MS }).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    tables[name] = await table.evaluate((element) => {
      // What only a screen reader says does not stand in the table.
      const unseen = [...element.querySelectorAll('span')].filter(
        (part) => getComputedStyle(part).clipPath !== 'none',
      );
      for (const part of unseen) part.hidden = true;
      const cells = [...element.querySelectorAll('tr')].map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) =>
          /** @type {HTMLElement} */ (cell).innerText.replace(/\s+/g, ' ').trim(),
        ),
      );
      for (const part of unseen) part.hidden = false;
      return cells;
    });
  }
  return { capsule, tables };
}

/**
 * The open run's network of the first fold, as the page saves it.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<string>} path of the .zip
 */
export async function savedModel(page) {
  const { path } = await new LabDriver(page).download('Model');
  return path;
}
