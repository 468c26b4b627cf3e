/** Beats found and labelled on the page, from the records to their annotation files. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { unzipSync } from 'fflate';
import { LabDriver } from '../labDriver.mjs';
import { isCapsule } from './options.mjs';

/** @typedef {{ path: string, bytes: Uint8Array }} WrittenFile */

/** By then a region that is loaded on demand is there, or there is none. */
const REGION_MS = 10_000;
/** A day of Holter with several records, and a training before it. */
const DAY_MS = 24 * 3600 * 1000;

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('./options.mjs').AnnotateOptions & { address: string, log: (line: string) => void }} options
 * @returns {Promise<{ files: WrittenFile[], ec57: WrittenFile[], problems: string[] }>} annotations; tables of EC57; what the page says against records
 */
export async function annotateInPage(page, options) {
  const { address, files, trainingFiles, network, detector, fold, annotator, engine, log } = options;
  const lab = new LabDriver(page);
  page.on('pageerror', (error) => log(`error on the page: ${error.message}`));
  const url = new URL(address);
  if (engine) url.searchParams.set('engine', engine);
  await lab.open(url.href);
  if (network && isCapsule(network)) {
    log(`${network} holds no weights: its training is repeated.`);
    await trainCapsule(lab, { network, files: [...trainingFiles, ...files], log });
  } else await lab.choose(network ? [...files, network] : files, DAY_MS);
  await lab.step('Records');
  await lab.table('Records').waitFor();
  if (network) await requireNetwork(lab, network);

  // Each record on its own: what is in use, and so labelled and written, is chosen record by record.
  const wanted = new Set(files.map(baseName));
  const loaded = await lab.page
    .locator('[data-record]')
    .evaluateAll((buttons) =>
      buttons.flatMap((button) =>
        button instanceof HTMLButtonElement && !button.disabled ? [button.dataset.record ?? ''] : [],
      ),
    );
  const names = loaded.filter((name) => wanted.has(baseName(name)));
  if (detector) await lab.page.getByRole('combobox', { name: 'Detector' }).selectOption({ label: detector });
  /** @type {WrittenFile[]} */
  const written = [];
  for (const name of names) {
    log(name);
    await lab.page.locator(`[data-record="${name}"]`).click();
    // Until the record is open, the tools on the page are those of all records.
    const close = lab.page.getByRole('button', { name: 'Close record', exact: true });
    await close.waitFor();
    await withoutCopiedLabels(lab);
    if (await annotateOne(lab, { detector, hasNetwork: network !== undefined, fold })) {
      written.push(await exportOne(lab, name, annotator));
      // With its reference in use, a record is ticked, and compared by EC57.
      await takeAnnotator(lab, 'atr');
    } else log(`${name}: nothing was written`);
    await close.click();
    await close.waitFor({ state: 'detached' });
  }
  const made = network ? 'lab' : detector === 'Pan–Tompkins' ? 'pt' : 'found';
  const problems = (await lab.problems().innerText()).trim();
  return {
    files: written,
    ec57: await ec57Files(lab, made),
    problems: problems === '' ? [] : problems.split(/\n+/),
  };
}

/**
 * The tables of the standard for what was made against `atr`, of the records that have both; none if there is none.
 *
 * @param {LabDriver} lab
 * @param {string} test the annotator that was made
 * @returns {Promise<WrittenFile[]>}
 */
async function ec57Files(lab, test) {
  const part = lab.page.getByRole('region', { name: 'EC57', exact: true });
  const isThere = await part.waitFor({ timeout: REGION_MS }).then(
    () => true,
    () => false,
  );
  if (!isThere) return [];
  await part.getByText('EC57: two annotators compared').click();
  const reference = part.getByLabel('Reference');
  const names = await reference.locator('option').allTextContents();
  if (!names.includes('atr') || !names.includes(test)) return [];
  await reference.selectOption('atr');
  await part.getByLabel('Test', { exact: true }).selectOption(test);
  const save = part.getByRole('button', { name: 'Save as files (.zip)' });
  await part.getByText(`reference atr, test ${test},`).waitFor({ timeout: DAY_MS });
  await lab.idle(DAY_MS);
  const started = lab.page.waitForEvent('download');
  await save.click();
  const zip = unzipSync(new Uint8Array(readFileSync(await (await started).path())));
  return Object.entries(zip).map(([path, bytes]) => ({ path, bytes }));
}

/**
 * What is compared with a reference must not have its labels from there; the page asks only where somebody annotated the record.
 *
 * @param {LabDriver} lab
 */
async function withoutCopiedLabels(lab) {
  await lab.page.getByRole('button', { name: 'Find beats', exact: true }).waitFor();
  const name = 'Copy reference labels';
  if (await lab.page.getByRole('checkbox', { name, exact: true }).isVisible()) await lab.tick(name, false);
}

/**
 * Finds, and labels, the beats of the open record, so that the result is in use.
 *
 * @param {LabDriver} lab
 * @param {{ detector: string | undefined, hasNetwork: boolean, fold: string | undefined }} options
 * @returns {Promise<boolean>} false where there are no beats
 */
async function annotateOne(lab, { detector, hasNetwork, fold }) {
  const annotator = lab.page.getByRole('combobox', { name: 'Annotator', exact: true });
  if (detector || !(await annotator.isVisible())) {
    await lab.work('Find beats', DAY_MS);
    const name = detector === undefined || detector === 'lab' ? 'found' : 'pt';
    if (!(await takeAnnotator(lab, name))) return false;
  }
  if (!hasNetwork) return true;
  const label = lab.page.getByRole('button', { name: 'Label beats', exact: true });
  if (await label.isDisabled()) return false;
  const folds = lab.page.getByRole('combobox', { name: 'Folds' });
  if (fold) {
    const has = (await folds.isVisible()) ? await folds.locator('option').allTextContents() : ['fold 1'];
    if (!has.includes(`fold ${fold}`))
      throw new Error(`There is no fold ${fold}: choose one of ${has.join(', ')}.`);
    if (has.length > 1) await folds.selectOption({ label: `fold ${fold}` });
  }
  await lab.work('Label beats', DAY_MS);
  return takeAnnotator(lab, 'lab');
}

/**
 * @param {LabDriver} lab
 * @param {string} name of what the lab made: a letter follows where somebody else's file has that name
 * @returns {Promise<boolean>} whether the record has this annotator
 */
async function takeAnnotator(lab, name) {
  const annotator = lab.page.getByRole('combobox', { name: 'Annotator', exact: true });
  if (!(await annotator.isVisible())) return false;
  const values = await annotator
    .locator('option')
    .evaluateAll((options) => options.map((option) => option.textContent));
  const isMade = (/** @type {string | null} */ value) =>
    value === name || (name !== 'atr' && value?.length === name.length + 1 && value.startsWith(name));
  const wanted = values.findLast(isMade);
  if (!wanted) return false;
  if ((await annotator.inputValue()) !== wanted) {
    await annotator.selectOption(wanted);
    await lab.idle(DAY_MS);
  }
  return true;
}

/**
 * @param {LabDriver} lab
 * @param {string} record its name, with its folders if it needs them
 * @param {string} annotator
 */
async function exportOne(lab, record, annotator) {
  await lab.openExport();
  await lab.page.getByRole('textbox', { name: 'Annotator name' }).fill(annotator);
  const { path, name } = await lab.download('WFDB annotation file');
  const folder = record.includes('/') ? record.slice(0, record.lastIndexOf('/') + 1) : '';
  return { path: folder + name, bytes: new Uint8Array(readFileSync(path)) };
}

/** Without folders and ending. @param {string} path */
const baseName = (path) => basename(path).replace(/\.[^.]*$/, '');

/**
 * Repeats the training of a capsule.
 *
 * @param {LabDriver} lab
 * @param {{ network: string, files: string[], log: (line: string) => void }} options
 */
async function trainCapsule(lab, { network, files, log }) {
  await lab.choose([...files, network], DAY_MS);
  const bar = lab.page.getByRole('region', { name: 'Capsule' });
  await bar
    .getByText('are in place')
    .waitFor()
    .catch(async () => {
      const said = (await bar.isVisible()) ? await bar.innerText() : await lab.problems().innerText();
      throw new Error(
        `The training of ${network} cannot be repeated (--data names the folder of its records): ${said}`,
      );
    });
  await lab.prepare(DAY_MS);
  await lab.step('Train');
  const faults = lab.page.getByRole('checkbox', { name: /despite these faults/ });
  if (await faults.isVisible()) await faults.check();
  await lab.train({ timeoutMs: DAY_MS, log });
}

/**
 * @param {LabDriver} lab
 * @param {string} network
 * @throws Error with the page's words where no network can be chosen
 */
async function requireNetwork(lab, network) {
  const field = lab.page.getByRole('combobox', { name: 'Network', exact: true });
  await field.waitFor({ timeout: REGION_MS }).catch(async () => {
    const said = (await lab.problems().innerText()).trim();
    throw new Error(
      `${network} gives no network to label with. ${said || 'It was not saved by the lab (Results, Export, Model).'}`,
    );
  });
}
