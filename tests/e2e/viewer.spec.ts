import { expect, type Lab, needsRealRecords, ON_WASM, type Page, realRecord, test } from './lab';

const showing = (page: Page) => page.getByText(/^Showing/);
const strip = (page: Page, record: string) =>
  page.getByRole('application', { name: new RegExp(`ECG of record ${record}`) });

async function openRecord(lab: Lab, name: string): Promise<void> {
  await lab.table('Records').getByRole('button', { name, exact: true }).click();
  await expect(strip(lab.page, name)).toBeVisible();
}

test.describe('an open record', () => {
  test.beforeEach(() => needsRealRecords());

  test('has the panel, ten seconds of paper under the outline, and the other records as a slim list', async ({
    lab,
    page,
  }) => {
    await lab.open();
    await lab.choose(['201', '100'].flatMap((name) => realRecord(name)));
    await expect(lab.table('Records').getByRole('columnheader', { name: 'Leads' })).toBeVisible();
    await openRecord(lab, '201');
    await expect(showing(page)).toContainText('0:00–0:10');
    await expect(page.getByText('25 mm/s · 10 mm/mV').first()).toBeVisible();
    await expect(lab.table('Records').getByRole('columnheader', { name: 'Leads' })).toHaveCount(0);
    await expect(lab.table('Records').getByRole('checkbox', { name: 'Use record 100' })).toBeChecked();
    // The table with the button is gone: the keys work in the strip at once.
    await expect(strip(page, '201')).toBeFocused();

    const charts = page.getByRole('region', { name: 'The complete record' });
    const rate = charts.getByRole('img', {
      name: /Heart rate over the record: mean 65, lowest \d+, highest/,
    });
    await expect(rate).toBeVisible();
    await expect(charts.getByRole('img', { name: /Tachogram: 1.\d{3} RR intervals/ })).toBeVisible();
    // Record 201 has its longest pause shortly before its end.
    await charts.getByRole('button', { name: /longest RR 3.77\s?s, at 29:48/ }).click();
    await expect(showing(page)).toContainText('29:4');
    const box = (await rate.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(showing(page)).toContainText(/14:5\d–15:0\d/);

    await openRecord(lab, '100');
    await expect(page.getByRole('heading', { name: /Record 100/ })).toBeVisible();
    await lab.button('Close record');
    await expect(lab.table('Records').getByRole('columnheader', { name: 'Leads' })).toBeVisible();
    await expect(lab.table('Records').getByRole('button', { name: '100', exact: true })).toBeFocused();
  });

  test('is searched by class, annotation, rhythm and text, with buttons and keys, in both languages', async ({
    lab,
    page,
  }) => {
    await lab.open();
    await lab.choose(realRecord('201'));
    await openRecord(lab, '201');
    const find = page.getByRole('search', { name: 'Find' });
    await expect(find.getByRole('status')).toHaveText('328 found');
    await page.keyboard.press('n');
    await expect(find.getByRole('status')).toHaveText('1 of 328');
    await expect(page.getByText(/^At 0:\d\d.\d\d: .*class SVEB/)).toBeVisible();
    await page.keyboard.press('n');
    await page.keyboard.press('Shift+N');
    await expect(find.getByRole('status')).toHaveText('1 of 328');

    const kind = find.getByRole('combobox', { name: 'Find' });
    await kind.selectOption('annotation');
    await find.getByRole('combobox', { name: 'Annotation' }).selectOption('V');
    await expect(find.getByRole('status')).toHaveText('198 found');
    await kind.selectOption('rhythm');
    await find.getByRole('combobox', { name: 'Rhythm' }).selectOption('T');
    await find.getByRole('button', { name: 'Next found' }).click();
    await expect(page.getByText(/rhythm change: ventricular trigeminy\./)).toBeVisible();
    await kind.selectOption('text');
    await find.getByRole('searchbox', { name: 'Text' }).fill('fibrill');
    await page.keyboard.press('Enter');
    await expect(find.getByRole('status')).toHaveText(/^\d+ of \d+$/);
    await expect(page.getByText(/rhythm change: atrial fibrillation\./)).toBeVisible();
    await expect(page.getByText('(AFIB')).toHaveCount(0);

    await page.getByRole('button', { name: '简体中文' }).click();
    await expect(page.getByText(/心律变化: 心房颤动。/)).toBeVisible();
  });

  test('is shown with the gain, speed and leads that were chosen, also after a reload', async ({
    lab,
    page,
  }) => {
    await lab.open();
    await lab.choose(realRecord('201'));
    await openRecord(lab, '201');
    const tools = page.getByRole('group', { name: 'How the record is shown' });
    await tools.getByRole('combobox', { name: 'Gain' }).selectOption('20 mm/mV');
    await tools.getByRole('combobox', { name: 'Speed' }).selectOption('50 mm/s');
    await tools.getByRole('group', { name: 'Leads' }).getByRole('checkbox', { name: 'V1' }).uncheck();
    const asChosen = async () => {
      await expect(page.getByText('50 mm/s · 20 mm/mV').first()).toBeVisible();
      await expect(page.getByRole('application', { name: 'ECG of record 201, MLII, from' })).toBeVisible();
      // The last lead cannot be hidden.
      await expect(tools.getByRole('checkbox', { name: 'MLII' })).toBeDisabled();
    };
    await asChosen();
    await expect(showing(page)).toContainText('0:02.5–0:07.5');
    await page.reload();
    await asChosen();
    await expect(showing(page)).toContainText('0:02.5–0:07.5');
    await lab.button('Close record');
    await openRecord(lab, '201');
    await asChosen();
    await expect(showing(page)).toContainText('0:00.0–0:05.0');
  });
});

test('the errors of a run are visited one after the other, with what was predicted', async ({
  lab,
  page,
}) => {
  await lab.open(ON_WASM);
  await lab.button('Load demo records');
  await lab.idle();
  await lab.shortTraining({ beats: 300, epochs: 1 });
  await lab.button('Start training');
  await expect(lab.table('Confusion matrix')).toBeVisible();

  await lab.step('Records');
  await openRecord(lab, 'demo01');
  const run = page.getByRole('group', { name: 'Predictions of a run' });
  await run.getByRole('combobox', { name: 'Predictions' }).selectOption({ index: 1 });
  await expect(run.getByRole('status')).toHaveText(/misread|tested no beat/);
  for (const name of ['demo02', 'demo03', 'demo04', 'demo05', 'demo06']) {
    if (await run.getByRole('button', { name: 'Next error' }).isEnabled()) break;
    // The run stays chosen in the next record.
    await openRecord(lab, name);
    await expect(run.getByRole('status')).toHaveText(/misread|tested no beat/);
  }
  await run.getByRole('button', { name: 'Next error' }).click();
  await expect(run.getByRole('status')).toHaveText(/^error 1 of \d+$/);
  await expect(page.getByText(/^At .* Predicted \w+: misread\.$/)).toBeVisible();

  await lab.step('Inspect');
  await page.getByRole('button', { name: 'Open the record here' }).click();
  await expect(page.getByText(/^At .* Predicted \w+: misread\.$/)).toBeVisible();
  await expect(run.getByRole('status')).toHaveText(/^error \d+ of \d+$/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the records are folded above the open one, and nothing is wider than the page', async ({
    lab,
    page,
  }) => {
    await lab.open();
    await lab.button('Load demo records');
    await lab.idle();
    await openRecord(lab, 'demo01');
    await expect(lab.table('Records')).toBeHidden();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await lab.unfold('Records (6)');
    await openRecord(lab, 'demo02');
  });
});
