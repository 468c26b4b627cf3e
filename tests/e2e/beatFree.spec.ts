import { expect, needsRealRecords, plain, realRecord, test } from './lab';

const SETTINGS = [
  ...['protocol=records', 'protocol.training=208', 'protocol.test=119'],
  ...['network.sectionCells=320', 'network.filters=8,12', 'batchSize=60', 'epochs=2', 'learningRate=0.005'],
];

test.describe('the beat-free network', () => {
  test.beforeEach(() => needsRealRecords());

  test('finds the beats of another record; missed and invented ones count, and curves show why', async ({
    lab,
    page,
  }) => {
    const changes = SETTINGS.map((change) => `set=${encodeURIComponent(change)}`).join('&');
    await lab.open(`/?engine=wasm&recipe=beat-free&${changes}`);
    await lab.choose(['208', '119'].flatMap((name) => realRecord(name)));
    await lab.step('Train');
    await lab.train();
    await expect(lab.problems()).toHaveText('');

    // Cells of four classes, what was missed, and the sum.
    const counted = async (row: RegExp) =>
      (await lab.row('Confusion matrix', row)).map((cell) =>
        Number(/(\d+) beat/.exec(plain(cell))?.[1] ?? /^\d+$/.exec(plain(cell))?.[0] ?? 0),
      );
    const veb = await counted(/^VEB$/);
    expect(veb).toHaveLength(6);
    expect(veb.slice(0, 5).reduce((sum, count) => sum + count, 0)).toBe(veb[5]);
    expect(veb[5]).toBe(444);
    expect(veb[2]).toBeGreaterThan(200);
    await expect(lab.table('Confusion matrix').getByRole('columnheader', { name: 'Missed' })).toBeVisible();
    const invented = await counted(/^Invented$/);
    expect(invented.slice(0, 4).reduce((sum, count) => sum + count, 0)).toBe(invented[5]);

    await page
      .getByRole('button', { name: /misclassified beats$/ })
      .first()
      .click();
    await expect(page.getByRole('img', { name: /^Output curves of the network/ })).toBeVisible();
    await expect(lab.problems()).toHaveText('');
  });
});
