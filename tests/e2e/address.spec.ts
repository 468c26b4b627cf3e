import { expect, ON_WASM, type Page, test } from './lab';

/** Behind `#`, without the numbers that differ between runs. */
const hash = (page: Page) => new URL(page.url()).hash;
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first();

test('back and forward lead through panels, run, cell, beat and record, and a reload stays', async ({
  lab,
  page,
}) => {
  await lab.open(ON_WASM);
  await lab.button('Load demo records');
  await lab.idle();
  // Too many epochs to be done before it is asked; stopped in the third.
  await lab.shortTraining({ beats: 240, epochs: 60 });
  await expect.poll(() => hash(page)).toBe('#/train');

  await test.step('leaving asks while a training runs', async () => {
    const asked = page.waitForEvent('dialog');
    await lab.button('Start training');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeEnabled();
    // Answered once the dialog is.
    void page.evaluate(() => window.location.reload()).catch(() => undefined);
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(lab.activity()).toContainText('epoch 3 of 60');
    await page.getByRole('main').getByRole('button', { name: 'Stop', exact: true }).click();
  });
  await expect(lab.table('Confusion matrix')).toBeVisible();
  await lab.idle();
  await expect.poll(() => hash(page)).toMatch(/^#\/results\/[\w-]+$/);
  const results = hash(page);

  await page.getByRole('button', { name: /misclassified beats$/ }).click();
  const list = page.getByRole('listbox');
  await expect(list).toBeFocused();
  await page.keyboard.press('j');
  await expect(list.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '2');
  await expect.poll(() => hash(page)).toMatch(/^#\/inspect\/[\w-]+\/errors\/demo\d\d@\d+$/);
  const beat = heading(page, /^Record demo\d\d, /);
  const second = (await beat.textContent())!;
  await expect.poll(() => hash(page).split('@')[1]).toBe(await sampleOf(page));
  const inspect = hash(page);

  await test.step('the record opens at the very beat, marked, and Back leads back to it', async () => {
    await lab.button('Open the record here');
    await expect(heading(page, /demo\d\d/)).toBeVisible();
    await expect.poll(() => hash(page)).toMatch(/^#\/records\/demo\d\d\?t=[\d.]+&beat=\d+&run=[\w-]+$/);
    expect(hash(page)).toContain(`beat=${inspect.split('@')[1]}&`);
    const record = hash(page);
    await page.reload();
    await lab.idle();
    await expect.poll(() => hash(page)).toBe(record);
    await page.goBack();
    await expect(beat).toHaveText(second);
    expect(hash(page)).toBe(inspect);
  });

  await page.goBack();
  await expect(lab.table('Confusion matrix')).toBeVisible();
  expect(hash(page)).toBe(results);
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Start training' })).toBeVisible();
  await page.goForward();
  await page.goForward();
  await expect(beat).toHaveText(second);
  await page.reload();
  await lab.idle();
  await expect(beat).toHaveText(second);
  expect(hash(page)).toBe(inspect);

  await test.step('an address of what is gone says so', async () => {
    await page.goto(`${new URL(page.url()).pathname}#/records/207?t=5`);
    await expect(lab.problems()).toContainText('the record 207, which is not in the lab');
    await expect.poll(() => hash(page)).toBe('#/records');
    await page.goto(`${new URL(page.url()).pathname}#/inspect/none/errors`);
    await expect(lab.problems()).toContainText('names a run that is not stored here');
    await expect.poll(() => hash(page)).toBe(results);
  });
});

/** The sample of the beat that is shown. */
async function sampleOf(page: Page): Promise<string> {
  const facts = page.getByRole('article').locator('dl div').filter({ hasText: 'Sample' });
  return (await facts.locator('dd').textContent())!.replace(/\D/g, '');
}
