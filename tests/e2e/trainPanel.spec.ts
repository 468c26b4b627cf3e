import type { Locator } from '@playwright/test';
import { expect, type Lab, type Page, test } from './lab';

/** The demo records, prepared, at Train. No engine is compared. */
async function openPrepared(lab: Lab): Promise<void> {
  await lab.open('/?engine=wasm');
  await lab.button('Load demo records');
  await lab.idle();
  await lab.prepare();
  await lab.step('Train');
}

const card = (page: Page) => page.getByRole('region', { name: 'Start and progress' });
const start = (page: Page) => page.getByRole('button', { name: 'Start training' });
const reasons = (page: Page) => page.getByRole('region', { name: 'Start is held back' });
const recipes = (page: Page) => page.getByRole('radiogroup', { name: 'Recipe' });

/** Whether all of an element is in the window, and not behind the header or the bar of activities. */
async function expectInSight(element: Locator): Promise<void> {
  await expect
    .poll(() =>
      element.evaluate((node) => {
        const { left, top, width, height } = node.getBoundingClientRect();
        return [0.2, 0.8].every((part) => {
          const [x, y] = [left + width * part, top + height * part];
          const at = document.elementFromPoint(x, y);
          return at !== null && (node.contains(at) || at.contains(node));
        });
      }),
    )
    .toBe(true);
}

/** Type, and leave the field. */
async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.blur();
}

test('the card with plan, leak check and Start stays in sight while settings are changed, and shows the progress', async ({
  lab,
  page,
}) => {
  await openPrepared(lab);
  for (const [width, height] of [
    [1440, 900],
    [1280, 720],
    [1024, 700],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expectInSight(start(page));
    const seed = page.getByText('Seed', { exact: true });
    await seed.scrollIntoViewIfNeeded();
    await expectInSight(seed);
    await expectInSight(start(page));
    if (width > 1000) await expectInSight(card(page).getByRole('region', { name: 'What will happen' }));
    await recipes(page).getByRole('radio', { name: 'Lab' }).scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }

  await test.step('on a phone the recipe comes before the engine, and the plan is behind a button', async () => {
    const top = (element: Locator) => element.evaluate((node) => node.getBoundingClientRect().top);
    expect(await top(recipes(page))).toBeLessThan(await top(page.getByRole('region', { name: 'Engine' })));
    const plan = card(page).getByRole('button', { name: /Plan and leak check/ });
    await plan.click();
    await expect(card(page).getByRole('region', { name: 'Leak check' })).toContainText('on both sides');
    await expectInSight(start(page));
    await plan.click();
  });

  await test.step('Start shows the progress where the eye is, on a phone too', async () => {
    await lab.limit({ beats: 300, epochs: 300 });
    await page.getByText('Seed', { exact: true }).scrollIntoViewIfNeeded();
    await start(page).click();
    await expect(card(page)).toBeFocused();
    const progress = card(page).getByRole('progressbar');
    for (const [width, height] of [
      [390, 844],
      [1280, 720],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect(card(page).getByText(/epoch \d+ of 300/)).toBeVisible();
      await expectInSight(progress);
      await expectInSight(card(page).getByRole('button', { name: 'Stop', exact: true }));
    }
  });

  await test.step('it is paused, resumed and stopped, and a stopped run keeps what it has', async () => {
    const main = page.getByRole('main');
    const epoch = async () => {
      const text = await page
        .getByText(/epoch \d+ of 300/)
        .first()
        .textContent();
      return Number(/epoch (\d+)/.exec(text ?? '')?.[1]);
    };
    await expect.poll(epoch).toBeGreaterThan(1);
    await lab.button('Pause');
    await expect(main.getByText('Paused', { exact: true })).toBeVisible();
    const paused = await epoch();
    await main.getByRole('button', { name: 'Resume', exact: true }).click();
    await expect.poll(epoch).toBeGreaterThan(paused);
    await card(page).getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(lab.table('Confusion matrix')).toBeVisible();
    await expect(page.getByText(/This run was stopped after epoch \d+ of 300/)).toBeVisible();
  });
});

test('recipes are cards; each depends on nothing but itself, and keeps its name over a reload', async ({
  lab,
  page,
}) => {
  await openPrepared(lab);
  const radio = (name: string) => recipes(page).getByRole('radio', { name, exact: true });
  const stale = page.getByText(/are prepared anew first/);
  await expect(radio('Quick look')).toBeChecked();
  await expect(radio('Inter-patient, DS1 → DS2')).toHaveAccessibleDescription(
    /DS1 → DS2.*4 classes.*prepares other beats.*trained on 22 records/s,
  );
  await expect(radio('Lab')).toHaveAccessibleDescription(/5-fold.*5 classes/s);
  await expect(radio('Lab')).not.toHaveAccessibleDescription(/prepares other beats/);

  await test.step('looking does no harm: back at a recipe, its beats are there', async () => {
    await radio('Quick look').focus();
    for (const [name, isStale] of [
      ['Intra-patient, five folds', true],
      ['Inter-patient, DS1 → DS2', true],
    ] as const) {
      await page.keyboard.press('ArrowDown');
      await expect(radio(name)).toBeChecked();
      await expect(radio(name)).toBeFocused();
      await expect(stale).toHaveCount(isStale ? 1 : 0);
    }
    await radio('Lab').check();
    await expect(stale).toHaveCount(0);
    await expect(page.getByText('1 030 beats prepared'.replace(' ', '\u202f'))).toBeVisible();
  });

  await test.step('own settings are a card to go back to', async () => {
    await expect(radio('Own settings')).toHaveCount(0);
    await lab.number('Epochs', 3);
    await expect(radio('Own settings')).toBeChecked();
    await radio('Quick look').check();
    await expect(page.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('8');
    await radio('Own settings').check();
    await expect(page.getByRole('textbox', { name: 'Epochs', exact: true })).toHaveValue('3');
  });

  for (const name of ['Lab', 'Patient-specific', 'Tutorial as published, with its faults']) {
    await radio(name).check();
    await page.reload();
    await lab.idle();
    await expect(radio(name)).toBeChecked();
    await expect(radio('Own settings')).toHaveCount(0);
  }
});

test('an invalid field holds Start back, says why, and turns into no other value', async ({ lab, page }) => {
  await openPrepared(lab);
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await expect(start(page)).toBeEnabled();

  await type(field('Epochs'), '-5');
  await expect(start(page)).toBeDisabled();
  await expect(reasons(page)).toContainText('Epochs: -5 is not possible. From 1 to 10\u202f000, please.');
  await expect(start(page)).toHaveAccessibleDescription(/Epochs: -5 is not possible/);
  await field('Epochs').press('ArrowDown');
  await expect(field('Epochs')).toHaveValue('-6');
  await expect(start(page)).toBeDisabled();

  await test.step('it is kept when the field is folded away or another step is looked at', async () => {
    await lab.unfold('Optimiser and rate');
    await type(field('Batch'), 'many');
    await page.locator('summary', { hasText: 'Optimiser and rate' }).click();
    await expect(field('Batch')).toHaveCount(0);
    await lab.step('Records');
    await lab.step('Train');
    await expect(field('Epochs')).toHaveValue('-6');
    await expect(reasons(page).getByRole('listitem')).toHaveCount(2);
    await expect(reasons(page)).toContainText(/Batch.*: many is not possible\. Please type a number\./);
    await lab.unfold('Optimiser and rate');
    await expect(field('Batch')).toHaveValue('many');
  });

  await test.step('Escape, a value and a recipe each end it', async () => {
    await field('Batch').press('Escape');
    await expect(field('Batch')).toHaveValue('32');
    await type(field('Epochs'), '4');
    await expect(start(page)).toBeEnabled();
    await type(field('Epochs'), '');
    await expect(reasons(page)).toContainText('Epochs is empty.');
    await lab.radio('Quick look', 'Recipe');
    await expect(field('Epochs')).toHaveValue('8');
    await expect(start(page)).toBeEnabled();
  });

  await test.step('Prepare is held back likewise, and Start with it', async () => {
    await lab.step('Beats');
    const prepare = page.getByRole('button', { name: 'Prepare beats' });
    const why = page.getByRole('region', { name: 'Preparing is held back' });
    await expect(prepare).toBeVisible();
    await lab.unfoldAll();
    await type(field('After R'), '-0.4');
    await expect(why).toContainText('The window from 0.4 s before R to -0.4 s after it is empty');
    await expect(prepare).toBeDisabled();
    await type(field('After R'), 'x');
    await expect(prepare).toBeDisabled();
    await expect(prepare).toHaveAccessibleDescription(/After R: x is not possible/);
    await lab.step('Train');
    await expect(reasons(page)).toContainText('After R: x is not possible');
    await lab.step('Beats');
    await lab.button('Back to defaults');
    await expect(prepare).toBeEnabled();
  });
});

test('what the records do not allow holds Start back before anything is prepared', async ({ lab, page }) => {
  await lab.open('/?engine=wasm');
  await lab.button('Load demo records');
  await lab.idle();
  await lab.step('Train');
  await expect(start(page)).toBeEnabled();

  await lab.radio('Inter-patient, DS1 → DS2', 'Recipe');
  await expect(reasons(page)).toContainText('None of the training records has beats here');
  await expect(reasons(page)).toContainText('None of the test records has beats here');
  await expect(start(page)).toBeDisabled();

  await lab.radio('Own split');
  const names = await page
    .getByRole('checkbox', { name: /^Record .* in test$/ })
    .evaluateAll((boxes) =>
      boxes.map((box) => box.getAttribute('aria-label')!.replace(/^Record | in test$/g, '')),
    );
  await lab.tick(`Record ${names[0]} in test`);
  await expect(reasons(page).getByRole('listitem')).toHaveText([/None of the training records/]);
  await lab.tick(`Record ${names[1]} in training`);
  await expect(reasons(page).getByRole('listitem')).toHaveCount(0);
  await expect(start(page)).toBeEnabled();

  await test.step('the network', async () => {
    await lab.step('Beats');
    await expect(page.getByRole('button', { name: 'Prepare beats' })).toBeVisible();
    await lab.number('Samples a beat', 3);
    await lab.step('Train');
    await expect(reasons(page)).toContainText('No network can be built from these settings');
    await expect(start(page)).toBeDisabled();
  });

  await test.step('no record, or beats of one class only', async () => {
    await lab.radio('Quick look', 'Recipe');
    await expect(start(page)).toBeEnabled();
    await lab.step('Records');
    const rows = lab.table('Records').getByRole('checkbox', { name: /^Use record/ });
    for (const row of await rows.all()) await row.uncheck();
    await lab.step('Train');
    await expect(page.getByText('Nothing to train on yet')).toBeVisible();
    await expect(start(page)).toHaveCount(0);
  });
});
