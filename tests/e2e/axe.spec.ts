import { expectClean, THEMES, violations } from './axePage';
import { expect, ON_WASM, test } from './lab';

test('axe finds nothing on any panel, in both themes', async ({ lab, page }) => {
  await lab.open(ON_WASM);
  await lab.idle();
  await page
    .getByRole('img', { name: /A strip with thirteen beats/ })
    .locator('svg')
    .waitFor();
  await expectClean(lab, 'Records, empty');
  for (const step of ['Beats', 'Train', 'Results', 'Inspect', 'Monitor'] as const) {
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
  const map = await lab.unfold(/^Beat map$/);
  await map.getByRole('button', { name: 'Make the map' }).click();
  await map.getByText('Trustworthiness', { exact: true }).waitFor();
  await lab.idle();
  await expectClean(lab, 'Inspect, map');
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
  // A table that does not say its frequency.
  const rows = Array.from({ length: 500 }, (_, k) => `${k},${1024 + (k % 9)},${1000 - (k % 7)}`);
  const csv = Buffer.from(`'sample #','MLII','V5'\n${rows.join('\n')}\n`);
  for (const theme of THEMES) {
    await page.getByLabel('Theme', { exact: true }).selectOption(theme);
    await lab.choose([{ name: 'holter.csv', mimeType: 'text/csv', buffer: csv }]);
    const dialog = page.getByRole('dialog', { name: 'Read a table' });
    await dialog.getByRole('table', { name: 'First rows' }).waitFor();
    expect.soft(await violations(page, theme), `Read a table, ${theme}`).toEqual([]);
    await dialog.getByRole('button', { name: 'Leave out' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
});
