import { expect, needsRealRecords, plain, realRecord, test } from './lab';

const SETTINGS = [
  ...['protocol=records', 'protocol.training=201,106', 'protocol.test=203', 'lengthSamples=640'],
  ...['network.filters=8,12,16', 'epochs=2', 'learningRate=0.005'],
];

test.describe('the rhythm of pieces', () => {
  test.beforeEach(() => needsRealRecords());

  test('is learnt from the marks of records; a wrong piece shows its strip and its marked rhythm', async ({
    lab,
    page,
  }) => {
    const changes = SETTINGS.map((change) => `set=${encodeURIComponent(change)}`).join('&');
    await lab.open(`/?engine=wasm&recipe=rhythm-pieces&${changes}`);
    await lab.choose(['201', '106', '203'].flatMap((name) => realRecord(name)));
    await lab.prepare();
    // Lead, then N, AF, B and T.
    expect((await lab.row('Class counts', '201')).slice(1, 6)).toEqual(['66', '58', '0', '28', '152']);
    expect((await lab.row('Class counts', '203')).slice(1, 6)).toEqual(['0', '158', '0', '0', '158']);
    await lab.step('Train');
    await lab.train();
    await expect(lab.problems()).toHaveText('');

    const af = (await lab.row('Confusion matrix', /^AF$/)).map((cell) =>
      Number(/(\d+) beat/.exec(plain(cell))?.[1] ?? /^\d+$/.exec(plain(cell))?.[0] ?? 0),
    );
    expect(af).toHaveLength(5);
    expect(af[4]).toBe(158);
    expect(af.slice(0, 4).reduce((sum, count) => sum + count, 0)).toBe(158);
    await expect(
      page.getByRole('note').filter({ hasText: 'The rows are pieces of the records' }),
    ).toBeVisible();
    // The tables of the standard are about beats.
    await expect(page.getByText('EC57')).toHaveCount(0);

    await page
      .getByRole('button', { name: /misclassified beats$/ })
      .first()
      .click();
    const detail = page.getByRole('article');
    await expect(detail).toHaveAttribute('aria-busy', 'false');
    await expect(detail.getByRole('term').filter({ hasText: 'Annotation' })).toBeVisible();
    await expect(detail.locator('dl').getByText(/^\((AFIB|AFL)$/)).toBeVisible();
    await expect(detail.getByRole('application', { name: /^ECG of record 203 from/ })).toBeVisible();
    const address = new URL(page.url()).hash;
    expect(address).toMatch(/\/inspect\/[^/]+\/errors\/203@\d+$/);
    await page
      .getByRole('button', { name: /true AF ?, predicted/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/AF-(N|B|T)\/203@\d+$/);
    await expect(lab.problems()).toHaveText('');
  });
});
