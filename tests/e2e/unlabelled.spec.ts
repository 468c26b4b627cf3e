import { readFileSync } from 'node:fs';
import { makeDemoRecords } from '../../src/demo';
import { readAnnotations } from '../../src/wfdb';
import { expect, ON_WASM, test } from './lab';

/** The way of a record that nobody annotated: dropped, beats found, labelled by a network trained beside it, taken away. */
test('a record without annotations gets beats, labels and a file', async ({ lab, page }) => {
  const files = makeDemoRecords()
    .filter(({ fileName }) => /^demo0[1-4]\./.test(fileName) && fileName !== 'demo01.atr')
    .map(({ fileName, bytes }) => ({
      name: fileName,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    }));
  await lab.open(ON_WASM);
  await lab.choose(files);
  expect((await lab.row('Records', 'demo01')).join(' | ')).toContain('none marked');

  // Of the open record alone.
  await page.getByRole('button', { name: 'demo01', exact: true }).click();
  await lab.button('Find beats');
  await lab.idle();
  const annotator = page.getByRole('combobox', { name: 'Annotator', exact: true });
  await expect(annotator).toHaveValue('found');
  await expect(
    page.getByRole('list', { name: 'Beats in the strip' }).getByRole('listitem').first(),
  ).toContainText('?');
  await lab.button('Close record');
  expect((await lab.row('Records', 'demo01')).join(' | ')).toContain('beats without classes');

  await lab.shortTraining({ beats: 300, epochs: 1 });
  await lab.train();
  await lab.step('Records');
  await page.getByRole('button', { name: 'demo01', exact: true }).click();
  await lab.button('Label beats');
  await lab.idle();
  await expect(annotator).toHaveValue('lab');

  const { name, path } = await lab.download('WFDB annotation file');
  expect(name).toBe('demo01.lab');
  const read = readAnnotations(new Uint8Array(readFileSync(path)), name);
  expect(read.warnings).toEqual([]);
  expect(read.aux[0]).toMatch(/^ECG lab: labels by the network of run ".*; beats of found$/);
  expect(read.count).toBeGreaterThan(100);
  for (const symbol of read.symbol.slice(1)) expect('NSVFQ?').toContain(symbol);
  const csv = await lab.download('Annotations (CSV)');
  expect(csv.text.split('\r\n')).toHaveLength(read.count + 2);

  // What the lab made stays with the record.
  await page.reload();
  await lab.idle();
  await expect(annotator).toHaveValue('lab');
  await annotator.selectOption('found');
  await lab.idle();
  await expect(annotator).toHaveValue('found');

  // A network comes with the lab, too: nothing has to be trained.
  await page
    .getByRole('combobox', { name: 'Network', exact: true })
    .selectOption({ label: 'Ready: new patients' });
  await expect(page.getByRole('link', { name: 'About this network' })).toBeVisible();
  await lab.button('Label beats');
  await lab.idle();
  await expect(annotator).toHaveValue('lab');
  const again = await lab.download('WFDB annotation file');
  const ready = readAnnotations(new Uint8Array(readFileSync(again.path)), again.name);
  expect(ready.aux[0]).toBe('ECG lab: labels by the network of the lab, "new patients 1"; beats of found');
  expect(ready.count).toBe(read.count);
});
