import { expect, needsRealRecords, realRecord, test } from './lab';

const NOTES = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('to do') };

test('a file that is no record is a note, not an error', async ({ lab, page }) => {
  await lab.open();
  await lab.choose([NOTES]);
  const note = lab.notes().getByRole('listitem');
  await expect(note).toHaveText(/^Note.*notes\.txt holds no record/);
  await expect(lab.problems()).toHaveText('');
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Load demo records' })).toBeVisible();
});

test('problems of one kind are one line with the names behind it, only where they matter', async ({
  lab,
  page,
}) => {
  needsRealRecords();
  // Three that give no gain, and one that does.
  const files = ['820', '821', '822', '800'].flatMap((name) => realRecord(name, 'svdb'));
  await lab.open();
  await lab.choose(files);
  await lab.choose([NOTES]);
  const line = lab.problems().getByRole('listitem');
  await expect(line).toHaveText(/^Warning3 records give no gain, .*convention/);
  await line.getByText('Which').click();
  await expect(line.getByText('820, 821, 822')).toBeVisible();
  await expect(lab.notes().getByRole('listitem')).toHaveCount(1);

  for (const step of ['Beats', 'Train', 'Results', 'Inspect', 'Records'] as const) {
    await lab.step(step);
    const matters = step === 'Beats' || step === 'Records';
    await expect(line).toHaveCount(matters ? 1 : 0);
    await expect(lab.notes().getByRole('listitem')).toHaveCount(matters ? 1 : 0);
  }

  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.getByText(/3 条记录没有给出增益/)).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await line.getByRole('button', { name: 'Dismiss' }).click();
  await expect(lab.problems()).toHaveText('');
});
