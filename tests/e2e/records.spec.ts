import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import { expect, needsRealRecords, realRecord, test } from './lab';

const file = (name: string, bytes: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});
const real = (path: string) => file(path.split('/').at(-1)!, readFileSync(path));

test.describe('records', () => {
  test.beforeEach(() => needsRealRecords());

  test('are dropped, listed with what they hold, and looked at with mouse and keyboard', async ({
    lab,
    page,
  }) => {
    await lab.open();
    await expect(page.getByRole('button', { name: 'Load demo records' })).toBeVisible();
    const paths = ['100', '119', '208', '102'].flatMap((name) => realRecord(name));
    await lab.drop(paths.map((path) => ({ name: path.split('/').at(-1)!, path })));

    const row = await lab.row('Records', /^.*100/);
    expect(row.join(' | ')).toContain('MLII');
    for (const expected of ['360', '30:05', '2274', '2239', '33'])
      expect(row.join(' | ')).toContain(expected);
    await expect(page.getByRole('checkbox', { name: 'Use record 100' })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'Use record 102' })).not.toBeChecked();
    await expect(lab.table('Records').getByText(/paced, left out/)).toBeVisible();
    await expect(lab.problems().getByRole('listitem')).toHaveCount(0);

    await lab.table('Records').getByRole('button', { name: '208', exact: true }).click();
    const strip = page.getByRole('application', { name: /ECG of record 208/ });
    await page.getByRole('button', { name: 'Whole', exact: true }).click();
    await expect(page.getByText(/Showing .*30:0/)).toBeVisible();
    await page.getByRole('button', { name: '10 s', exact: true }).click();
    await expect(page.getByText('25 mm/s · 10 mm/mV').first()).toBeVisible();
    const before = (await page.getByText(/^Showing/).textContent())!;
    await strip.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText(/^Showing/)).not.toHaveText(before);
  });

  test('come in a .zip as PhysioNet serves it', async ({ lab }) => {
    const folder = 'mit-bih-arrhythmia-database-1.0.0';
    const entries = Object.fromEntries(
      realRecord('100').map((path) => [`${folder}/${path.split('/').at(-1)}`, readFileSync(path)]),
    );
    const zip = zipSync({ ...entries, [`${folder}/RECORDS`]: Buffer.from('100\n') });
    await lab.open();
    await lab.choose([file('mit-bih-arrhythmia-database-1.0.0.zip', zip)]);
    expect((await lab.row('Records', /100/)).join()).toContain('2274');
  });

  test('that are broken are named, and cost nothing that was there', async ({ lab }) => {
    await lab.open();
    await lab.choose(realRecord('100'));
    const [header, signal, annotations] = realRecord('119');
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + 31) % 251);
    await lab.choose([
      real(header!),
      file('119.dat', readFileSync(signal!).subarray(0, 975_000)),
      real(annotations!),
      file('empty.hea', ''),
      file('binary.hea', noise),
      file('garbage.hea', readFileSync(realRecord('200')[0]!, 'utf8').replace(/^200/gm, 'garbage')),
      file('garbage.atr', noise),
      file('zero.dat', ''),
      file('picture.png', noise),
      file('climb.zip', zipSync({ '../../208.hea': readFileSync(realRecord('208')[0]!) })),
      file('bomb.zip', zipSync({ 'bomb.dat': new Uint8Array(200_000_000) }, { level: 9 })),
    ]);
    const problems = lab.problems();
    await problems.getByRole('button', { name: /Show all/ }).click();
    for (const name of [
      '119.dat is shorter',
      'empty.hea',
      'binary.hea',
      'garbage.dat',
      'garbage.atr',
      'zero.dat',
      'climb.zip',
      'bomb.zip',
    ]) {
      await expect(problems.getByText(name).first()).toBeVisible();
    }
    await expect(lab.notes().getByText('picture.png holds no record')).toBeVisible();
    expect((await lab.row('Records', /100/)).join()).toContain('2274');
    expect((await lab.row('Records', /119/)).join()).toContain('15:02');
  });
});
