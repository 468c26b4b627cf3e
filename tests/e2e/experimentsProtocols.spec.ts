import { expect, needsRealRecords, test, testedRecords } from './lab';

test.describe('protocols on real records', () => {
  test.beforeEach(() => needsRealRecords());

  test('learns from some persons and tests others; a run under both protocols is compared', async ({
    lab,
    page,
  }) => {
    await lab.openWith(['100', '105', '119', '201', '202', '208', '209']);
    await lab.prepare();
    await lab.step('Train');
    await lab.radio('Quick look');
    const plan = page.getByRole('region', { name: 'What will happen' });
    const leaks = page.getByRole('region', { name: 'Leak check' });
    const start = page.getByRole('button', { name: 'Start training' });
    await expect(leaks).toContainText('Beats of 6 of 6 tested patients are on both sides');

    await test.step('leave one record out: a fold a record', async () => {
      await lab.radio('Inter-patient');
      await lab.radio('Leave one record out');
      await expect(plan).toContainText('7 folds, one per record');
      await expect(leaks).toContainText('No leak found');
      await lab.unfold('Folds as a table');
      const rows = lab.table('Folds').locator('tbody').getByRole('row');
      await expect(rows).toHaveCount(7);
      const tested = await rows.evaluateAll((all) => all.map((row) => row.lastElementChild!.textContent));
      expect([...tested].sort()).toEqual(['100', '105', '119', '201', '202', '208', '209']);
    });

    await test.step('an own split: one person on both sides is a fault', async () => {
      await lab.radio('DS1 → DS2');
      await expect(plan).toContainText('Tested (3): 100, 105, 202');
      await lab.radio('Own split');
      await expect(plan).toContainText('Tested (3): 100, 105, 202');
      await expect(leaks).toContainText('Records of one patient are on both sides (201, 202): the published');
      // Beyond a part of the published division, nothing excuses it.
      await lab.tick('Record 105 in training');
      await expect(leaks.getByText('Fault', { exact: true })).toBeVisible();
      await expect(start).toBeDisabled();
      await lab.tick('Record 202 in training');
      await lab.tick('Record 105 in test');
      await expect(leaks).toContainText('No leak found');
      await expect(plan).toContainText('Tested (2): 100, 105');
      await lab.limit({ beats: 300, epochs: 1 });
      await lab.train();
      const tested = await lab.predictions();
      expect(testedRecords(tested)).toEqual(['100', '105']);
      expect(new Set(tested.map(({ stamp }) => stamp))).toEqual(new Set(['']));
      await lab.unfold('Errors by record');
      await expect(lab.table('Errors by record').locator('tbody').getByRole('row')).toHaveCount(2);
    });

    await test.step('the same settings on beats of the same persons stand beside it', async () => {
      await lab.unfold('Intra-patient against inter-patient');
      await lab.button('Repeat intra-patient');
      await expect(leaks).toContainText('tested patients are on both sides');
      await lab.train();
      await lab.unfold('Intra-patient against inter-patient');
      await lab.table('Intra-patient against inter-patient').waitFor();
      const accuracy = await lab.row('Intra-patient against inter-patient', 'Accuracy');
      const [intraPercent, interPercent, change] = accuracy.map((text) =>
        Number.parseFloat(text.replace('−', '-')),
      );
      expect(change).toBeCloseTo(interPercent! - intraPercent!, 0);
      await lab.button('Compare in detail');
      const comparison = page.getByRole('region', { name: 'Comparison' });
      await expect(lab.table('Settings that differ')).toBeVisible();
      const [intra, inter] = await lab.row('Settings that differ', 'Protocol');
      expect(intra).toMatch(/5-fold/);
      expect(inter).toMatch(/5 → 2 records/);
      expect((await lab.row('Measures side by side', 'Accuracy'))[2]).toBe(accuracy[2]!);
      await lab.unfold('Matrices side by side');
      const shares = (table: string) => lab.row(table, /^N$/);
      const share = (text: string) => Number.parseFloat(text.replace('−', '-'));
      const [a, b, difference] = await Promise.all([
        shares('Confusion matrix of A, by truth'),
        shares('Confusion matrix of B, by truth'),
        shares('Difference of the matrices'),
      ]);
      expect(Math.abs(share(difference[0]!) - (share(b[0]!) - share(a[0]!)))).toBeLessThan(0.11);
      await comparison.getByRole('button', { name: 'End comparison' }).click();
      await expect(comparison).toBeHidden();
    });

    await test.step('patient-specific: a network a test record, from its first five minutes on', async () => {
      await lab.step('Train');
      const protocol = page.getByRole('group', { name: 'Protocol' });
      await protocol.getByRole('radio', { name: 'Patient-specific' }).check();
      await lab.radio('Own lists');
      for (const name of ['201', '202', '209']) {
        await lab.tick(`Record ${name} in pool`, false);
        await lab.tick(`Record ${name} in test`, false);
      }
      await expect(plan).toContainText('2 networks, one per test record');
      await expect(leaks).toContainText('learns from the first beats of the same records that are tested');
      await lab.train();
      const tested = await lab.predictions();
      expect(testedRecords(tested)).toEqual(['100', '105']);
      for (const { time_s } of tested) expect(Number(time_s)).toBeGreaterThanOrEqual(300);
      expect((await lab.row('Run summary', 'Kept epochs')).join(' ')).toMatch(/100: 1.*105: 1/);
      await lab.unfold('Intra-patient against inter-patient');
      await expect(page.getByText(/it belongs to neither side/)).toBeVisible();
    });
  });
});
