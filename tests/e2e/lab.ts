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
