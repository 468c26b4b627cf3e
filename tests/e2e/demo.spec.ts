import { expect, test } from './lab';

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
  await lab.open();
  await lab.button('Load demo records');
  await lab.idle();
  await lab.shortTraining({ beats: 400, epochs: 30 });
  await lab.button('Start training');
  await expect(page.getByText(/epoch 2 of 30/).first()).toBeVisible({ timeout: 120_000 });
  await lab.button('Pause');
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  await lab.button('Resume');
  await expect(page.getByText(/epoch 3 of 30/).first()).toBeVisible({ timeout: 120_000 });
  await page.getByRole('main').getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(lab.table('Confusion matrix')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/This run was stopped/)).toBeVisible();
});

for (const { engine, shown, passedOver } of [
  { engine: 'cpu', shown: /Processor \(cpu\)/, passedOver: /WebGL in this page was passed over/ },
  { engine: 'page-webgl', shown: /WebGL · .* · page/, passedOver: /WebGL in a worker was passed over/ },
]) {
  test(`the engine ${engine} trains too, and the page says why it was taken`, async ({ lab, page }) => {
    await lab.open(`/?engine=${engine}`);
    await lab.button('Load demo records');
    await lab.idle();
    await lab.shortTraining({ beats: 60, epochs: 1 });
    await lab.button('Start training');
    await expect(lab.table('Confusion matrix')).toBeVisible({ timeout: 120_000 });
    await lab.step('Train');
    await expect(page.getByText(shown).first()).toBeVisible();
    await expect(page.getByText(passedOver)).toBeVisible();
  });
}

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
