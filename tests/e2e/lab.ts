import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';

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

/** The lab as a person meets it: everything is found by its accessible name. */
export class Lab {
  constructor(readonly page: Page) {}

  async open(address = '/'): Promise<void> {
    await this.page.goto(address);
    await expect(this.page.getByRole('navigation')).toBeVisible();
  }

  async step(name: 'Records' | 'Beats' | 'Train' | 'Results' | 'Inspect'): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  }

  /** Gives files to the input labelled `WFDB files` and waits until they are read. */
  async choose(files: string[] | { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.page.getByLabel('WFDB files').setInputFiles(files);
    await this.idle();
  }

  /** With these real records, at the step where they are learnt from. */
  async openWith(records: string[]): Promise<void> {
    await this.open();
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

  async button(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Until nothing runs. */
  async idle(timeout = 60_000): Promise<void> {
    await expect(this.page.getByRole('status', { name: 'Activity' })).toHaveText(/Idle/, { timeout });
  }

  table(name: string): Locator {
    return this.page.getByRole('table', { name, exact: true });
  }

  /** Texts of a row's cells, digits ungrouped: `90 081` reads 90081. */
  async row(table: string, header: string | RegExp): Promise<string[]> {
    const row = this.table(table)
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: header }) });
    const texts = await row.first().getByRole('cell').allTextContents();
    return texts.map(plain);
  }

  problems(): Locator {
    return this.page.getByRole('alert', { name: 'Problems' });
  }

  /** Chooses four classes, a hold-out and a small sample, so that a software renderer is done in seconds. */
  async shortTraining(options: { beats: number; epochs: number }): Promise<void> {
    await this.step('Train');
    await this.page.getByRole('radio', { name: 'Quick look' }).check();
    await this.page.getByRole('checkbox', { name: 'Use a part of the beats only' }).check();
    await this.number('Use at most', options.beats);
    await this.number('Epochs', options.epochs);
  }

  /** Unfolds what is folded away under this summary, and waits until it is drawn. */
  async unfold(summary: string | RegExp): Promise<Locator> {
    const fold = this.page
      .locator('details')
      .filter({ has: this.page.locator('summary', { hasText: summary }) });
    if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
    await fold.locator('summary ~ *').first().waitFor();
    return fold;
  }

  async radio(name: string): Promise<void> {
    await this.page.getByRole('main').getByRole('radio', { name, exact: true }).check();
  }

  async tick(name: string | RegExp, ticked = true): Promise<void> {
    const exact = typeof name === 'string';
    await this.page.getByRole('checkbox', { name, exact }).setChecked(ticked);
  }

  /** Limits the beats and the epochs of the recipe that is chosen. */
  async sample({ beats, epochs }: { beats: number; epochs: number }): Promise<void> {
    await this.tick('Use a part of the beats only');
    await this.number('Use at most', beats);
    await this.number('Epochs', epochs);
  }

  /** Starts a training and waits until its results are shown. */
  async train(timeout = 120_000): Promise<void> {
    await this.button('Start training');
    await expect(this.table('Confusion matrix')).toBeVisible({ timeout });
    await this.idle();
  }

  /** Text of the file that a button of this name saves, and where it lies. */
  async download(button: string): Promise<{ text: string; name: string; path: string }> {
    const started = this.page.waitForEvent('download');
    await this.button(button);
    const file = await started;
    const path = await file.path();
    return { text: readFileSync(path, 'utf8'), name: file.suggestedFilename(), path };
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

  async number(label: string, value: number): Promise<void> {
    const field = this.page
      .getByRole('textbox', { name: label })
      .or(this.page.getByRole('spinbutton', { name: label }));
    await field.first().fill(String(value));
    await field.first().press('Enter');
  }
}

/** Without the thin spaces between thousands. */
export const plain = (text: string) => text.replace(/(?<=\d)[\u2009\u202f\u00a0](?=\d)/g, '').trim();

/** Names of the records that these predictions are of. */
export const testedRecords = (predictions: Record<string, string>[]) =>
  [...new Set(predictions.map(({ record }) => record))].sort();

/** Every test fails on an uncaught error, an error in the console, or a request that leaves this origin. */
export const test = base.extend<{ lab: Lab }>({
  lab: async ({ page, baseURL }, use) => {
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(`console: ${message.text()}`);
    });
    page.context().on('request', (request) => {
      const own = [baseURL!, 'blob:', 'data:'].some((start) => request.url().startsWith(start));
      if (!own) wrong.push(`foreign request: ${request.url()}`);
    });
    await use(new Lab(page));
    expect(wrong).toEqual([]);
  },
});

export { type Browser, type BrowserContext, expect, type Page };
