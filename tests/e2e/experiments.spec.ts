import { writeFileSync } from 'node:fs';
import { expect, needsRealRecords, plain, realRecord, test, testedRecords } from './lab';

test.describe('experiments on real records', () => {
  test.beforeEach(() => needsRealRecords());

  test('faults are named, accepted and stamped; inputs and rare classes are chosen; a capsule repeats the run', async ({
    lab,
    page,
  }) => {
    const files = ['100', '208'].flatMap((name) => realRecord(name));
    await lab.openWith(['100', '208']);
    const start = page.getByRole('button', { name: 'Start training' });
    const leaks = page.getByRole('region', { name: 'Leak check' });
    const accept = leaks.getByRole('checkbox', { name: /^Train despite these faults/ });

    await lab.radio('Tutorial as published, with its faults');
    await expect(leaks).toContainText('The best epoch is chosen on the test beats');
    await expect(leaks).toContainText('Beats of class F are cut by another rule');
    await expect(start).toBeDisabled();
    await lab.number('Folds', 2);
    await lab.limit({ beats: 300, epochs: 1 });
    await accept.check();
    await lab.train();

    const badges = ['same patients', 'epoch chosen on test', 'window by class'];
    const row = lab.table('Runs').getByRole('row').nth(1);
    for (const badge of badges) await expect(row.getByText(badge)).toBeVisible();
    const stamps = page.getByRole('region', { name: 'Stamped on this run' });
    await expect(stamps).toContainText('Beats of class F are cut by another rule');
    const { stamp, leaks: found } = JSON.parse((await lab.download('Run (JSON)')).text);
    for (const code of ['same-patient', 'epoch-on-test', 'window-rule']) {
      expect(stamp.split('+')).toContain(code);
      expect(found).toContainEqual(expect.objectContaining({ code }));
    }
    const tested = await lab.predictions();
    expect(testedRecords(tested)).toEqual(['100', '208']);
    expect(new Set(tested.map((beat) => beat.stamp))).toEqual(new Set([stamp]));

    // Without the faults nothing has to be accepted.
    await lab.step('Train');
    await lab.radio('Quick look');
    await expect(accept).toBeHidden();
    await expect(start).toBeEnabled();

    await test.step('inputs and network: layers and parameters follow before anything is trained', async () => {
      const parameters = async () => {
        const text = await page.locator('summary', { hasText: 'Layers and parameters' }).innerText();
        return Number(/\((\d+)\)/.exec(plain(text))![1]);
      };
      // The last dense layer has one unit a class: five here, four in the publication.
      expect(await parameters()).toBe(773_684 + 33);
      await lab.step('Beats');
      await lab.tick('Both leads');
      await lab.step('Train');
      await lab.unfold(/^Input$/);
      await lab.tick('Difference from the record’s median beat');
      await page.getByLabel('RR features').selectOption('Ratios, whole record');
      // Three heads of kernels 4, 6, 8 with 8 filters, each with three more channels; six features into 256 units.
      expect(await parameters()).toBe(773_717 + 3 * (4 + 6 + 8) * 8 + 6 * 256);
      await lab.unfold(/^Network$/);
      await lab.tick('Batch normalisation');
      // Four numbers for each filter of both convolutions in three heads.
      const withNorm = 773_717 + 3 * 18 * 8 + 6 * 256 + 3 * 4 * (8 + 16);
      expect(await parameters()).toBe(withNorm);
      await lab.number('Units of dense layer 2', 16);
      expect(await parameters()).toBe(withNorm - 16 * (256 + 1 + 5));
      await lab.unfold('Layers and parameters');
      expect(await lab.row('Network', 'head1_norm2')).toContain(String(4 * 16));
      await expect(page.getByText(/One beat of 251 samples × 4 channels in, with 6 features/)).toBeVisible();
    });

    await lab.unfold('Rare classes and loss');
    await page.getByLabel('Loss', { exact: true }).selectOption('Batch-weighted');
    await lab.radio('Over');
    await lab.unfold('Augmentation');
    for (const [label, value] of [
      ['Noise, SD', 0.01],
      ['Scale, SD', 0.1],
      ['Shift, up to', 10],
      ['Slow wave, up to', 0.05],
    ] as const) {
      await lab.number(label, value);
    }
    await lab.tick(/^Upside down/);
    await lab.tick(/^Leads exchanged/);
    await lab.limit({ beats: 120, epochs: 1 });
    await lab.train();
    await expect(lab.problems()).toHaveText('');
    for (const [fact, words] of [
      ['Input', /difference from the record’s median beat/],
      ['Loss and balance', /batch-weighted loss.*oversampled/],
    ] as const) {
      expect((await lab.row('Run summary', fact)).join(' ')).toMatch(words);
    }

    await test.step('the capsule gives the same numbers on an empty lab', async () => {
      const capsule = await lab.download('Run capsule (JSON)');
      const damaged = test.info().outputPath('cut.capsule.json');
      writeFileSync(damaged, capsule.text.slice(0, 5000));
      await lab.drop([{ name: 'cut.capsule.json', path: damaged }]);
      await expect(lab.problems()).toContainText(/cut\.capsule\.json is no run capsule.*Nothing was changed/);
      await lab.button('Dismiss');
      await expect(lab.table('Confusion matrix')).toBeVisible();
      await expect(lab.table('Runs').getByRole('checkbox')).toHaveCount(2);

      await lab.button('Storage');
      await lab.button('Clear everything');
      await lab.button('Yes, clear everything');
      await expect(page.getByRole('button', { name: 'Load demo records' })).toBeVisible();
      const region = page.getByRole('region', { name: 'Capsule' });
      await lab.drop([{ name: capsule.name, path: capsule.path }]);
      await expect(region).toContainText(/needs records that are not loaded: 100, 208/);
      await lab.drop(files.map((path) => ({ name: path.split('/').pop()!, path })));
      await expect(region).toContainText('are in place; Start training repeats it');
      await lab.number('Epochs', 2);
      await expect(region).toContainText('a run with them does not repeat it');
      await lab.button('Restore its settings');
      await expect(region).toContainText('are in place; Start training repeats it');
      // Same patients and overlapping windows; that figures of the whole record are used is no stamp.
      await expect(region).toContainText('Stamped with 2 findings of the leak check');
      await lab.train();
      await expect(region).toContainText(/The same numbers as “.*”, to the last bit/);
    });
  });

  test('the 2-D network trains on scalograms, and Inspect shows what it saw', async ({ lab, page }) => {
    await lab.openWith(['208']);
    await lab.radio('2-D CNN on scalograms');
    await lab.unfold('Layers and parameters');
    await expect(page.getByText(/Scalograms of three beats in/)).toBeVisible();
    await lab.limit({ beats: 60, epochs: 1 });
    await lab.train();
    expect((await lab.row('Run summary', 'Network')).join(' ')).toContain('2-D CNN on scalograms');

    await page
      .getByRole('button', { name: /^true \S+, predicted \S+: [1-9]/ })
      .first()
      .click();
    const beats = page.getByRole('img', { name: /^Scalogram, / });
    await expect(beats).toHaveCount(3);
    const strongest = await lab.row('Strongest point of each scalogram', 'This beat');
    const [frequencyHz, timeSec, value] = strongest.map((text) => Number(text.replace('−', '-')));
    expect(frequencyHz).toBeGreaterThanOrEqual(0.5);
    expect(frequencyHz).toBeLessThanOrEqual(45);
    expect(Math.abs(timeSec!)).toBeLessThan(0.5);
    expect(value).toBeGreaterThan(0);
    await expect(
      page.getByRole('img', { name: `Scalogram, This beat: strongest at ${strongest[0]} Hz` }),
    ).toBeVisible();
  });
});
