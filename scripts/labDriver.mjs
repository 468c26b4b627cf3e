/**
 * Drives the lab's page as a person does, by accessible names: one driver for `npm run experiment`, the benchmarks and
 * the end-to-end tests. What a person cannot find by its name, it cannot find either.
 */
import { readFile } from 'node:fs/promises';

/** @typedef {import('@playwright/test').Locator} Locator */
/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {'Records' | 'Beats' | 'Train' | 'Results' | 'Inspect' | 'Monitor'} Step */

/** How often a long training is looked at, and how often its progress is reported. */
const LOOK_EVERY_MS = 250;
const REPORT_EVERY_MS = 30_000;

/** Far beyond what anything but a long training takes: it ends what hangs, and decides nothing else. */
const HANGS_MS = 600_000;

export class LabDriver {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /**
   * Opens the page and waits until it is drawn.
   *
   * @param {string} [address] absolute, or relative to the context's base address
   */
  async open(address = '/') {
    await this.page.goto(address);
    await this.page.getByRole('navigation').waitFor();
  }

  /**
   * Goes to a step of the rail.
   *
   * @param {Step} name
   */
  async step(name) {
    await this.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  }

  /**
   * Gives files to the input `WFDB files` and waits until they are read.
   *
   * @param {Parameters<Locator['setInputFiles']>[0]} files
   * @param {number} [timeoutMs]
   */
  async choose(files, timeoutMs) {
    await this.page.getByLabel('WFDB files').setInputFiles(files);
    await this.idle(timeoutMs);
  }

  /**
   * Waits until nothing runs.
   *
   * @param {number} [timeoutMs]
   */
  async idle(timeoutMs = HANGS_MS) {
    await this.activity().getByText('Idle').waitFor({ timeout: timeoutMs });
  }

  activity() {
    return this.page.getByRole('status', { name: 'Activity' });
  }

  problems() {
    return this.page.getByRole('alert', { name: 'Problems' });
  }

  notes() {
    return this.page.getByRole('status', { name: 'Notes' });
  }

  /** @param {string} name */
  table(name) {
    return this.page.getByRole('table', { name, exact: true });
  }

  /** @param {string} name */
  async button(name) {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /**
   * Presses a button that starts work, and waits until that is done. Code of commands is loaded on demand, so that the
   * page says for a moment after the press that it is idle.
   *
   * @param {string} name
   * @param {number} [timeoutMs]
   */
  async work(name, timeoutMs) {
    const begun = this.page.evaluate(
      () =>
        new Promise((done) => {
          const activity = document.querySelector('[role="status"][aria-label="Activity"]');
          const problems = document.querySelector('[role="alert"][aria-label="Problems"]');
          const before = problems?.textContent;
          const observer = new MutationObserver(() => {
            if (activity?.textContent?.includes('Idle') && problems?.textContent === before) return;
            observer.disconnect();
            done(undefined);
          });
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        }),
    );
    await this.button(name);
    await begun;
    await this.idle(timeoutMs);
  }

  /**
   * Chooses one of several.
   *
   * @param {string} name
   * @param {string} [group] where another group has a choice of the same name
   */
  async radio(name, group) {
    const main = this.page.getByRole('main');
    const named = { name: group ?? '', exact: true };
    const parent =
      group === undefined ? main : main.getByRole('group', named).or(main.getByRole('radiogroup', named));
    await parent.getByRole('radio', { name, exact: true }).check();
  }

  /**
   * @param {string | RegExp} name
   * @param {boolean} [ticked]
   */
  async tick(name, ticked = true) {
    const exact = typeof name === 'string';
    await this.page.getByRole('checkbox', { name, exact }).setChecked(ticked);
  }

  /**
   * Types a number into a field, unfolding what hides it.
   *
   * @param {string} label
   * @param {number} value
   */
  async number(label, value) {
    const field = this.page
      .getByRole('textbox', { name: label, exact: true })
      .or(this.page.getByRole('spinbutton', { name: label, exact: true }))
      .first();
    if (!(await field.isVisible())) await this.unfoldAll();
    await field.fill(String(value));
    await field.press('Enter');
  }

  /** Limits the beats and epochs of the recipe that is chosen. @param {{ beats?: number | undefined, epochs?: number | undefined }} limits */
  async limit({ beats, epochs }) {
    if (beats !== undefined) {
      await this.tick('Use a part of the beats only');
      await this.number('Use at most', beats);
    }
    if (epochs !== undefined) await this.number('Epochs', epochs);
  }

  /**
   * Unfolds one part of the page, and waits until it is drawn.
   *
   * @param {string | RegExp} summary
   * @returns {Promise<Locator>} the part
   */
  async unfold(summary) {
    const part = this.page
      .locator('details')
      .filter({ has: this.page.locator('summary', { hasText: summary }) });
    const content = part.locator('summary ~ *').first();
    const givesUp = Date.now() + HANGS_MS;
    // More than once: what is drawn anew between the look and the click is folded by it.
    while (!(await content.isVisible()) && Date.now() < givesUp) {
      if ((await part.getAttribute('open')) === null) await part.locator('summary').first().click();
      await content.waitFor({ timeout: 5_000 }).catch(() => {});
    }
    await content.waitFor();
    return part;
  }

  /** Unfolds everything, and what appears in it when it is unfolded. */
  async unfoldAll() {
    await this.page.evaluate(async () => {
      // What a part holds is drawn after it was unfolded.
      const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      for (let last = -1, open = 0; open !== last; ) {
        for (const part of document.querySelectorAll('details')) part.open = true;
        await drawn();
        await drawn();
        last = open;
        open = document.querySelectorAll('details').length;
      }
    });
  }

  /** Prepares the beats and waits for their table. @param {number} [timeoutMs] */
  async prepare(timeoutMs = HANGS_MS) {
    await this.step('Beats');
    await this.button('Prepare beats');
    await this.table('Class counts').waitFor({ timeout: timeoutMs });
    await this.idle(timeoutMs);
  }

  /**
   * Starts a training and waits for its results.
   *
   * @param {{ timeoutMs?: number, log?: (line: string) => void, button?: 'Start training' | 'Resume training' }} [options] log: hears now and then how far it is
   * @throws Error with the page's words where a problem shows up instead
   */
  async train({ timeoutMs = HANGS_MS, log = () => {}, button = 'Start training' } = {}) {
    const before = await this.problems().innerText();
    await this.button(button);
    const startMs = Date.now();
    const progress = async () => (await this.activity().innerText()).replace(/\s*\n\s*/g, ' · ');
    let reportMs = startMs + REPORT_EVERY_MS;
    while (!(await this.table('Confusion matrix').isVisible())) {
      const now = await this.problems().innerText();
      if (now !== '' && now !== before) throw new Error(`The page reports: ${now}`);
      const nowMs = Date.now();
      if (nowMs - startMs > timeoutMs) {
        throw new Error(`The training did not end within ${timeoutMs / 1000} s: ${await progress()}`);
      }
      if (nowMs >= reportMs) {
        log(await progress());
        reportMs = nowMs + REPORT_EVERY_MS;
      }
      await this.page.waitForTimeout(LOOK_EVERY_MS);
    }
    await this.idle();
  }

  /** Opens the menu of what a run can be taken away as, unless it is open. */
  async openExport() {
    const menu = this.page.getByRole('button', { name: 'Export', exact: true });
    if ((await menu.getAttribute('aria-expanded')) === 'false') await menu.click();
  }

  /**
   * The file that an entry of the menu `Export` saves.
   *
   * @param {string | RegExp} button
   * @returns {Promise<{ text: string, name: string, path: string }>}
   */
  async download(button) {
    await this.openExport();
    const started = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: button, exact: typeof button === 'string' }).click();
    const file = await started;
    const path = await file.path();
    return { text: await readFile(path, 'utf8'), name: file.suggestedFilename(), path };
  }
}
