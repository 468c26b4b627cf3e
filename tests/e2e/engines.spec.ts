import type { Locator } from '@playwright/test';
import { expect, Lab, ON_WASM, type Page, plain, test } from './lab';

const engineRegion = (page: Page): Locator => page.getByRole('region', { name: 'Engine', exact: true });

/** What computes and where, once the engines have been compared; unfolds the choice of engines. */
async function engineTaken(page: Page): Promise<string> {
  const part = engineRegion(page);
  const line = part.locator('summary [aria-live]');
  await expect(line).not.toHaveText(/Comparing|Opening|Chosen when/);
  if ((await part.locator('details').getAttribute('open')) === null) await part.locator('summary').click();
  const facts = part.locator('details p').filter({ hasText: 'tfjs' }).first();
  return plain(`${await line.innerText()} · ${await facts.innerText()}`);
}

/** What is said of an engine in the list. */
const noteOf = (page: Page, engine: string) =>
  engineRegion(page).getByRole('radio', { name: engine }).locator('xpath=ancestor::div[1]');

async function openTrain(lab: Lab, address: string): Promise<void> {
  await lab.open(address);
  await lab.button('Load demo records');
  await lab.idle();
  await lab.step('Train');
}

/** Runs a script in the training thread before anything else: init scripts do not reach workers. */
async function patchTrainingWorker(page: Page, script: string): Promise<void> {
  await page.route(/\/training\.worker[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script};\n${await response.text()}` });
  });
}

const NO_WEBGL = 'OffscreenCanvas.prototype.getContext = () => null';
const NO_WEBGL_IN_PAGE = 'HTMLCanvasElement.prototype.getContext = () => null';
const NO_SIMD = 'WebAssembly.validate = () => false';

test('the engine that the address asks for trains, and no other', async ({ lab, page }) => {
  await openTrain(lab, '/?engine=wasm');
  await lab.shortTraining({ beats: 60, epochs: 1 });
  await lab.smallNetwork();
  for (const { engine, shown, inRun } of [
    { engine: 'wasm', shown: /^WASM SIMD × \d+ · /, inRun: /^WASM SIMD × \d+ · .*worker$/ },
    { engine: 'page-webgl', shown: /^WebGL · .* · page · /, inRun: /^WebGL · .* · page$/ },
    { engine: 'cpu', shown: /^Processor \(cpu\) · worker · /, inRun: /^Processor \(cpu\) · worker$/ },
  ]) {
    await test.step(engine, async () => {
      await lab.open(`/?engine=${engine}#/train`);
      await lab.train();
      expect((await lab.row('Run summary', 'Engine'))[0]).toMatch(inRun);
      await lab.step('Train');
      expect(await engineTaken(page)).toMatch(shown);
      await expect(page.getByText(/The address of this page asks for .* or none/)).toBeVisible();
    });
  }
});

test('without a GPU WebAssembly is taken; a person chooses another, which is obeyed, kept over a reload, and given back', async ({
  lab,
  page,
}) => {
  const radio = (name: string) => engineRegion(page).getByRole('radio', { name });
  await openTrain(lab, '/');
  const taken = await engineTaken(page);

  await test.step('the page says why WebGL lost, and a reload remembers it', async () => {
    expect(taken).toMatch(/^WASM SIMD × \d+ · \d+ beats\/s/);
    await expect(noteOf(page, 'WebGL in a worker')).toContainText(
      /SwiftShader.*software renderer.*(not ready after|times as fast)/,
    );
    await expect(noteOf(page, 'Processor (cpu)')).toContainText('serves where nothing else works');
    await page.reload();
    expect(await engineTaken(page)).toBe(taken);
  });

  await test.step('while a training holds it, no other can be chosen', async () => {
    await lab.shortTraining({ beats: 400, epochs: 500 });
    await lab.button('Start training');
    await expect(page.getByText(/epoch \d+ of 500/).first()).toBeVisible();
    await expect(radio('Fastest (automatic)')).toBeDisabled();
    await expect(page.getByText(/The running training uses the engine/)).toBeVisible();
    await page.getByRole('main').getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(lab.table('Confusion matrix')).toBeVisible();
    await lab.idle();
    expect((await lab.row('Run summary', 'Engine'))[0]).toMatch(/^WASM SIMD × \d+/);
    await expect(lab.table('Runs').getByText(/^WASM SIMD × \d+$/)).toBeVisible();
    await lab.step('Train');
  });

  await test.step('a person chooses another, and a reload keeps it', async () => {
    await engineTaken(page);
    await radio('Processor (cpu)').check();
    expect(await engineTaken(page)).toMatch(/^Processor \(cpu\)/);
    await page.reload();
    expect(await engineTaken(page)).toMatch(/^Processor \(cpu\)/);
    await expect(radio('Processor (cpu)')).toBeChecked();
    await radio('Fastest (automatic)').check();
    expect(await engineTaken(page)).toMatch(/^WASM SIMD/);
  });

  await test.step('one that was chosen and fails is named, and the next best is taken', async () => {
    await radio('WASM SIMD').check();
    await engineTaken(page);
    await patchTrainingWorker(page, NO_SIMD);
    await page.reload();
    expect(await engineTaken(page)).toMatch(/^WebGL · SwiftShader/);
    await expect(
      page.getByText(/You chose WASM SIMD, which cannot be used now: .*WebAssembly with SIMD/),
    ).toBeVisible();
  });
});

/** A browser that lacks something, and what the page makes of it. */
interface Lack {
  what: string;
  /** Before the page is opened. */
  patch(page: Page): Promise<unknown>;
  taken: RegExp;
  /** What is said of engines. */
  notes?: readonly (readonly [engine: string, note: string])[];
  /** The engines that cannot be chosen. */
  disabled?: readonly string[];
  /** Whether it trains: where no other test trains on this engine at this place. */
  trains?: boolean;
}

const LACKS: Lack[] = [
  {
    what: 'without WebGL, WebAssembly trains',
    patch: async (page) => {
      await patchTrainingWorker(page, NO_WEBGL);
      await page.addInitScript(NO_WEBGL_IN_PAGE);
    },
    taken: /^WASM SIMD × \d+/,
    notes: [
      ['WebGL in a worker', 'There is no WebGL 2 in this worker.'],
      ['WebGL in this page', 'There is no WebGL 2 in this page.'],
    ],
    disabled: ['WebGL in a worker', 'WebGL in this page'],
  },
  {
    what: 'without SIMD in WebAssembly, WebGL trains',
    patch: (page) => patchTrainingWorker(page, NO_SIMD),
    taken: /^WebGL · SwiftShader/,
    notes: [['WASM SIMD', 'This browser has no WebAssembly with SIMD.']],
  },
  {
    what: 'without both, the processor trains',
    patch: async (page) => {
      await patchTrainingWorker(page, `${NO_SIMD}; ${NO_WEBGL}`);
      await page.addInitScript(NO_WEBGL_IN_PAGE);
    },
    taken: /^Processor \(cpu\) · worker/,
  },
  {
    what: 'where a worker has no canvas, the page is not held up by a software renderer',
    patch: (page) => patchTrainingWorker(page, 'self.OffscreenCanvas = undefined'),
    taken: /^WASM SIMD × \d+/,
    notes: [
      ['WebGL in a worker', 'This browser has no OffscreenCanvas'],
      ['WebGL in this page', 'could make the page wait'],
    ],
  },
  {
    what: 'where a worker starts no workers, WebAssembly trains alone',
    patch: (page) => patchTrainingWorker(page, 'self.Worker = undefined'),
    taken: /^WASM SIMD × 1 · \d+ beats\/s · .*worker/,
    trains: true,
  },
  {
    what: 'where no training worker starts, WebAssembly trains in the page',
    patch: (page) =>
      page.addInitScript(() => {
        const { Worker } = window;
        window.Worker = class extends Worker {
          constructor(url: string | URL, options?: WorkerOptions) {
            if (options?.name === 'training') throw new Error('Workers are not allowed here.');
            super(url, options);
          }
        };
      }),
    taken: /^WASM SIMD × 1 · .* page · /,
    trains: true,
    notes: [['WebGL in a worker', 'Workers are not allowed here.']],
  },
];

/** As before the first comparison. The lab must not be open. */
async function forgetComparison(page: Page): Promise<void> {
  await page.route('/empty', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }),
  );
  await page.goto('/empty');
  await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('ecg-lab'));
    const settings = db.transaction('settings', 'readwrite').objectStore('settings');
    const { engineComparison: _, ...others } = await done(settings.get('lab'));
    await done(settings.put(others, 'lab'));
    db.close();
  });
}

test('whatever the browser lacks, the best of what is left is taken, and the page says why', async ({
  lab,
  page,
}) => {
  await openTrain(lab, ON_WASM);
  await lab.shortTraining({ beats: 60, epochs: 1 });
  await lab.smallNetwork();
  for (const { what, patch, taken, notes = [], disabled = [], trains = false } of LACKS) {
    await test.step(what, async () => {
      await forgetComparison(page);
      const lacking = await page.context().newPage();
      await patch(lacking);
      const other = new Lab(lacking);
      await other.open('/#/train');
      expect(await engineTaken(lacking)).toMatch(taken);
      for (const [engine, note] of notes) await expect(noteOf(lacking, engine)).toContainText(note);
      for (const engine of disabled) {
        await expect(noteOf(lacking, engine).getByRole('radio')).toBeDisabled();
      }
      if (trains) await other.train();
      await lacking.close();
    });
  }
});
