import type { Locator } from '@playwright/test';
import { expect, type Lab, type Page, plain, test } from './lab';

const engineRegion = (page: Page): Locator => page.getByRole('region', { name: 'Engine', exact: true });

/** What computes and where, once the engines have been compared; unfolds the choice of engines. */
async function engineTaken(page: Page): Promise<string> {
  const part = engineRegion(page);
  const line = part.locator('summary [aria-live]');
  await expect(line).not.toHaveText(/Comparing|Opening|Chosen when/, { timeout: 60_000 });
  if ((await part.locator('details').getAttribute('open')) === null) await part.locator('summary').click();
  const facts = part.locator('details p').filter({ hasText: 'tfjs' }).first();
  return plain(`${await line.innerText()} · ${await facts.innerText()}`);
}

/** What is said of an engine in the list. */
const noteOf = (page: Page, engine: string) =>
  engineRegion(page).getByRole('radio', { name: engine }).locator('xpath=ancestor::div[1]');

async function openTrain(lab: Lab, address = '/'): Promise<void> {
  await lab.open(address);
  await lab.button('Load demo records');
  await lab.idle();
  await lab.step('Train');
}

async function trainBriefly(lab: Lab): Promise<void> {
  await lab.shortTraining({ beats: 60, epochs: 1 });
  await lab.button('Start training');
  await expect(lab.table('Confusion matrix')).toBeVisible({ timeout: 120_000 });
}

/** Runs a script in the training thread before anything else: init scripts do not reach workers. */
async function patchTrainingWorker(page: Page, script: string): Promise<void> {
  await page.route(/\/training\.worker[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script};\n${await response.text()}` });
  });
}

const NO_WEBGL = 'OffscreenCanvas.prototype.getContext = () => null';
const NO_SIMD = 'WebAssembly.validate = () => false';

for (const { engine, shown, inRun } of [
  { engine: 'wasm', shown: /^WASM SIMD × \d+ · /, inRun: /^WASM SIMD × \d+ · .*worker$/ },
  { engine: 'page-webgl', shown: /^WebGL · .* · page · /, inRun: /^WebGL · .* · page$/ },
  { engine: 'cpu', shown: /^Processor \(cpu\) · worker · /, inRun: /^Processor \(cpu\) · worker$/ },
]) {
  test(`the engine ${engine} trains where the address asks for it, and no other`, async ({ lab, page }) => {
    await openTrain(lab, `/?engine=${engine}`);
    await trainBriefly(lab);
    expect((await lab.row('Run summary', 'Engine'))[0]).toMatch(inRun);
    await lab.step('Train');
    expect(await engineTaken(page)).toMatch(shown);
    await expect(page.getByText(/The address of this page asks for .* or none/)).toBeVisible();
  });
}

test('without a GPU the processor is taken by WebAssembly, the page says why WebGL lost, and a reload remembers it', async ({
  lab,
  page,
}) => {
  await openTrain(lab);
  const taken = await engineTaken(page);
  expect(taken).toMatch(/^WASM SIMD × \d+ · \d+ beats\/s/);
  await expect(noteOf(page, 'WebGL in a worker')).toContainText(
    /SwiftShader.*software renderer.*(not ready after|times as fast)/,
  );
  await expect(noteOf(page, 'Processor (cpu)')).toContainText('serves where nothing else works');

  await page.reload();
  expect(await engineTaken(page)).toBe(taken);

  await trainBriefly(lab);
  expect((await lab.row('Run summary', 'Engine'))[0]).toMatch(/^WASM SIMD × \d+/);
  await expect(lab.table('Runs').getByText(/^WASM SIMD × \d+$/)).toBeVisible();
});

test('a person chooses another engine, which is obeyed, kept over a reload, and can be given back', async ({
  lab,
  page,
}) => {
  await openTrain(lab);
  await engineTaken(page);
  await engineRegion(page).getByRole('radio', { name: 'Processor (cpu)' }).check();
  expect(await engineTaken(page)).toMatch(/^Processor \(cpu\)/);
  await page.reload();
  expect(await engineTaken(page)).toMatch(/^Processor \(cpu\)/);
  await expect(engineRegion(page).getByRole('radio', { name: 'Processor (cpu)' })).toBeChecked();
  await engineRegion(page).getByRole('radio', { name: 'Fastest (automatic)' }).check();
  expect(await engineTaken(page)).toMatch(/^WASM SIMD/);
});

test('while a training holds the engine, no other can be chosen', async ({ lab, page }) => {
  await openTrain(lab, '/');
  await engineTaken(page);
  await lab.shortTraining({ beats: 400, epochs: 500 });
  await lab.button('Start training');
  await expect(page.getByText(/epoch \d+ of 500/).first()).toBeVisible({ timeout: 120_000 });
  await expect(engineRegion(page).getByRole('radio', { name: 'Fastest (automatic)' })).toBeDisabled();
  await expect(page.getByText(/The running training uses the engine/)).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(lab.table('Confusion matrix')).toBeVisible({ timeout: 60_000 });
});

test('without WebGL, WebAssembly trains', async ({ lab, page }) => {
  await patchTrainingWorker(page, NO_WEBGL);
  await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null');
  await openTrain(lab);
  expect(await engineTaken(page)).toMatch(/^WASM SIMD × \d+/);
  for (const [engine, where] of [
    ['WebGL in a worker', 'worker'],
    ['WebGL in this page', 'page'],
  ] as const) {
    await expect(noteOf(page, engine)).toContainText(`There is no WebGL 2 in this ${where}.`);
    await expect(noteOf(page, engine).getByRole('radio')).toBeDisabled();
  }
  await trainBriefly(lab);
});

test('without SIMD in WebAssembly, WebGL trains', async ({ lab, page }) => {
  await patchTrainingWorker(page, NO_SIMD);
  await openTrain(lab);
  expect(await engineTaken(page)).toMatch(/^WebGL · SwiftShader/);
  await expect(noteOf(page, 'WASM SIMD')).toContainText('This browser has no WebAssembly with SIMD.');
  await trainBriefly(lab);
});

test('without both, the processor trains', async ({ lab, page }) => {
  await patchTrainingWorker(page, `${NO_SIMD}; ${NO_WEBGL}`);
  await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null');
  await openTrain(lab);
  expect(await engineTaken(page)).toMatch(/^Processor \(cpu\) · worker/);
});

test('where a worker has no canvas, the page is not held up by a software renderer', async ({
  lab,
  page,
}) => {
  await patchTrainingWorker(page, 'self.OffscreenCanvas = undefined');
  await openTrain(lab);
  expect(await engineTaken(page)).toMatch(/^WASM SIMD × \d+/);
  await expect(noteOf(page, 'WebGL in a worker')).toContainText('This browser has no OffscreenCanvas');
  await expect(noteOf(page, 'WebGL in this page')).toContainText('could make the page wait');
});

test('where a worker starts no workers, WebAssembly trains alone', async ({ lab, page }) => {
  await patchTrainingWorker(page, 'self.Worker = undefined');
  await openTrain(lab);
  expect(await engineTaken(page)).toMatch(/^WASM SIMD × 1 · \d+ beats\/s · .*worker/);
  await trainBriefly(lab);
});

test('where no training worker starts, WebAssembly trains in the page', async ({ lab, page }) => {
  await page.addInitScript(() => {
    const { Worker } = window;
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        if (options?.name === 'training') throw new Error('Workers are not allowed here.');
        super(url, options);
      }
    };
  });
  await openTrain(lab);
  expect(await engineTaken(page)).toMatch(/^WASM SIMD × 1 · .* page · /);
  await expect(noteOf(page, 'WebGL in a worker')).toContainText('Workers are not allowed here.');
  await trainBriefly(lab);
});

test('an engine that was chosen and fails is named, and the next best trains', async ({ lab, page }) => {
  await openTrain(lab);
  await engineTaken(page);
  await engineRegion(page).getByRole('radio', { name: 'Processor (cpu)' }).check();
  await engineTaken(page);
  await engineRegion(page).getByRole('radio', { name: 'WASM SIMD' }).check();
  await engineTaken(page);
  await patchTrainingWorker(page, NO_SIMD);
  await page.reload();
  expect(await engineTaken(page)).toMatch(/^WebGL · SwiftShader/);
  await expect(
    page.getByText(/You chose WASM SIMD, which cannot be used now: .*WebAssembly with SIMD/),
  ).toBeVisible();
});
