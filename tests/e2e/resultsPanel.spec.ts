import { expect, needsRealRecords, test } from './lab';

/** Colours that the page draws with, resolved. */
const colourOf = (element: Element) => getComputedStyle(element).color;

test('Results: a headline that says what it is of, one menu of exports, runs in their colours, a report on paper', async ({
  lab,
  page,
}) => {
  needsRealRecords();
  // Two records of each half of the published division.
  await lab.openWith(['106', '208', '200', '213']);
  // One split of all beats, then the same settings under the published division.
  await lab.radio('Quick look');
  await lab.limit({ beats: 400, epochs: 1 });
  await lab.train();
  await lab.step('Train');
  await lab.radio('Inter-patient');
  await lab.radio('DS1 → DS2');
  await lab.train();
  const main = page.getByRole('main');
  const headline = page.getByRole('region', { name: 'Headline' });
  const part = 'DS1 → DS2, a part of the published division (2 of 22 / 2 of 22 records)';

  await test.step('the headline comes first, and leaves out classes that a single beat would decide', async () => {
    const first = main.getByRole('region').first();
    await expect(first).toHaveAccessibleName('Headline');
    for (const name of ['Accuracy', 'Macro F1', 'F1 of SVEB', 'F1 of VEB']) {
      await expect(headline.getByText(name, { exact: true })).toBeVisible();
    }
    await expect(
      headline.getByRole('img', { name: /^Accuracy: \d+\.\d\d\s% \(\d+\.\d–\d+\.\d\)$/ }),
    ).toBeVisible();
    const few = await lab
      .table('Per-class metrics')
      .getByRole('row')
      .evaluateAll((rows) =>
        rows
          .slice(1)
          .map(
            (row) => [row.firstElementChild!.textContent, Number(row.lastElementChild!.textContent)] as const,
          )
          .filter(([, beats]) => beats < 20),
      );
    expect(
      few.map(([name]) => name),
      'the full table keeps all classes',
    ).toContain('Q');
    const named = few
      .map(([name, beats]) => `${name} (${beats} ${beats === 1 ? 'beat' : 'beats'})`)
      .join(', ');
    await expect(headline).toContainText(`Macro F1 is without ${named}: with fewer than 20 tested beats`);
    expect((await lab.row('Run summary', /^Macro F1 ?without/)).length).toBe(1);
    expect((await lab.row('Run summary', 'Macro F1, all classes')).length).toBe(1);
    await expect(lab.table('Runs').getByText(`without ${named}`)).toBeVisible();
  });

  await test.step('a part of the published division says so wherever it is named', async () => {
    await expect(headline).toContainText(part);
    expect(await lab.row('Run summary', 'Protocol')).toEqual([part]);
    await expect(lab.table('Runs')).toContainText(part);
    await expect(page.getByRole('region', { name: 'Stamped on this run' })).toContainText(
      'Only a part of the published division was here: 2 of 22 records for training, 2 of 22 for the test.',
    );
    await expect(
      page.getByRole('button', { name: /^Show run .*a part of DS1 → DS2, 4 records/ }),
    ).toBeVisible();
    const run = JSON.parse((await lab.download('Run (JSON)')).text);
    expect(run.stamp).toBe('published-part');
    expect(run.publishedPart).toEqual({ training: 2, trainingOf: 22, test: 2, testOf: 22 });
    expect(run.headline.leftOut).toContainEqual(expect.objectContaining({ class: 'Q' }));
  });

  await test.step('the menu is walked with the keyboard, and gives the focus back', async () => {
    const menu = page.getByRole('button', { name: 'Export', exact: true });
    const entry = (name: string) => page.getByRole('button', { name, exact: true });
    await menu.focus();
    await page.keyboard.press('ArrowDown');
    await expect(entry('Print report')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(entry('Predictions (CSV)')).toBeFocused();
    await page.keyboard.press('End');
    await expect(entry('Save “Learning curves” as SVG')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(entry('Print report')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menu).toBeFocused();
    await expect(entry('Print report')).toBeHidden();
    await menu.click();
    await headline.getByText('Accuracy', { exact: true }).click();
    await expect(menu).toHaveAttribute('aria-expanded', 'false');
    expect((await lab.download('Save “Confusion matrix” as SVG')).text).toContain(
      'Stamp: a part of the published division',
    );
    await expect(menu).toBeFocused();
  });

  await test.step('intra against inter has an interval, and the record that decides', async () => {
    await lab.unfold('Intra-patient against inter-patient');
    await expect(main.getByText(/macro F1 is .* inter-patient .*95 % interval by record: /)).toBeVisible();
    await expect(main.getByText(/Record (200|213) decides/)).toBeVisible();
    await expect(main.getByText(/does not say which part of it comes from knowing/)).toBeVisible();
    const [intra, inter, difference] = await lab.row('Intra-patient against inter-patient', /^Macro F1$/);
    expect([intra, inter].every((value) => /^[01]\.\d{3}$/.test(value!))).toBe(true);
    const change = Number(/^[+−]?[\d.]+/.exec(difference!)![0].replace('−', '-'));
    expect(change).toBeCloseTo(Number(inter) - Number(intra), 2);
  });

  await test.step('compared runs have a colour each, in table, plots and curves', async () => {
    await lab.button('Compare in detail');
    const comparison = page.getByRole('region', { name: 'Comparison' });
    await expect(comparison.getByText(part).first()).toBeVisible();
    const plots = comparison.getByRole('img', { name: /^A · N, F1: .*; B · N, F1: / });
    const colours = await plots
      .locator('g')
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).color));
    expect(new Set(colours).size).toBe(2);
    const swatches = await lab
      .table('Runs')
      .locator('label > span')
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark, '::before').backgroundColor));
    expect([...swatches].sort()).toEqual([...colours].sort());
    const curves = comparison.getByRole('region', { name: 'Learning curves of the compared runs' });
    const points = curves.locator('.scatterlayer .trace');
    await expect.poll(() => points.count()).toBeGreaterThan(2);
    const drawn = await points
      .locator('path')
      .evaluateAll((paths) => paths.flatMap((path) => [path.style.stroke, path.style.fill]));
    for (const colour of colours) expect(drawn).toContain(colour);
    await lab.button('End comparison');
  });

  await test.step('the report prints in light colours, without what only works on a screen', async () => {
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
    const ink = await page.locator('body').evaluate(colourOf);
    // What a browser does before it lays a page out for paper.
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const plots = [...document.querySelectorAll('[data-report] .main-svg')];
      return {
        ink: getComputedStyle(document.body).color,
        widths: plots.map((plot) => Number(plot.getAttribute('width'))),
      };
    });
    expect(paper.ink).not.toBe(ink);
    // Two beside each other on A4.
    expect(Math.max(...paper.widths)).toBeLessThan(345);
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Export' })).toBeHidden();
    await expect(lab.table('Runs')).toBeHidden();
    for (const name of ['Confusion matrix', 'Per-class metrics', 'Run summary']) {
      await expect(lab.table(name)).toBeVisible();
    }
    await expect(headline).toBeVisible();
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: null });
    expect(await page.locator('body').evaluate(colourOf)).toBe(ink);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(4);
    // A4 in points.
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  await test.step('the published runs stand below the open one, and are repeated from there', async () => {
    const part = await lab.unfold('Published runs');
    const published = lab.table('Published runs');
    await expect(published.getByRole('row').nth(1)).toContainText('Open run:');
    await part.getByRole('button', { name: 'Show published run inter-patient', exact: true }).click();
    await expect(
      lab.table('Measures of inter-patient').getByRole('rowheader', { name: 'SVEB' }),
    ).toBeVisible();
    await part.getByRole('button', { name: 'Repeat published run inter-patient', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Capsule' })).toContainText('100');
  });
});
