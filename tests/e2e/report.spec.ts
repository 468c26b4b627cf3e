import { readFileSync } from 'node:fs';
import { expectClean } from './axePage';
import { expect, needsRealRecords, realRecord, test } from './lab';

test('reports a record, from the annotator that is chosen, to print and as files', async ({ lab, page }) => {
  needsRealRecords();
  await lab.open();
  await lab.choose([...realRecord('100'), ...realRecord('203')]);
  await lab.table('Records').getByRole('button', { name: '203', exact: true }).click();
  const report = page.getByRole('region', { name: 'Report', exact: true });
  const open = page.getByRole('button', { name: 'Report', exact: true });
  await open.click();
  await expect(report.getByRole('heading', { name: 'Report of 203' })).toBeVisible();
  await expect(report).toContainText('Not a medical device');
  await expect(report).toContainText('Made from the annotator atr');
  // 444 V of 2980 beats, as 203.atr has them.
  expect(await lab.row('Beats by class', /^VEB$/)).toEqual(['444', expect.stringMatching(/^14.9.%$/)]);
  await expect(report).toContainText('More than 20 % of the time is fibrillation');
  await expect(report.getByRole('img', { name: /^203, / })).not.toHaveCount(0);
  await expectClean(lab, 'report');

  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      report.getByRole('button', { name }).click(),
    ]);
    return { name: download.suggestedFilename(), text: readFileSync((await download.path())!, 'utf8') };
  };
  const json = await saved('Save JSON');
  expect(json.name).toBe('203-atr-report.json');
  expect(JSON.parse(json.text)).toMatchObject({ annotator: 'atr', beats: { total: 2980 } });
  const csv = await saved('Save CSV');
  expect(csv.text).toContain('beats,VEB,444,,,\n');
  const html = await saved('Save HTML');
  expect(html.text).toContain('Report of 203');
  expect(html.text).not.toMatch(/<script|<button|var\(--[\w-]+\)[^;]*undefined/);
  const file = await page.context().newPage();
  await file.setContent(html.text);
  await expect(file.getByRole('row', { name: /^VEB/ }).first()).toContainText('444');
  await expect(file.getByRole('img', { name: /^203, / }).first()).toBeVisible();
  await file.close();

  // Back closes it, and another step leads back to it.
  await page.goBack();
  await expect(report).toHaveCount(0);
  await expect(page.getByRole('application', { name: /ECG of record 203/ })).toBeVisible();
  await page.goForward();
  await expect(report.getByRole('heading', { name: 'Report of 203' })).toBeVisible();
  await lab.step('Beats');
  await page.goBack();
  await expect(report.getByRole('heading', { name: 'Report of 203' })).toBeVisible();

  // A strip leads to its place, and the report to the record.
  await report.getByRole('button', { name: 'Show in the record' }).first().click();
  await expect(report).toHaveCount(0);
  await expect(page.getByRole('application', { name: /ECG of record 203/ })).toBeVisible();
});
