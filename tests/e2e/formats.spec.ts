import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readAnnotations, writeAnnotations } from '../../src/wfdb';
import { writeEdf } from '../wfdb/edf/writeEdf';
import { expect, needsRealRecords, realRecord, sharedFolder, test } from './lab';

const file = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
});

test.describe('records of other kinds', () => {
  test.beforeEach(() => needsRealRecords());

  test('of many segments are one row, and are looked at as one record', async ({ lab, page }) => {
    const folder = resolve(sharedFolder, 'data/wfdb-samples/multi-segment/041s');
    await lab.open();
    await lab.choose(readdirSync(folder).map((name) => resolve(folder, name)));
    await expect(lab.table('Records').getByRole('checkbox', { name: /Use record/ })).toHaveCount(1);
    await lab.table('Records').getByRole('button', { name: '041s', exact: true }).click();
    await expect(page.getByRole('application', { name: /ECG of record 041s/ })).toBeVisible();
    await expect(page.getByText(/^Showing/)).toBeVisible();
  });

  test('in EDF+ come with their annotations, and give beats', async ({ lab }) => {
    const hz = 250;
    const beats = 60;
    // As stored: a wave of 1 mV a second.
    const ecg = Int32Array.from({ length: hz * (beats + 2) }, (_, i) =>
      Math.round(16_384 * Math.exp(-(((i % hz) - 125) ** 2) / 50)),
    );
    const edf = writeEdf({
      signals: [
        {
          label: 'ECG II',
          units: 'uV',
          physicalMin: -2000,
          physicalMax: 2000,
          digitalMin: -32768,
          digitalMax: 32767,
          samplesPerRecord: hz,
          samples: ecg,
        },
      ],
      events: Array.from({ length: beats }, (_, i) => ({
        onsetSec: i + 0.5,
        durationSec: undefined,
        text: i % 10 === 9 ? 'PVC' : 'N',
      })),
    });
    await lab.open();
    await lab.choose([file('night.edf', edf)]);
    const row = (await lab.row('Records', /night/)).join(' | ');
    for (const expected of ['ECG II', '250', '60', '54', '6']) expect(row).toContain(expected);
    await lab.prepare();
    expect((await lab.row('Class counts', /night/)).join(' | ')).toContain('54');
  });

  test('with two annotators let a person choose whose annotations count', async ({ lab, page }) => {
    const [header, signals, reference] = realRecord('100').map((path) => readFileSync(path));
    const all = readAnnotations(new Uint8Array(reference!), '100.atr');
    const first = <T>(column: ArrayLike<T>) => Array.prototype.slice.call(column, 0, 40) as T[];
    const detected = writeAnnotations({
      ...all,
      count: 40,
      sample: all.sample.slice(0, 40),
      symbol: first(all.symbol),
      subtype: all.subtype.slice(0, 40),
      channel: all.channel.slice(0, 40),
      num: all.num.slice(0, 40),
      aux: first(all.aux),
    });
    await lab.open();
    await lab.choose([
      file('100.hea', header!),
      file('100.dat', signals!),
      file('100.atr', reference!),
      file('100.qrs', detected),
    ]);
    expect((await lab.row('Records', /100/)).join(' | ')).toContain('2274');
    const select = page.getByRole('combobox', { name: 'Annotations of record 100' });
    await expect(select).toHaveValue('atr');
    await select.selectOption('qrs');
    await lab.idle();
    await expect(select).toHaveValue('qrs');
    expect((await lab.row('Records', /100/)).join(' | ')).not.toContain('2274');
    await page.reload();
    await lab.idle();
    await expect(select).toHaveValue('qrs');
  });
});

test.describe('a table without its frequency', () => {
  const hz = 250;
  // A wave of 1 mV a second, as a converter of 200 units per mV stores it.
  const rows = Array.from({ length: 20 * hz }, (_, k) => {
    const wave = Math.round(200 * Math.exp(-(((k % hz) - 125) ** 2) / 50));
    return `${k},${1024 + wave},${k % 2}`;
  });
  const csv = new TextEncoder().encode(`'sample #','MLII','label'\n${rows.join('\n')}\n`);

  test('is read as a person says, and so after a reload', async ({ lab, page }) => {
    await lab.open();
    await lab.choose([file('holter.csv', csv)]);
    const dialog = page.getByRole('dialog', { name: 'Read a table' });
    await expect(dialog.getByRole('table', { name: 'First rows' })).toContainText('1024');
    await expect(dialog.getByRole('button', { name: 'Read', exact: true })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Sampling frequency' }).fill('250');
    await dialog.getByRole('button', { name: 'Read', exact: true }).click();
    await expect(lab.table('Records').getByRole('rowheader', { name: /holter/ })).toBeVisible();
    const row = async () => (await lab.row('Records', /holter/)).join(' | ');
    for (const expected of ['MLII', '250', '0:20']) expect(await row()).toContain(expected);
    const open = async () => {
      await lab.table('Records').getByRole('button', { name: 'holter', exact: true }).click();
      await expect(page.getByRole('application', { name: /ECG of record holter/ })).toBeVisible();
      await expect(page.getByText(/^Showing/)).toBeVisible();
    };
    await open();
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Record as WFDB' }).click();
    expect((await download).suggestedFilename()).toBe('holter-wfdb.zip');
    await page.reload();
    await lab.idle();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('application', { name: /ECG of record holter/ })).toBeVisible();
    await page.getByRole('button', { name: 'Close record' }).click();
    for (const expected of ['MLII', '250', '0:20']) expect(await row()).toContain(expected);
  });

  test('is left out with a note if nobody knows it', async ({ lab, page }) => {
    await lab.open();
    await lab.choose([file('holter.csv', csv)]);
    await page
      .getByRole('dialog', { name: 'Read a table' })
      .getByRole('button', { name: 'Leave out' })
      .click();
    await expect(page.getByText(/holter\.csv was not read, because its sampling frequency/)).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});
