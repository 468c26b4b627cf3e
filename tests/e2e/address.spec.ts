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
  await lab.shortTraining({ beats: 240, epochs: 600 });
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
    await expect(lab.activity()).toContainText(/epoch (?:[3-9]|\d\d+) of 600/);
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
    await expect(notes(page)).toContainText('the record 207, which is not in the lab');
    await expect.poll(() => hash(page)).toBe('#/records');
    await page.goto(`${new URL(page.url()).pathname}#/inspect/none/errors`);
    await expect(notes(page)).toContainText('names a run that is not stored here');
    await expect.poll(() => hash(page)).toBe(results);
  });
});

/** The sample of the beat that is shown. */
async function sampleOf(page: Page): Promise<string> {
  const facts = page.getByRole('article').locator('dl div').filter({ hasText: 'Sample' });
  return (await facts.locator('dd').textContent())!.replace(/\D/g, '');
}

const notes = (page: Page) => page.getByRole('status', { name: 'Notes' });

/** What has the focus: the text of the element, or `nothing`. */
const focused = (page: Page) =>
  page.evaluate(async () => {
    // Two frames: what is removed is gone by then, and what comes instead is there.
    for (let i = 0; i < 2; i++) await new Promise((drawn) => requestAnimationFrame(drawn));
    const { activeElement, body } = document;
    if (!activeElement || activeElement === body) return 'nothing';
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '';
  });

test('the focus stays on the page, whatever is removed, disabled or closed', async ({ lab, page }) => {
  /** Presses a button by key, and waits for what it does. */
  async function press(name: string | RegExp, done: () => Promise<void>): Promise<string> {
    const button = page.getByRole('button', { name, exact: typeof name === 'string' }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await done();
    return focused(page);
  }
  const shows = (name: string | RegExp) => expect(heading(page, name)).toBeVisible();
  const gone = (name: string | RegExp) => () =>
    expect(page.getByRole('button', { name, exact: typeof name === 'string' })).toBeHidden();

  await lab.open(ON_WASM);
  expect(await press('Load demo records', () => lab.idle())).toContain('Records');
  // A removed row: the next one, and after the last one the one before.
  expect(await press('Remove record demo02', gone('Remove record demo02'))).toBe('Remove record demo03');
  expect(await press('Remove record demo06', gone('Remove record demo06'))).toBe('Remove record demo05');
  // A closed region: what had the focus before.
  expect(await press('demo01', () => shows(/demo01/))).not.toBe('nothing');
  expect(await press('Close record', gone('Close record'))).toContain('demo01');
  await press('Open from PhysioNet', () => shows(/PhysioNet/));
  expect(await press('Close', gone('Close'))).toBe('Open from PhysioNet');
  // Another panel: its heading.
  expect(await press('Continue to beats', () => shows('Beats'))).toBe('Beats');
  // A disabled button gets it back.
  expect(await press('Prepare beats', () => expect(lab.table('Class counts')).toBeVisible())).not.toBe(
    'nothing',
  );
  await lab.idle();
  await expect.poll(() => focused(page)).toBe('Prepare beats');

  expect(await press('Continue to training', () => shows('Train'))).toContain('Train');

  await lab.shortTraining({ beats: 240, epochs: 1 });
  const finished = () => expect(lab.table('Confusion matrix')).toBeVisible();
  expect(await press('Start training', finished)).toContain('Results');
  expect(
    await press(/^Rename run/, () => expect(page.getByRole('textbox', { name: /title/i })).toBeFocused()),
  ).not.toBe('nothing');
  expect(await press('Save', gone('Save'))).not.toBe('nothing');
  expect(await press(/^Delete run/, gone(/^Delete run/))).not.toBe('nothing');

  await test.step('notes', async () => {
    for (const name of ['x', 'y']) {
      await page.goto(`${new URL(page.url()).pathname}?engine=wasm#/records/${name}`);
      await expect(notes(page)).toContainText(`the record ${name},`);
    }
    const items = notes(page).getByRole('listitem');
    expect(await press('Dismiss', () => expect(items).toHaveCount(1))).toBe('Dismiss');
    expect(await press('Dismiss', () => expect(items).toHaveCount(0))).toContain('Records');
  });

  await test.step('a dialog', async () => {
    await lab.step('Train');
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
    });
    const dialog = page.getByRole('dialog', { name: 'Copy this link' });
    await press('Share settings', () => expect(dialog).toBeVisible());
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(await focused(page)).toBe('Share settings');
  });
});

test('a link to settings is opened after a look at what it changes', async ({ lab, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lab.open(ON_WASM);
  await lab.button('Load demo records');
  await lab.idle();
  await lab.step('Train');
  await lab.radio('Inter-patient, DS1 → DS2', 'Recipe');
  await lab.limit({ epochs: 3 });
  await lab.button('Share settings');
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).search).toBe(
    '?v=1&recipe=inter-patient&set=epochs=3&records=demo01,demo02,demo03,demo04,demo05,demo06&seed=1',
  );

  await lab.radio('Quick look', 'Recipe');
  const dialog = page.getByRole('dialog', { name: 'Settings from a link' });
  const rows = dialog.getByRole('rowheader');
  await lab.open(`${link.replace('demo01,', '').replace('demo06', '100')}`);
  await expect(rows.filter({ hasText: /^Epochs$/ })).toBeVisible();
  await expect(rows.filter({ hasText: 'Ticked records' })).toBeVisible();
  await expect(dialog).toContainText(
    'Not in this lab: 100. Fetch them in Records with “Open from PhysioNet”',
  );
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect(dialog).toBeHidden();
  expect(new URL(page.url()).search).toBe('');
  await lab.step('Train');
  await expect(page.getByRole('radio', { name: 'Quick look' })).toBeChecked();

  await lab.open(link);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => hash(page)).toBe('#/train');
  await expect(
    page.getByRole('spinbutton', { name: 'Epochs' }).or(page.getByRole('textbox', { name: 'Epochs' })),
  ).toHaveValue('3');

  await lab.open('/?v=2&recipe=lab');
  await expect(lab.problems()).toContainText('This link is of version 2');
  await lab.open('/?v=1&set=epochs=0&set=warp=9');
  await expect(lab.problems()).toContainText('train.epochs: 0 is not possible');
  await expect(lab.problems()).toContainText('There is no setting train.warp');
  await expect(dialog).toBeHidden();
});
