import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type Lab, ON_WASM, type Page, test } from './lab';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Of the rules that axe does not run unless it is asked to. */
const EXTRA = [
  'label-content-name-mismatch',
  'focus-order-semantics',
  'p-as-heading',
  'table-fake-caption',
  'td-has-header',
];

/** In light: all rules that are on by default, best practice included, and those. In dark: the colours. */
const OPTIONS: Record<'light' | 'dark', RunOptions> = {
  light: {
    resultTypes: ['violations'],
    rules: Object.fromEntries(EXTRA.map((id) => [id, { enabled: true }])),
  },
  dark: {
    resultTypes: ['violations'],
    runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  },
};

const THEMES = ['dark', 'light'] as const;

/** What axe finds wrong on the page as it is now, a line per element. */
async function violations(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  // Not as a script of the page, whose policy forbids it.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource);
  const results = (await page.evaluate(
    (given) => (window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(given),
    OPTIONS[theme],
  )) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}

async function expectClean(lab: Lab, where: string): Promise<void> {
  for (const theme of THEMES) {
    await lab.page.getByLabel('Theme', { exact: true }).selectOption(theme);
    expect.soft(await violations(lab.page, theme), `${where}, ${theme}`).toEqual([]);
  }
}

test('axe finds nothing on any panel, in both themes', async ({ lab, page }) => {
  await lab.open(ON_WASM);
  await lab.idle();
  await page
    .getByRole('img', { name: /A strip with thirteen beats/ })
    .locator('svg')
    .waitFor();
  await expectClean(lab, 'Records, empty');
  for (const step of ['Beats', 'Train', 'Results', 'Inspect'] as const) {
    await lab.step(step);
    await page.getByRole('main').getByRole('heading').first().waitFor();
    await expectClean(lab, `${step}, empty`);
  }

  await lab.step('Records');
  await lab.button('Load demo records');
  await lab.idle();
  await expectClean(lab, 'Records');
  await page.getByRole('main').getByRole('rowheader').getByRole('button').first().click();
  await page.getByRole('heading', { name: /^Record/ }).waitFor();
  await expectClean(lab, 'Viewer');

  await lab.prepare();
  await expectClean(lab, 'Beats');

  await lab.shortTraining({ beats: 600, epochs: 1 });
  await lab.unfoldAll();
  await expectClean(lab, 'Train, unfolded');
  await lab.train();
  await expectClean(lab, 'Results');
  for (const theme of THEMES) {
    await page.getByLabel('Theme', { exact: true }).selectOption(theme);
    await lab.openExport();
    expect.soft(await violations(page, theme), `Export, ${theme}`).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await page
    .getByRole('button', { name: /misclassified/ })
    .first()
    .click();
  await expectClean(lab, 'Inspect');
  await lab.step('Train');
  await expectClean(lab, 'Train, finished');
});

test('axe finds nothing in what opens over the page', async ({ lab, page }) => {
  await lab.open(ON_WASM);
  await lab.idle();
  for (const [name, close] of [
    ['Help', 'Close help'],
    ['Storage', undefined],
  ] as const) {
    for (const theme of THEMES) {
      await lab.page.getByLabel('Theme', { exact: true }).selectOption(theme);
      await lab.button(name);
      await page.getByRole('dialog').waitFor();
      expect.soft(await violations(page, theme), `${name}, ${theme}`).toEqual([]);
      if (close) await lab.button(close);
      else await page.keyboard.press('Escape');
    }
  }
});
