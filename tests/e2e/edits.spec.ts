import { readFileSync } from 'node:fs';
import { readAnnotations } from '../../src/wfdb';
import { formatClock } from '../../src/widgets/format';
import { expect, needsRealRecords, ON_WASM, realRecord, test } from './lab';

/** The way of an edit: made by keys, undone alone, kept over a reload, taken away and read back. */
test('beats are relabelled by keys, one edit is undone alone, and all of it is kept and exported', async ({
  lab,
  page,
}) => {
  needsRealRecords();
  await lab.open(ON_WASM);
  await lab.choose(realRecord('208'));
  await page.getByRole('button', { name: '208', exact: true }).click();
  const annotator = page.getByRole('combobox', { name: 'Annotator', exact: true });
  await expect(annotator).toHaveValue('atr');
  const region = page.getByRole('region', { name: 'Edits' });
  await region.getByRole('button', { name: 'Edit beats' }).click();
  const strip = page.getByRole('application');
  await strip.focus();

  // Each beat gets another label than it has: ten edits.
  const atr = readAnnotations(new Uint8Array(readFileSync(realRecord('208')[2]!)), '208.atr');
  const beats = [...atr.symbol.keys()].filter((i) => 'NVF'.includes(atr.symbol[i]!)).slice(0, 10);
  const given = beats.map((i) => (atr.symbol[i] === 'V' ? 'N' : 'V'));
  const edits = region.getByRole('list', { name: 'Edits' }).getByRole('listitem');
  for (const [done, symbol] of given.entries()) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(symbol.toLowerCase());
    await expect(edits).toHaveCount(done + 1);
  }
  await expect(annotator).toHaveValue('edit');

  // The third alone: the list has the last edit first.
  await edits.nth(7).getByRole('button', { name: /^Undo/ }).click();
  await expect(edits.nth(7)).toContainText('undone');
  await page.reload();
  await lab.idle();
  await expect(annotator).toHaveValue('edit');
  await expect(edits).toHaveCount(10);
  await expect(edits.filter({ hasText: 'undone' })).toHaveCount(1);

  const expected = atr.symbol.map((symbol, i) => {
    const at = beats.indexOf(i);
    return at < 0 || at === 2 ? symbol : given[at]!;
  });
  const { name, path } = await lab.download('WFDB annotation file');
  expect(name).toBe('208.edit');
  const read = readAnnotations(new Uint8Array(readFileSync(path)), name);
  expect(read.aux[0]).toBe('ECG lab: edits of atr: 9 beats relabelled');
  expect(read.symbol.slice(1)).toEqual(expected);
  for (const field of ['sample', 'subtype', 'channel', 'num', 'aux'] as const)
    expect([...read[field].slice(1)]).toEqual([...atr[field]]);

  // A beat is deleted, and added by a click beside its R wave: it lies on that, not where the click was.
  const at = atr.sample[beats.at(-1)!]!;
  await region.getByRole('button', { name: 'Edit beats' }).click();
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
  const bytes = readFileSync(edited.path);
  const added = readAnnotations(new Uint8Array(bytes), '208.edit');
  expect(added.aux[0]).toBe('ECG lab: edits of atr: 8 beats relabelled, 1 added, 1 deleted');
  const nearest = Math.min(...Array.from(added.sample, (sample) => Math.abs(sample - at)));
  expect(nearest).toBeLessThan(4);

  // A lab that has nothing gets all of it from the log.
  const log = await lab.download('Edits as a log (JSON Lines)');
  expect(log.name).toBe('208.atr.edits.jsonl');
  await lab.button('Storage');
  await lab.button('Clear everything');
  await lab.button('Yes, clear everything');
  await lab.choose(realRecord('208'));
  await page.getByRole('button', { name: '208', exact: true }).click();
  await region.getByRole('button', { name: 'Edit beats' }).click();
  await expect(edits).toHaveCount(0);
  await region.getByLabel('Read log').setInputFiles(log.path);
  await expect(edits).toHaveCount(12);
  await expect(edits.filter({ hasText: 'undone' })).toHaveCount(1);
  const again = await lab.download('WFDB annotation file');
  expect(readFileSync(again.path).equals(bytes)).toBe(true);
});

/** From a run to edited labels to a run on them, with its folds; and its capsule, repeated where there are only the original files. */
test('a run is trained again on edited labels, told apart from it, and repeated from its capsule', async ({
  lab,
  page,
}) => {
  needsRealRecords();
  await lab.openWith(['208']);
  await lab.shortTraining({ beats: 3000, epochs: 1 });
  await lab.smallNetwork();
  await lab.train();
  const before = await lab.predictions();
  const retrain = page.getByRole('button', { name: 'Retrain with edits' });
  await expect(retrain).toHaveCount(0);

  await lab.step('Records');
  await page.getByRole('button', { name: '208', exact: true }).click();
  const region = page.getByRole('region', { name: 'Edits' });
  await region.getByRole('button', { name: 'Edit beats' }).click();
  await page.getByRole('application').focus();
  const atr = readAnnotations(new Uint8Array(readFileSync(realRecord('208')[2]!)), '208.atr');
  const beats = [...atr.symbol.keys()].filter((i) => 'NVF'.includes(atr.symbol[i]!)).slice(0, 10);
  const edits = region.getByRole('list', { name: 'Edits' }).getByRole('listitem');
  for (const [done, i] of beats.entries()) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(atr.symbol[i] === 'V' ? 'n' : 'v');
    await expect(edits).toHaveCount(done + 1);
  }
  const edited = new Set(beats.map((i) => String(atr.sample[i])));
  const tested = before.filter(({ sample }) => edited.has(sample!)).length;
  expect(tested).toBeGreaterThan(0);

  await lab.step('Results');
  await lab.work('Retrain with edits');
  const apart = page.getByRole('region', { name: 'Labels or training: A and B' });
  await expect(apart).toContainText(`${tested} have another label`);
  await expect(retrain).toHaveCount(0);
  const table = 'Networks of A and B, judged by the labels of both';
  expect((await lab.row(table, 'Accuracy')).filter((text) => /%$/.test(text))).toHaveLength(4);
  const after = await lab.predictions();
  expect(after.map(({ sample }) => sample)).toEqual(before.map(({ sample }) => sample));
  expect(new Set(after.map(({ stamp }) => stamp))).toEqual(
    new Set([expect.stringContaining('relabelled-10-beats')]),
  );
  const capsule = await lab.download('Run capsule (JSON)');

  await apart.getByRole('button', { name: /^Show the/ }).click();
  const list = page.getByRole('listbox', { name: 'Beats that changed' });
  await expect(list.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Beats that changed' })).toContainText(/Label \w+ → \w+/);

  await lab.button('Storage');
  await lab.button('Clear everything');
  await lab.button('Yes, clear everything');
  await lab.choose(realRecord('208'));
  await lab.drop([capsule]);
  const bar = page.getByRole('region', { name: 'Capsule' });
  await expect(bar).toContainText('edits of atr are in use in 208, as annotator edit');
  await expect(bar).toContainText('Start training repeats it');
  await lab.train();
  await expect(bar).toContainText('to the last bit');
});

/** The way of a template: all beats of a card are one edit, in the list and in undoing. */
test('a template is relabelled at once, listed as one edit, and undone as one', async ({ lab, page }) => {
  needsRealRecords();
  await lab.open();
  await lab.choose(realRecord('233'));
  await page.getByRole('button', { name: '233', exact: true }).click();
  const region = page.getByRole('region', { name: 'Templates' });
  await region.getByRole('button', { name: 'Cluster beats' }).click();
  const cards = region.getByRole('list', { name: 'Templates' }).getByRole('listitem');
  await expect(cards.first()).toContainText('Template 1');
  // The largest one of ventricular beats alone.
  const ventricular = /(?<!S)VEB\s*100\.0\s%/;
  const card = cards.filter({ hasText: ventricular }).first();
  const [, number, beats] = /Template (\d+): (\d+) beats/.exec((await card.textContent())!)!;
  await card.getByRole('button').click();
  await expect(card.getByRole('button', { pressed: true })).toBeVisible();

  // Its beats are walked through on the strip.
  await page.keyboard.press('ArrowRight');
  await expect(region.getByText(`1 of ${beats}`)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(region.getByText(`2 of ${beats}`)).toBeVisible();

  const edits = page
    .getByRole('region', { name: 'Edits' })
    .getByRole('list', { name: 'Edits' })
    .getByRole('listitem');
  const own = cards.filter({ hasText: `Template ${number}:` });
  await page.keyboard.press('a');
  await expect(edits).toHaveCount(1);
  await expect(edits.first()).toContainText(`→ A (${beats} beats) · template ${number}`);
  await expect(own).toContainText(/SVEB\s*100\.0\s%/);
  await edits.first().getByRole('button', { name: /^Undo/ }).click();
  await expect(edits.first()).toContainText('undone');
  await expect(own).toContainText(ventricular);
});
