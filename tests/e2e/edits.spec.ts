import { readFileSync } from 'node:fs';
import { readAnnotations } from '../../src/wfdb';
import { formatClock } from '../../src/widgets/format';
import { expect, type Lab, needsRealRecords, realRecord, test } from './lab';

const NAMES = ['208', '233'];
const annotationsOf = (path: string, name: string) =>
  readAnnotations(new Uint8Array(readFileSync(path)), name);
const atrOf = (record: string) => annotationsOf(realRecord(record)[2]!, `${record}.atr`);

/** Opens the editing of a record. @returns its edits, the last one first */
async function editsOf(lab: Lab, record: string) {
  await lab.step('Records');
  await lab.button(record);
  const region = lab.page.getByRole('region', { name: 'Edits' });
  await region.getByRole('button', { name: 'Edit beats' }).click();
  return region.getByRole('list', { name: 'Edits' }).getByRole('listitem');
}

/** The way of an edit, from labels that a person changes to a run on them, and to another lab. */
test('ten beats and a template are relabelled, one edit is undone, all of it is kept, exported, read back, trained on and told apart', async ({
  lab,
  page,
}) => {
  needsRealRecords();
  await lab.openWith(NAMES);
  await lab.shortTraining({ beats: 3000, epochs: 1 });
  await lab.smallNetwork();
  await lab.train();
  const before = await lab.predictions();
  const retrain = page.getByRole('button', { name: 'Retrain with edits' });
  await expect(retrain).toHaveCount(0);
  const annotator = page.getByRole('combobox', { name: 'Annotator', exact: true });
  const strip = page.getByRole('application');

  const atr = atrOf('208');
  const beats = [...atr.symbol.keys()].filter((i) => 'NVF'.includes(atr.symbol[i]!)).slice(0, 10);
  const given = beats.map((i) => (atr.symbol[i] === 'V' ? 'N' : 'V'));
  await test.step('ten beats of 208 get another label by keys, and the third edit alone is undone', async () => {
    const edits = await editsOf(lab, '208');
    await expect(annotator).toHaveValue('atr');
    await strip.focus();
    for (const [done, symbol] of given.entries()) {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press(symbol.toLowerCase());
      await expect(edits).toHaveCount(done + 1);
    }
    await expect(annotator).toHaveValue('edit');
    await edits.nth(7).getByRole('button', { name: /^Undo/ }).click();
    await expect(edits.nth(7)).toContainText('undone');
  });

  const relabelled =
    await test.step('a template of 233 is walked through, relabelled at once, and undone as one edit', async () => {
      const edits = await editsOf(lab, '233');
      const region = page.getByRole('region', { name: 'Templates' });
      await region.getByRole('button', { name: 'Cluster beats' }).click();
      const cards = region.getByRole('list', { name: 'Templates' }).getByRole('listitem');
      await expect(cards.first()).toContainText('Template 1');
      // The largest one of ventricular beats alone.
      const ventricular = /(?<!S)VEB\s*100\.0\s%/;
      const card = cards.filter({ hasText: ventricular }).first();
      const [, number, count] = /Template (\d+): (\d+) beats/.exec((await card.textContent())!)!;
      await card.getByRole('button').click();
      await expect(card.getByRole('button', { pressed: true })).toBeVisible();
      for (const at of [1, 2]) {
        await page.keyboard.press('ArrowRight');
        await expect(region.getByText(`${at} of ${count}`)).toBeVisible();
      }
      const own = cards.filter({ hasText: `Template ${number}:` });
      await page.keyboard.press('a');
      await expect(edits).toHaveCount(1);
      await expect(edits.first()).toContainText(`→ A (${count} beats) · template ${number}`);
      await expect(own).toContainText(/SVEB\s*100\.0\s%/);
      await edits.first().getByRole('button', { name: /^Undo/ }).click();
      await expect(edits.first()).toContainText('undone');
      await expect(own).toContainText(ventricular);
      await edits.first().getByRole('button', { name: /^Redo/ }).click();
      await expect(own).toContainText(/SVEB\s*100\.0\s%/);
      return Number(count);
    });

  const changed =
    await test.step('all of it is there after a reload, and the exported files are the originals with these labels', async () => {
      await page.reload();
      await lab.idle();
      await expect(annotator).toHaveValue('edit');
      const template = await exported(lab, '233', `${relabelled} beats relabelled`);
      const others = atrOf('233').symbol.flatMap((symbol, i) => (symbol === template.symbol[i] ? [] : [i]));
      expect(others).toHaveLength(relabelled);
      expect(new Set(others.map((i) => template.symbol[i]))).toEqual(new Set(['A']));

      const edits = await editsOf(lab, '208');
      await expect(edits).toHaveCount(10);
      await expect(edits.filter({ hasText: 'undone' })).toHaveCount(1);
      const file = await exported(lab, '208', '9 beats relabelled');
      const expected = atr.symbol.map((symbol, i) => {
        const at = beats.indexOf(i);
        return at < 0 || at === 2 ? symbol : given[at]!;
      });
      expect(file.symbol).toEqual(expected);
      return new Set([
        ...others.map((i) => `233 ${template.sample[i]}`),
        ...beats.filter((_, at) => at !== 2).map((i) => `208 ${atr.sample[i]}`),
      ]);
    });

  const capsule =
    await test.step('the run is trained again on these labels, and what labels change is told from what training does', async () => {
      const tested = before.filter(({ record, sample }) => changed.has(`${record} ${sample}`)).length;
      expect(tested).toBeGreaterThan(0);
      await lab.step('Results');
      await lab.work('Retrain with edits');
      const apart = page.getByRole('region', { name: 'Labels or training: A and B' });
      await expect(apart).toContainText(`${tested} have another label`);
      await expect(retrain).toHaveCount(0);
      const table = 'Networks of A and B, judged by the labels of both';
      expect((await lab.row(table, 'Accuracy')).filter((text) => /%$/.test(text))).toHaveLength(4);
      const after = await lab.predictions();
      const places = (rows: typeof before) => rows.map(({ record, sample }) => `${record} ${sample}`);
      expect(places(after)).toEqual(places(before));
      expect(new Set(after.map(({ stamp }) => stamp))).toEqual(
        new Set([expect.stringContaining(`relabelled-${changed.size}-beats`)]),
      );
      const saved = await lab.download('Run capsule (JSON)');
      await apart.getByRole('button', { name: /^Show the/ }).click();
      const list = page.getByRole('listbox', { name: 'Beats that changed' });
      await expect(list.getByRole('option').first()).toBeVisible();
      await expect(page.getByRole('region', { name: 'Beats that changed' })).toContainText(/Label \w+ → \w+/);
      return saved;
    });

  const { log, bytes } =
    await test.step('a beat is deleted, and added by a click beside its R wave: it lies on that, not where the click was', async () => {
      const at = atr.sample[beats.at(-1)!]!;
      const edits = await editsOf(lab, '208');
      const region = page.getByRole('region', { name: 'Edits' });
      await strip.focus();
      for (const _ of beats) await page.keyboard.press('ArrowRight');
      const list = page.getByRole('list', { name: 'Beats in the strip' });
      const text = list.getByRole('listitem', { name: formatClock(at / 360, 2) }).locator('span');
      const letter = (await text.first().boundingBox())!;
      const box = (await strip.boundingBox())!;
      await region.getByRole('button', { name: 'Delete beat' }).click();
      await expect(edits).toHaveCount(11);
      await region.getByRole('button', { name: 'Add beat' }).click();
      await page.mouse.click(letter.x + letter.width / 2 + 4, box.y + box.height / 2);
      await expect(edits).toHaveCount(12);
      await expect(edits.first()).toContainText('N added');
      await strip.focus();
      await page.keyboard.press('Control+z');
      await expect(edits.filter({ hasText: 'undone' })).toHaveCount(2);
      await page.keyboard.press('Control+Shift+Z');
      await expect(edits.filter({ hasText: 'undone' })).toHaveCount(1);
      const edited = await lab.download('WFDB annotation file');
      const added = annotationsOf(edited.path, '208.edit');
      expect(added.aux[0]).toBe('ECG lab: edits of atr: 8 beats relabelled, 1 added, 1 deleted');
      const nearest = Math.min(...Array.from(added.sample, (sample) => Math.abs(sample - at)));
      expect(nearest).toBeLessThan(4);
      const saved = await lab.download('Edits as a log (JSON Lines)');
      expect(saved.name).toBe('208.atr.edits.jsonl');
      return { log: saved, bytes: readFileSync(edited.path) };
    });

  const clear = async () => {
    await lab.button('Storage');
    await lab.button('Clear everything');
    await lab.button('Yes, clear everything');
  };
  await test.step('a lab that has the original files alone repeats the run from its capsule', async () => {
    await clear();
    await lab.choose(NAMES.flatMap((name) => realRecord(name)));
    await lab.drop([capsule]);
    const bar = page.getByRole('region', { name: 'Capsule' });
    for (const name of NAMES)
      await expect(bar).toContainText(`edits of atr are in use in ${name}, as annotator edit`);
    await expect(bar).toContainText('Start training repeats it');
    await lab.train();
    await expect(bar).toContainText('to the last bit');
  });

  await test.step('and another one gets the edits from the log', async () => {
    await clear();
    await lab.choose(realRecord('208'));
    const edits = await editsOf(lab, '208');
    await expect(edits).toHaveCount(0);
    await page.getByRole('region', { name: 'Edits' }).getByLabel('Read log').setInputFiles(log.path);
    await expect(edits).toHaveCount(12);
    await expect(edits.filter({ hasText: 'undone' })).toHaveCount(1);
    const again = await lab.download('WFDB annotation file');
    expect(readFileSync(again.path).equals(bytes)).toBe(true);
  });
});

/** The exported annotations of the record that is shown, without the note at their beginning; all but labels is as in the original. */
async function exported(
  lab: Lab,
  record: string,
  note: string,
): Promise<Pick<ReturnType<typeof readAnnotations>, 'symbol' | 'sample'>> {
  const { name, path } = await lab.download('WFDB annotation file');
  expect(name).toBe(`${record}.edit`);
  const read = annotationsOf(path, name);
  expect(read.aux[0]).toBe(`ECG lab: edits of atr: ${note}`);
  const original = atrOf(record);
  for (const field of ['sample', 'subtype', 'channel', 'num', 'aux'] as const)
    expect([...read[field].slice(1)]).toEqual([...original[field]]);
  return { symbol: read.symbol.slice(1), sample: read.sample.slice(1) };
}
