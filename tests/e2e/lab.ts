import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { LabDriver } from '../../scripts/labDriver.mjs';

/** Real records beside the checkout; `ECG_LAB_SHARED` names another place. */
export const sharedFolder = resolve(process.env.ECG_LAB_SHARED ?? '../shared');

export const realRecord = (name: string, database = 'mitdb') =>
  ['hea', 'dat', 'atr'].map((extension) => resolve(sharedFolder, 'data', database, `${name}.${extension}`));

/** Skips where there are no real records, except in CI, where that is a failure. */
export function needsRealRecords(): void {
  const missing = !existsSync(resolve(sharedFolder, 'data'));
  if (missing && process.env.CI)
    throw new Error(`${sharedFolder} is missing, and in CI these tests must run.`);
  test.skip(missing, `No real records at ${sharedFolder} (set ECG_LAB_SHARED to their folder).`);
}

/** The engine that a machine without a GPU takes anyhow: where the engine is not the subject, none is compared. */
export const ON_WASM = '/?engine=wasm';

/** What the end-to-end tests do with the page beyond what its driver does. */
export class Lab extends LabDriver {
  /** With these real records, at the step where they are learnt from. */
  async openWith(records: string[]): Promise<void> {
    await this.open(ON_WASM);
    await this.choose(records.flatMap((name) => realRecord(name)));
    await this.step('Train');
  }

  /** Drops files on the page, with the names given. */
  async drop(files: { name: string; path: string }[]): Promise<void> {
    const contents = files.map(({ name, path }) => ({ name, base64: readFileSync(path).toString('base64') }));
    const transfer = await this.page.evaluateHandle((items) => {
      const data = new DataTransfer();
      for (const { name, base64 } of items) {
        data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      }
      return data;
    }, contents);
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await this.page.dispatchEvent('body', type, { dataTransfer: transfer });
    }
    await this.idle();
  }

  /** Waits for a row. Texts of its cells, digits ungrouped: `90 081` reads 90081. */
  async row(table: string, header: string | RegExp): Promise<string[]> {
    const row = this.table(table)
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: header }) });
    // A table may be drawn a moment after the page is idle: its code is loaded on demand.
    await row.first().waitFor();
    const texts = await row.first().getByRole('cell').allTextContents();
    return texts.map(plain);
  }

  /** Chooses a hold-out and a small sample, so that the training is done in seconds. */
  async shortTraining(limits: { beats: number; epochs: number }): Promise<void> {
    await this.step('Train');
    await this.radio('Quick look', 'Recipe');
    await this.limit(limits);
  }

  /** One head and few units: a software renderer has a third of the programs to compile. */
  async smallNetwork(): Promise<void> {
    await this.unfold(/^Network$/);
    for (const head of [3, 2]) await this.button(`Remove head ${head}`);
    await this.number('Units of dense layer 1', 16);
  }

  /** The open run's predictions, a row per tested beat. */
  async predictions(): Promise<Record<string, string>[]> {
    const { text } = await this.download('Predictions (CSV)');
    const [head, ...lines] = text
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    return lines.map((cells) => Object.fromEntries(head!.map((name, i) => [name, cells[i]!])));
  }
}

/** Without the thin spaces between thousands. */
export const plain = (text: string) => text.replace(/(?<=\d)[\u202f\u00a0](?=\d)/g, '').trim();

/** Names of the records that these predictions are of. */
export const testedRecords = (predictions: Record<string, string>[]) =>
  [...new Set(predictions.map(({ record }) => record))].sort();

/** Collects what must not happen on the pages of a context: an uncaught error, an error in the console, a request that leaves this origin. */
function watch(context: BrowserContext, baseURL: string): string[] {
  const wrong: string[] = [];
  context.on('weberror', (error) => wrong.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`console: ${message.text()}`);
  });
  context.on('request', (request) => {
    const own = [baseURL, 'blob:', 'data:'].some((start) => request.url().startsWith(start));
    if (!own) wrong.push(`foreign request: ${request.url()}`);
  });
  return wrong;
}

/** Every test fails on what `watch` collects. */
export const test = base.extend<{ lab: Lab }>({
  lab: async ({ page, baseURL }, use) => {
    const wrong = watch(page.context(), baseURL!);
    await use(new Lab(page));
    expect(wrong).toEqual([]);
  },
});

/**
 * Lets the tests of a group run one after the other on one page, for what takes long to get ready. Each begins where the one
 * before it ended, unless that failed: then the page is got ready anew.
 *
 * @param begin gets the page ready
 * @returns the lab on that page, in a test
 */
export function onOnePage(begin: (lab: Lab) => Promise<void>): () => Lab {
  let lab: Lab;
  let wrong: string[];
  test.describe.configure({ mode: 'default' });
  test.beforeAll(async ({ browser, baseURL }) => {
    const context = await browser.newContext();
    wrong = watch(context, baseURL!);
    lab = new Lab(await context.newPage());
    await begin(lab);
  });
  test.afterEach(() => expect(wrong.splice(0)).toEqual([]));
  test.afterAll(() => lab.page.context().close());
  return () => lab;
}

export { expect, type Page };
