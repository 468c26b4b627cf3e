import type { Worker } from '@playwright/test';
import { expect, type Lab, onOnePage, type Page, plain, test } from './lab';

/** What a person reads of a run when it is over; times apart, it is the same for an uninterrupted and a resumed run. */
interface Numbers {
  accuracy: string;
  matrix: string[];
  epochs: string[][];
}

interface Job {
  engine: 'worker-webgl' | 'wasm';
  beats: number;
  epochs: number;
  batch: number;
  folds: 1 | 2;
}

/** Small batches and many epochs on SwiftShader, so that it is not over before the context is lost twice. */
const ON_WEBGL: Job = { engine: 'worker-webgl', beats: 240, epochs: 8, batch: 16, folds: 1 };
/** Small batches, so that it is not over before anything can be done to it. */
const ON_WASM: Job = { engine: 'wasm', beats: 600, epochs: 4, batch: 8, folds: 2 };

async function openWithDemo(lab: Lab, { engine }: Job): Promise<void> {
  await lab.open(`/?engine=${engine}`);
  await lab.button('Load demo records');
  await lab.idle();
}

async function choose(lab: Lab, { engine, beats, epochs, batch, folds }: Job): Promise<void> {
  await lab.shortTraining({ beats, epochs });
  if (engine === 'worker-webgl') await lab.smallNetwork();
  await lab.page.getByText('Optimiser and rate').click();
  await lab.number('Batch', batch);
  if (folds > 1) {
    await lab.page.getByText('k-fold', { exact: true }).click();
    await lab.number('Folds', folds);
  }
}

/** Starts what was chosen. */
async function start(lab: Lab): Promise<void> {
  await lab.step('Train');
  await lab.button('Start training');
  // From here on the table of epochs is that of the new run.
  await expect(lab.page.getByRole('main').getByRole('button', { name: 'Stop', exact: true })).toBeVisible();
}

const EPOCHS = 'Epochs as a table';
const epochRows = (lab: Lab) => lab.table('Epochs').locator('tbody tr');

/** Until the table holds so many finished epochs: the training is in the middle of a later one. */
async function afterEpochs(lab: Lab, count: number): Promise<void> {
  // It is there after the first epoch.
  await lab.page.getByText(EPOCHS).waitFor();
  await lab.unfold(EPOCHS);
  const rows = epochRows(lab);
  await expect.poll(() => rows.count(), { intervals: [20] }).toBeGreaterThanOrEqual(count);
}

/** Until an epoch of this fold is stored: what a reload cannot lose any more. */
async function stored(page: Page, fold: number): Promise<void> {
  await expect(page.getByText(new RegExp(`^epoch \\d of fold ${fold}$`))).toBeVisible();
}

async function numbersOf(lab: Lab): Promise<Numbers> {
  // A software renderer takes minutes.
  await expect(lab.table('Confusion matrix')).toBeVisible({ timeout: 15 * 60_000 });
  await lab.idle();
  const cells = lab.table('Confusion matrix').getByRole('button', { name: /^true .* predicted/ });
  const matrix = await cells.evaluateAll((buttons) =>
    buttons.map((button) => button.getAttribute('aria-label') ?? button.textContent ?? ''),
  );
  await lab.unfold(EPOCHS);
  const epochs = await epochRows(lab).evaluateAll((lines) =>
    lines.map((line) => [...line.children].map((cell) => cell.textContent ?? '').slice(0, -1)),
  );
  return {
    accuracy: (await lab.row('Run summary', 'Accuracy')).join(' '),
    matrix: matrix.map(plain),
    epochs: epochs.map((cells) => cells.map(plain)),
  };
}

/** What an uninterrupted run of a job gives; the settings stay those of the job. */
async function uninterrupted(lab: Lab, job: Job): Promise<Numbers> {
  await choose(lab, job);
  await start(lab);
  const numbers = await numbersOf(lab);
  expect(numbers.epochs).toHaveLength(job.folds * job.epochs);
  expect(numbers.matrix.length).toBeGreaterThanOrEqual(16);
  return numbers;
}

/** Lets a page be hidden by `window.hide(true)`. */
async function canBeHidden(page: Page): Promise<void> {
  // A browser without a window hides no tab, so the page is given what a hidden one has left: a timer a second, no frames.
  await page.addInitScript(() => {
    const { setTimeout: timer, requestAnimationFrame: frame } = window;
    const waiting: FrameRequestCallback[] = [];
    let isHidden = false;
    Object.assign(window, {
      setTimeout: (work: TimerHandler, ms = 0, ...given: unknown[]) =>
        timer(work, isHidden ? Math.max(1000, ms) : ms, ...given),
      requestAnimationFrame: (work: FrameRequestCallback) => (isHidden ? waiting.push(work) : frame(work)),
      hide(hidden: boolean) {
        isHidden = hidden;
        document.dispatchEvent(new Event('visibilitychange'));
        if (!hidden) for (const work of waiting.splice(0)) frame(work);
      },
    });
    Object.defineProperty(document, 'hidden', { get: () => isHidden });
    Object.defineProperty(document, 'visibilityState', { get: () => (isHidden ? 'hidden' : 'visible') });
  });
}

const trainingThread = (page: Page): Worker => {
  const thread = page.workers().find((worker) => worker.url().includes('training.worker'));
  if (!thread) throw new Error('There is no training worker.');
  return thread;
};

test('a lost WebGL context: training goes on by itself and ends with the same numbers', async ({
  lab,
  page,
}) => {
  // The engine's canvas lives in the worker: its contexts are kept where the test can reach them.
  await page.route(/training\.worker[^/]*\.js/, async (route) => {
    const response = await route.fetch();
    const keepContexts = `
      self.contexts = [];
      const getContext = OffscreenCanvas.prototype.getContext;
      OffscreenCanvas.prototype.getContext = function (...given) {
        const context = getContext.apply(this, given);
        if (context) self.contexts.push(context);
        return context;
      };`;
    await route.fulfill({ response, body: `${keepContexts}\n${await response.text()}` });
  });
  await openWithDemo(lab, ON_WEBGL);
  const expected = await uninterrupted(lab, ON_WEBGL);

  const lose = (page: Page) =>
    trainingThread(page).evaluate(() => {
      const { contexts } = self as unknown as { contexts: WebGL2RenderingContext[] };
      const alive = contexts.filter((context) => !context.isContextLost());
      for (const context of alive) context.getExtension('WEBGL_lose_context')!.loseContext();
      return alive.length;
    });
  const interruptions = page.getByText(/The engine was lost and opened again .* continued by itself/);
  await start(lab);
  await afterEpochs(lab, 1);
  expect(await lose(page)).toBeGreaterThan(0);
  await expect(interruptions.first()).toBeVisible();
  // Once more, in an epoch after those that were there when it went on.
  await afterEpochs(lab, (await epochRows(lab).count()) + 1);
  expect(await lose(page)).toBeGreaterThan(0);
  await expect(interruptions).toHaveCount(2);
  expect(await numbersOf(lab)).toEqual(expected);
  await expect(lab.problems().getByRole('listitem')).toHaveCount(0);
});

test.describe('on WASM', () => {
  let expected: Numbers;
  const shared = onOnePage(async (lab) => {
    await canBeHidden(lab.page);
    await openWithDemo(lab, ON_WASM);
    expected = await uninterrupted(lab, ON_WASM);
  });

  test('a hidden tab keeps training', async () => {
    const lab = shared();
    const { page } = lab;
    const hide = (hidden: boolean) =>
      page.evaluate((value) => (window as unknown as { hide(hidden: boolean): void }).hide(value), hidden);

    await start(lab);
    await afterEpochs(lab, 1);
    await hide(true);
    await expect(page.getByRole('status', { name: 'Activity' })).toHaveText(/Idle/);
    await hide(false);
    expect(await numbersOf(lab)).toEqual(expected);
  });

  test('a training thread that dies without a word: a fresh one goes on and ends with the same numbers', async () => {
    const lab = shared();
    const { page } = lab;
    await start(lab);
    for (const epochs of [1, 5]) {
      await afterEpochs(lab, epochs);
      const thread = trainingThread(page);
      const gone = new Promise((resolve) => thread.once('close', resolve));
      await thread.evaluate(() => self.close());
      await gone;
      await expect(
        page.getByText(/The training thread ended unexpectedly; .* continued by itself/),
      ).toHaveCount(epochs === 1 ? 1 : 2);
    }
    // One of the threads that share a batch: where there is more than one processor core.
    const mate = page.workers().find((worker) => worker.url().includes('mate.worker'));
    if (mate) {
      await mate.evaluate(() => self.close());
      await expect(page.getByText(/The engine was lost and opened again/)).toHaveCount(1);
    }
    expect(await numbersOf(lab)).toEqual(expected);
    await expect(lab.problems().getByRole('listitem')).toHaveCount(0);
  });

  test('a page that is reloaded in the middle: Resume training goes on and ends with the same numbers', async () => {
    const lab = shared();
    const { page } = lab;
    const offer = page.getByRole('region', { name: 'Unfinished training' });
    await lab.step('Train');
    await expect(offer).toHaveCount(0);
    await start(lab);
    for (const fold of [1, 2]) {
      await stored(page, fold);
      await page.reload();
      await lab.idle();
      await lab.step('Train');
      await expect(offer.getByText(new RegExp(`Fold ${fold} of 2, epoch [1-4] of 4 finished`))).toBeVisible();
      // Another tab sees it too, but only one may have it.
      const other = await page.context().newPage();
      await other.goto(page.url());
      const otherOffer = other.getByRole('region', { name: 'Unfinished training' });
      await other.getByRole('navigation').getByRole('button', { name: 'Train', exact: true }).click();
      await expect(otherOffer).toBeVisible();
      await lab.button('Resume training');
      await expect(offer).toHaveCount(0);
      await other.getByRole('button', { name: 'Resume training', exact: true }).click();
      await expect(other.getByText(/goes on in another tab/)).toBeVisible();
      await expect(otherOffer).toHaveCount(0);
      await other.close();
      // The curves show the epochs from before the reload as well.
      await lab.unfold(EPOCHS);
      expect(await epochRows(lab).count()).toBeGreaterThan(0);
    }
    expect(await numbersOf(lab)).toEqual(expected);
    await expect(lab.problems().getByRole('listitem')).toHaveCount(0);

    // What is finished is not offered again.
    await page.reload();
    await lab.idle();
    await lab.step('Train');
    await expect(page.getByRole('button', { name: 'Start training' })).toBeVisible();
    await expect(offer).toHaveCount(0);
  });

  test('an unfinished training can be discarded, and waits where its records are gone', async () => {
    const lab = shared();
    const { page } = lab;
    await start(lab);
    await stored(page, 1);
    await page.reload();
    await lab.idle();

    await lab.step('Records');
    await page
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    await lab.step('Train');
    await lab.button('Resume training');
    await expect(lab.problems().getByText(/cannot go on yet: .* Nothing of it is lost/)).toBeVisible();
    const offer = page.getByRole('region', { name: 'Unfinished training' });
    await expect(offer).toBeVisible();
    await page.keyboard.press('Control+z');
    await lab.button('Discard');
    await expect(offer).toHaveCount(0);
    await page.reload();
    await lab.idle();
    await lab.step('Train');
    await expect(offer).toHaveCount(0);
  });

  test('what the lab stored before it kept checkpoints is all there, and checkpoints are added', async () => {
    const lab = shared();
    const { page } = lab;
    await lab.shortTraining({ beats: 100, epochs: 1 });
    await start(lab);
    const { matrix } = await numbersOf(lab);

    // The database as version 1 had it, with the same rows.
    await page.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const stores = ['settings', 'records', 'runs', 'models'];
      const newer = await done(indexedDB.open('ecg-lab'));
      const rows = await Promise.all(
        stores.map(async (name) => {
          const store = newer.transaction(name).objectStore(name);
          return Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        }),
      );
      newer.close();
      await done(indexedDB.deleteDatabase('ecg-lab'));
      const opening = indexedDB.open('ecg-lab', 1);
      opening.onupgradeneeded = () => {
        for (const name of stores) {
          const store = opening.result.createObjectStore(name, name === 'runs' ? { keyPath: 'id' } : {});
          const [keys, values] = rows[stores.indexOf(name)]!;
          values.forEach((value, i) => {
            store.put(value, name === 'runs' ? undefined : keys[i]);
          });
        }
      };
      (await done(opening)).close();
    });
    await page.reload();
    await lab.idle();
    await lab.step('Records');
    await expect(lab.table('Records').getByRole('checkbox', { name: /Use record/ })).toHaveCount(6);
    await lab.step('Results');
    expect((await numbersOf(lab)).matrix).toEqual(matrix);
    const stores = await page.evaluate(async () => {
      const opening = indexedDB.open('ecg-lab');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const { version, objectStoreNames } = opening.result;
      opening.result.close();
      return { version, names: [...objectStoreNames] };
    });
    expect(stores.version).toBe(5);
    expect(stores.names).toEqual(
      expect.arrayContaining([
        'unfinished',
        'unfinishedFolds',
        'unfinishedNetworks',
        'summaries',
        'setAside',
        'removed',
      ]),
    );
    await expect(lab.problems().getByRole('listitem')).toHaveCount(0);
  });
});
