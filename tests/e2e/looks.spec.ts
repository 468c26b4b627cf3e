import { expect, type Lab, ON_WASM, type Page, test } from './lab';

const STEPS = ['Records', 'Beats', 'Train', 'Results', 'Inspect', 'Monitor'] as const;

/** How far the page itself scrolls sideways. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Families of the fonts that have been loaded. */
const loadedFonts = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    return [
      ...new Set(
        [...document.fonts]
          .filter((font) => font.status === 'loaded')
          .map((font) => font.family.replaceAll('"', '')),
      ),
    ].sort();
  });

test.describe('the first visit', () => {
  test('shows a real strip, three steps and where to drop, and starts by name', async ({ lab, page }) => {
    await lab.open(ON_WASM);
    await lab.idle();
    const main = page.getByRole('main');
    const strip = main.getByRole('img', { name: /a fusion beat \(F\) was predicted as ventricular/ });
    // Thirteen beats, each with its truth and its prediction.
    await expect(strip.locator('text')).toHaveCount(26);
    await expect(main.getByText(/Record 213 of the MIT-BIH Arrhythmia Database/)).toBeVisible();
    await expect(main.getByRole('list').getByRole('listitem')).toHaveCount(3);
    await expect(main.getByText('Drop records anywhere on this page')).toBeInViewport();
    for (const name of ['Load demo records', 'Open files', 'Open folder', 'Open from PhysioNet']) {
      await expect(main.getByRole('button', { name, exact: true })).toBeInViewport();
    }
  });

  test('is in Inter; the Chinese font is loaded in Chinese alone', async ({ lab, page }) => {
    await lab.open(ON_WASM);
    await lab.idle();
    expect(await loadedFonts(page)).toEqual(['Inter Variable']);
    await lab.button('简体中文');
    await expect(page.getByRole('button', { name: '加载演示记录' })).toBeVisible();
    await expect.poll(() => loadedFonts(page)).toEqual(['Inter Variable', 'Noto Sans SC']);
  });
});

test.describe('the help', () => {
  test('opens by its button and by ?, says what the lab is not, and gives the focus back', async ({
    lab,
    page,
  }) => {
    await lab.open(ON_WASM);
    await lab.idle();
    const help = page.getByRole('dialog', { name: 'Help' });
    await lab.button('Help');
    await expect(help.getByText('Not a medical device')).toBeVisible();
    const { version } = (await import('../../package.json', { with: { type: 'json' } })).default;
    await expect(help.getByText(`ECG lab, version ${version}.`)).toBeVisible();
    for (const term of ['Se', '+P', 'Macro F1', 'Intra-patient', 'Inter-patient', 'Leak', 'Fold', 'Epoch']) {
      await expect(help.getByRole('term').filter({ hasText: term }).first(), term).toBeVisible();
    }
    await expect(help.getByRole('row', { name: /SVEB/ })).toContainText('A a J S');
    await expect(help.getByRole('link', { name: 'doi:10.1007/s10916-019-1511-2' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(page.getByRole('button', { name: 'Help', exact: true })).toBeFocused();

    await page.keyboard.press('?');
    await expect(help).toBeVisible();
    await help.getByRole('button', { name: 'Close help' }).click();
    await expect(help).toBeHidden();

    // In a text, the character is a character.
    await lab.button('Open from PhysioNet');
    const address = page.getByRole('textbox').first();
    await address.press('?');
    await expect(address).toHaveValue(/\?$/);
    await expect(help).toBeHidden();
  });

  test('comes with the licences of what it names', async ({ lab, page }) => {
    await lab.open(ON_WASM);
    await lab.button('Help');
    for (const name of ['Licence of Inter', 'Licence of Noto Sans SC']) {
      const address = await page.getByRole('link', { name }).getAttribute('href');
      const text = await (await page.request.get(address!)).text();
      expect(text).toContain('SIL OPEN FONT LICENSE');
    }
  });
});

test('no panel scrolls sideways on a phone, and what is cut off there shows it', async ({ lab, page }) => {
  await lab.open(ON_WASM);
  await lab.idle();
  const widths = async (where: string) => {
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 760 });
      await expect.poll(() => sideways(page), `${where} at ${width} px`).toBe(0);
      for (const step of STEPS) {
        await expect(page.getByRole('navigation').getByRole('button', { name: step })).toBeInViewport();
      }
    }
  };
  await widths('Records, empty');
  await lab.button('Help');
  await widthsOfHelp(page);
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 1440, height: 900 });
  await lab.button('Load demo records');
  await lab.idle();
  await trainOnce(lab);
  await page
    .getByRole('button', { name: /misclassified/ })
    .first()
    .click();
  for (const step of STEPS) {
    await lab.step(step);
    await page.getByRole('main').getByRole('heading', { level: 2 }).first().waitFor();
    await widths(step);
  }

  await lab.step('Records');
  const table = page.getByRole('main').getByRole('region', { name: 'Records' });
  await expect(table).toHaveAttribute('data-more', 'right');
  await table.evaluate((node) => node.scrollTo({ left: 40 }));
  await expect(table).toHaveAttribute('data-more', 'left right');
  await table.evaluate((node) => node.scrollTo({ left: node.scrollWidth }));
  await expect(table).toHaveAttribute('data-more', 'left ');
});

async function widthsOfHelp(page: Page): Promise<void> {
  const body = page.getByRole('dialog', { name: 'Help' });
  await expect(body).toBeVisible();
  expect(await body.evaluate((node) => node.scrollWidth - node.clientWidth), 'Help').toBe(0);
}

async function trainOnce(lab: Lab): Promise<void> {
  await lab.shortTraining({ beats: 600, epochs: 1 });
  await lab.train();
}
