import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type Lab, type Page } from './lab';

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

export const THEMES = ['dark', 'light'] as const;

/** What axe finds wrong on the page as it is now, a line per element. */
export async function violations(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
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

/** Nothing that axe finds, in either theme. @param where named if it is not so */
export async function expectClean(lab: Lab, where: string): Promise<void> {
  for (const theme of THEMES) {
    await lab.page.getByLabel('Theme', { exact: true }).selectOption(theme);
    expect.soft(await violations(lab.page, theme), `${where}, ${theme}`).toEqual([]);
  }
}
