import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Download, Locator } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { makeDemoRecords } from '../../src/demo';
import {
  type ComparedRecord,
  ec57FileIds,
  ec57Record,
  ec57Texts,
  predictedMarks,
  testedPart,
} from '../../src/evaluation/ec57';
import { readAnnotations } from '../../src/wfdb';
import { expectClean } from './axePage';
import { expect, needsRealRecords, type Page, realRecord, sharedFolder, test } from './lab';

const CLASSES = ['N', 'SVEB', 'VEB', 'F', 'Q'];
const region = (page: Page) => page.getByRole('region', { name: 'EC57', exact: true });

async function textsIn(download: Download): Promise<Record<string, string>> {
  const files = unzipSync(readFileSync(await download.path()));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** What the page shows as the text of a file. */
async function shownText(part: Locator, file: string): Promise<string> {
  await part.getByLabel('File').selectOption(file);
  return (await part.getByRole('region', { name: file, exact: true }).locator('pre').textContent()) ?? '';
}

async function saved(page: Page, press: () => Promise<unknown>): Promise<Record<string, string>> {
  const download = page.waitForEvent('download');
  await press();
  return textsIn(await download);
}

test('a run has the report of the standard, on the page and as files', async ({ lab, page }) => {
  await lab.open('/?demo&engine=wasm');
  await expect(lab.table('Confusion matrix')).toBeVisible();
  const predictions = await lab.predictions();
  const part = region(page);
  await part.getByText('EC57: the report of the standard').click();

  // Two minutes of a record are within the learning period.
  await expect(part.getByText('Nothing is scored: every record ends')).toBeVisible();
  await expect(part.getByText('nonstandard', { exact: true })).toHaveCount(0);
  await part.getByRole('button', { name: 'From 0:00 on' }).click();
  await expect(part.getByText('nonstandard', { exact: true })).toBeVisible();
  await expect(part.getByText(/^The run tested only a part of 6 records\. \d+ beats/)).toBeVisible();
  await expect(part.getByRole('textbox', { name: 'From (-f)' })).toHaveValue('0:00');

  const options = { fromSec: 0 };
  const records = makeDemoRecords()
    .filter(({ fileName }) => fileName.endsWith('.atr'))
    .map(({ fileName, bytes }) => {
      const record = fileName.replace('.atr', '');
      const own = predictions.filter((row) => row.record === record);
      const tested = {
        sample: own.map(({ sample }) => Number(sample)),
        predicted: own.map(({ pred }) => CLASSES.indexOf(pred!)),
      };
      const reference = readAnnotations(bytes, fileName);
      // The hold-out of the demo: the run knows every beat, and learnt from most.
      const untested = [...reference.sample].filter((sample) => !tested.sample.includes(sample));
      const whole: ComparedRecord = {
        ...{ record, reference, test: predictedMarks(tested), samplingHz: 360, sampleCount: 0 },
      };
      const { compared } = testedPart(whole, { sample: tested.sample, untested }, options);
      return ec57Record(compared, { reference: 'atr', test: 'lab' }, options);
    });
  const ids = ec57FileIds.filter((id) => id.startsWith('bxb'));
  const texts = ec57Texts(ids, records, 'lab');
  const gross = /^Gross +(\S+) +(\S+)/m.exec(
    texts.find(({ name }) => name === 'lab.bxb-L.sumstats.txt')!.text,
  )!;
  const row = await lab.row('Measures of beats, by EC57', 'Gross');
  expect(row.slice(0, 2)).toEqual(gross.slice(1, 3));

  await part.getByText('Beats by record', { exact: true }).click();
  await expect(lab.table('Beats by record').getByRole('row')).toHaveCount(records.length + 4);
  await part.getByText('Texts of the programs').click();
  for (const { name, text } of texts) expect(await shownText(part, name), name).toBe(text);

  const files = await saved(page, () => part.getByRole('button', { name: 'Save as files (.zip)' }).click());
  expect(files['README.txt']).toContain('(warning) nonstandard comparison selected');
  expect(Object.keys(files)).toEqual(['README.txt', ...texts.map(({ name }) => name)]);
  for (const { name, text } of texts) expect(files[name], name).toBe(text);
  await lab.openExport();
  const again = await saved(page, () => page.getByRole('button', { name: 'EC57 tables (.zip)' }).click());
  expect(again).toEqual(files);
});

test('two annotators are compared in a record and in all that are ticked', async ({ lab, page }) => {
  needsRealRecords();
  const names = ['100', '201'];
  const reference = (file: string) => resolve(sharedFolder, 'reference', 'ec57', file);
  await lab.open();
  await lab.choose(names.flatMap((name) => [...realRecord(name), reference(`${name}.tst`)]));
  const part = region(page);
  await part.getByText('EC57: two annotators compared').click();
  await expect(part.getByText(/^2 records compared: reference atr, test tst,/)).toBeVisible();
  const printed = (file: string) => readFileSync(reference(file), 'utf8');
  const files = await saved(page, () => part.getByRole('button', { name: 'Save as files (.zip)' }).click());
  for (const id of ['bxb-L', 'sd-L', 'vruns', 'sruns', 'af', 'vf']) {
    const lines = printed(`tst.${id}.out`).split('\n');
    const own = lines.filter((line, index) => index < 2 || /^ *(100|201) /.test(line));
    const head =
      id === 'vruns' || id === 'bxb-L'
        ? own.filter((_, index) => index !== 1 || /^ *100/.test(own[1]!))
        : own;
    expect(files[`tst.${id}.txt`], id).toBe(`${head.join('\n')}\n`);
  }
  await expect(lab.table('Episodes of fibrillation, by EC57').getByRole('row')).toHaveCount(6);
  await part.getByText('Beats by record', { exact: true }).click();
  await part.getByText('Texts of the programs').click();
  await expectClean(lab, 'EC57');

  await lab.table('Records').getByRole('button', { name: '201', exact: true }).click();
  await part.getByText('EC57: two annotators compared').click();
  await expect(part.getByText(/^1 record compared: reference atr, test tst,/)).toBeVisible();
  await expect(lab.table('Beats missed in shutdowns, by EC57').getByRole('cell').last()).toHaveText('40');
  await part.getByLabel('Reference').selectOption('tst');
  await part.getByLabel('Test', { exact: true }).selectOption('atr');
  await expect(part.getByText(/^1 record compared: reference tst, test atr,/)).toBeVisible();
});
