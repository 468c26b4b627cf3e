import { expect, test } from './lab';

test('the address with ?demo goes to results by itself, marked synthetic', async ({ lab, page }) => {
  await lab.open('/?demo');
  await expect(lab.table('Confusion matrix')).toBeVisible();
  await expect(page.getByText('synthetic').first()).toBeVisible();
  const [accuracy] = await lab.row('Run summary', 'Accuracy');
  expect(Number.parseFloat(accuracy!)).toBeGreaterThan(75);
});

test('speaks Chinese, remembers it, and forgets everything on request', async ({ lab, page }) => {
  await lab.open();
  await lab.button('Load demo records');
  await lab.idle();
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByRole('navigation')).toContainText('训练');
  await page.reload();
  await expect(page.getByRole('navigation')).toContainText('训练');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(lab.table('Records').getByRole('checkbox', { name: /Use record/ })).toHaveCount(6);
  await lab.button('Storage');
  await lab.button('Clear everything');
  await lab.button('Yes, clear everything');
  await expect(page.getByRole('button', { name: 'Load demo records' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Load demo records' })).toBeVisible();
});
