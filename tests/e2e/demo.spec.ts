import { expect, ON_WASM, test } from './lab';

test('the address with ?demo goes to results by itself, marked synthetic', async ({ lab, page }) => {
  await lab.open('/?demo');
  await expect(lab.table('Confusion matrix')).toBeVisible({ timeout: 300_000 });
  await expect(page.getByText('synthetic').first()).toBeVisible();
  const [accuracy] = await lab.row('Run summary', 'Accuracy');
  expect(Number.parseFloat(accuracy!)).toBeGreaterThan(75);
});

test('training is paused, resumed and stopped, and a stopped run keeps what it has', async ({
  lab,
  page,
}) => {
  await lab.open(ON_WASM);
  await lab.button('Load demo records');
  await lab.idle();
  await lab.shortTraining({ beats: 400, epochs: 1000 });
  await lab.button('Start training');
  const place = page.getByText(/epoch \d+ of 1\s?000/).first();
  const epoch = async () => Number(/epoch (\d+)/.exec((await place.textContent()) ?? '')?.[1]);
  await expect.poll(epoch, { timeout: 120_000 }).toBeGreaterThan(1);
  await lab.button('Pause');
  await expect(page.getByRole('main').getByText('Paused', { exact: true })).toBeVisible();
  const paused = await epoch();
  await page.getByRole('main').getByRole('button', { name: 'Resume', exact: true }).click();
  await expect.poll(epoch, { timeout: 120_000 }).toBeGreaterThan(paused);
  await page.getByRole('main').getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(lab.table('Confusion matrix')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/This run was stopped after epoch \d+ of 1\s?000/)).toBeVisible();
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
