import { expect, Lab, ON_WASM, onOnePage, type Page, test } from './lab';

/** What is asked and undone, at the widths of phones, tablets and desks. */
const WIDTHS = [1440, 1280, 820, 390, 320];

const ticks = (lab: Lab) => lab.table('Records').getByRole('checkbox', { name: /Use record/ });
const removed = (page: Page) => page.getByRole('status', { name: 'Removed just now' });
const toasts = (page: Page) => removed(page).getByRole('listitem');

/** Nothing of it is beyond the window. */
async function expectInSight(page: Page, name: string): Promise<void> {
  const box = (await page.getByRole('button', { name, exact: true }).boundingBox())!;
  const { width, height } = page.viewportSize()!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
  expect(box.y + box.height).toBeLessThanOrEqual(height);
}

async function openWithDemo(lab: Lab): Promise<void> {
  await lab.open(ON_WASM);
  await lab.button('Load demo records');
  await lab.idle();
}

test.describe('with records', () => {
  const shared = onOnePage(openWithDemo);

  test('a question is a dialog in sight: Cancel has the focus, Escape and a click beside it cancel', async () => {
    const lab = shared();
    const { page } = lab;
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 720 });
      await lab.button('Storage');
      await lab.button('Clear everything');
      const dialog = page.getByRole('dialog', { name: 'Clear everything?' });
      await expect(dialog).toHaveAccessibleDescription(/cannot be undone/);
      const cancel = dialog.getByRole('button', { name: 'Cancel' });
      await expect(cancel).toBeFocused();
      await expectInSight(page, 'Cancel');
      await expectInSight(page, 'Yes, clear everything');

      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      const opener = page.getByRole('button', { name: 'Clear everything', exact: true });
      await expect(opener).toBeFocused();
      await opener.press('Enter');
      await expect(cancel).toBeFocused();
      await page.mouse.click(4, 700);
      await expect(dialog).toHaveCount(0);
      await expect(opener).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('button', { name: 'Storage' })).toBeFocused();
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect(ticks(lab)).toHaveCount(6);
  });

  test('Ctrl+Z in a text field belongs to the text', async () => {
    const lab = shared();
    const { page } = lab;
    await page
      .getByRole('button', { name: /^Remove record / })
      .first()
      .click();
    await lab.step('Train');
    const epochs = page.getByRole('textbox', { name: 'Epochs', exact: true });
    await lab.unfoldAll();
    await epochs.fill('7');
    await epochs.press('Control+z');
    await expect(toasts(page)).toHaveCount(1);
    await page.getByRole('main').focus();
    await page.keyboard.press('Control+z');
    await expect(toasts(page)).toHaveCount(0);
    await lab.step('Records');
    await expect(ticks(lab)).toHaveCount(6);
  });

  test('removed records are brought back by Undo and Ctrl+Z, the last first, also after a reload', async () => {
    const lab = shared();
    const { page } = lab;
    const names = await lab
      .table('Records')
      .getByRole('button', { name: /^Remove record / })
      .all();
    const labels = await Promise.all(names.map((each) => each.getAttribute('aria-label')));
    const [first, second, third] = labels.map((label) => label!.replace('Remove record ', ''));
    const rowOf = (name: string | undefined) => page.getByRole('button', { name: `Remove record ${name}` });

    // With the keyboard: the focus goes to the next row, so that the same key removes the next.
    await rowOf(first).press('Enter');
    await expect(rowOf(second)).toBeFocused();
    await page.keyboard.press('Enter');
    await rowOf(third).press('Enter');
    await expect(ticks(lab)).toHaveCount(3);
    await expect(toasts(page)).toHaveText(
      [first, second, third].map((name) => new RegExp(`^Record ${name} removed`)),
    );

    await page.keyboard.press('Control+z');
    await expect(rowOf(third)).toBeVisible();
    await expect(ticks(lab)).toHaveCount(4);
    await toasts(page).first().getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(rowOf(first)).toBeVisible();
    // The focus is never lost: it goes to what else can be undone.
    await expect(toasts(page).getByRole('button', { name: 'Undo', exact: true })).toBeFocused();

    await page.reload();
    await lab.idle();
    await expect(ticks(lab)).toHaveCount(5);
    await expect(toasts(page)).toHaveText([new RegExp(`^Record ${second} removed`)]);
    await page.keyboard.press('Control+z');
    await expect(ticks(lab)).toHaveCount(6);
    await expect(removed(page)).toHaveText(`Record ${second} is back`);

    await rowOf(first).click();
    await toasts(page).getByRole('button', { name: 'No undo needed' }).click();
    await expect(toasts(page)).toHaveCount(0);
    await page.reload();
    await lab.idle();
    await expect(ticks(lab)).toHaveCount(5);
    await page.keyboard.press('Control+z');
    await expect(ticks(lab)).toHaveCount(5);
  });
});

test('the time of an undo stands still under the pointer and with the focus inside', async ({
  lab,
  page,
}) => {
  await page.clock.install();
  await openWithDemo(lab);
  const remove = page.getByRole('button', { name: /^Remove record / }).first();
  await remove.click();
  await expect(toasts(page)).toHaveCount(1);
  await toasts(page).hover();
  await page.clock.runFor(120_000);
  await expect(toasts(page)).toHaveCount(1);
  await page.mouse.move(4, 400);
  await toasts(page).getByRole('button', { name: 'Undo', exact: true }).focus();
  await page.clock.runFor(120_000);
  await expect(toasts(page)).toHaveCount(1);
  await remove.focus();
  await page.clock.runFor(60_000);
  await expect(toasts(page)).toHaveCount(0);
  await expect(ticks(lab)).toHaveCount(5);
});

test.describe('with a run', () => {
  const shared = onOnePage(async (lab) => {
    await openWithDemo(lab);
    await lab.shortTraining({ beats: 400, epochs: 1 });
    await lab.train();
  });

  test('a deleted run comes back with its results, at every width', async () => {
    const lab = shared();
    const { page } = lab;
    const title = await lab.table('Runs').getByRole('row').nth(1).getByRole('rowheader').textContent();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 720 });
      await page.getByRole('button', { name: /^Delete run / }).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(lab.table('Confusion matrix')).toHaveCount(0);
      await expectInSight(page, 'Undo');
      await lab.button('Undo');
      await expect(lab.table('Confusion matrix')).toBeVisible();
      await expect(lab.table('Runs').getByRole('rowheader')).toHaveText(title!);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('all of it can be undone while a training goes on', async () => {
    const lab = shared();
    const { page } = lab;
    await lab.step('Train');
    await lab.limit({ epochs: 1000 });
    await lab.button('Start training');
    await expect(lab.activity().getByText(/epoch [2-9]/)).toBeVisible();
    await lab.step('Results');
    await page.getByRole('button', { name: /^Delete run / }).click();
    await lab.step('Records');
    await page
      .getByRole('button', { name: /^Remove record / })
      .first()
      .click();
    await expect(toasts(page)).toHaveCount(2);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect(ticks(lab)).toHaveCount(6);
    await expect(lab.activity().getByText(/epoch/)).toBeVisible();
    await lab.step('Results');
    await expect(lab.table('Confusion matrix')).toBeVisible();
  });

  test('an unfinished training that was discarded can be resumed again', async () => {
    const lab = shared();
    const { page } = lab;
    await page.reload();
    await lab.idle();
    await lab.step('Train');
    const offer = page.getByRole('region', { name: 'Unfinished training' });
    await lab.button('Discard');
    await expect(offer).toHaveCount(0);
    await page.reload();
    await lab.idle();
    await lab.step('Train');
    await expect(offer).toHaveCount(0);
    await lab.button('Undo');
    await expect(offer.getByRole('button', { name: 'Resume training' })).toBeEnabled();
    await lab.button('Discard');
    await toasts(page).getByRole('button', { name: 'No undo needed' }).click();
  });

  test('a second tab follows removals and undos, and after Clear everything says so and stores nothing', async () => {
    const lab = shared();
    const { page } = lab;
    const secondPage = await page.context().newPage();
    const second = new Lab(secondPage);
    await second.open(ON_WASM);
    await second.idle();
    await second.step('Results');
    await expect(second.table('Confusion matrix')).toBeVisible();

    await lab.step('Results');
    await page.getByRole('button', { name: /^Delete run / }).click();
    await expect(second.table('Confusion matrix')).toHaveCount(0);
    await expect(toasts(secondPage)).toHaveCount(0);
    await lab.button('Undo');
    await expect(second.table('Runs').getByRole('rowheader')).toHaveCount(1);
    await lab.step('Records');
    await second.step('Records');
    await page
      .getByRole('button', { name: /^Remove record / })
      .first()
      .click();
    await expect(ticks(second)).toHaveCount(5);
    await lab.button('Undo');
    await expect(ticks(second)).toHaveCount(6);

    await lab.button('Storage');
    await lab.button('Clear everything');
    await lab.button('Yes, clear everything');
    await expect(page.getByRole('button', { name: 'Load demo records' })).toBeVisible();
    await expect(second.problems()).toContainText('Everything was cleared in another tab');
    await expect(ticks(second)).toHaveCount(6);
    await ticks(second).first().uncheck();
    await secondPage
      .getByRole('button', { name: /^Remove record / })
      .last()
      .click();
    await second.button('Storage off');
    await expect(secondPage.getByRole('dialog', { name: 'Storage' })).toContainText('stores nothing more');
    await secondPage.reload();
    await expect(secondPage.getByRole('button', { name: 'Load demo records' })).toBeVisible();
    await expect(toasts(secondPage)).toHaveCount(0);
  });
});
