import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, type Page, test } from './lab';

/** Changes one row of the lab's database, as another version of the lab may have written it. */
async function changeRow(page: Page, store: string, change: 'damage' | 'mend'): Promise<void> {
  await page.evaluate(
    async ({ store, change }) => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await done(indexedDB.open('ecg-lab'));
      const rows = db.transaction(store, 'readwrite').objectStore(store);
      const key = (await done(rows.getAllKeys()))[0]!;
      const row = await done(rows.get(key));
      const hidden = 'ofALaterVersion';
      // What is damaged is put where this version does not look for it.
      const changed =
        change === 'damage'
          ? { id: row.id, title: row.title, [hidden]: { ...row } }
          : { ...(row[hidden] as object) };
      await done(rows.put(changed, rows.keyPath === null ? key : undefined));
      if (db.objectStoreNames.contains('summaries')) {
        await done(db.transaction('summaries', 'readwrite').objectStore('summaries').clear());
      }
      db.close();
    },
    { store, change },
  );
}

const countRows = (page: Page, store: string) =>
  page.evaluate(async (name) => {
    const opening = indexedDB.open('ecg-lab');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const counting = opening.result.transaction(name).objectStore(name).count();
    await new Promise((resolve) => counting.addEventListener('success', resolve));
    opening.result.close();
    return counting.result;
  }, store);

test('a run and a record that cannot be read stay stored, are announced once, saved as files, and come back', async ({
  lab,
  page,
}) => {
  await lab.open('/?engine=wasm');
  await lab.button('Load demo records');
  await lab.idle();
  await lab.shortTraining({ beats: 100, epochs: 1 });
  await lab.train();
  await changeRow(page, 'runs', 'damage');
  await changeRow(page, 'records', 'damage');
  await page.reload();
  await lab.idle();

  const notice = page.getByRole('region', { name: 'Set aside' });
  await expect(notice.getByRole('listitem')).toHaveCount(2);
  const run = notice.getByRole('listitem').filter({ hasText: /^Run Demo, / });
  const record = notice.getByRole('listitem').filter({ hasText: /^Record / });
  const started = page.waitForEvent('download');
  await run.getByRole('button', { name: 'Save as a file' }).click();
  const saved = await started;
  expect(saved.suggestedFilename()).toMatch(/^ecg-lab-run-Demo-.*\.zip$/);
  const files = unzipSync(readFileSync(await saved.path()));
  const { rows } = JSON.parse(new TextDecoder().decode(files['stored.json']));
  expect(rows.map(({ store }: { store: string }) => store).sort()).toEqual(['models', 'runs']);
  expect(rows.find(({ store }: { store: string }) => store === 'runs').value.ofALaterVersion.title).toMatch(
    /^Demo, /,
  );
  await run.getByRole('button', { name: 'Keep' }).click();
  await expect(notice.getByRole('listitem')).toHaveCount(1);
  await record.getByRole('button', { name: 'Delete' }).click();
  await record.getByRole('button', { name: 'Cancel' }).click();
  await expect(record).toBeVisible();
  expect([await countRows(page, 'runs'), await countRows(page, 'records')]).toEqual([1, 6]);
  await lab.step('Results');
  await expect(page.getByText('No run yet')).toBeVisible();

  // Announced once; the storage menu has both from then on.
  await page.reload();
  await lab.idle();
  await expect(notice).toHaveCount(0);
  await lab.button('Storage');
  const list = page.getByRole('region', { name: 'Not readable by this version' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list.getByRole('button', { name: 'Keep' })).toHaveCount(0);

  // As a version that can read them would find them.
  await changeRow(page, 'runs', 'mend');
  await changeRow(page, 'records', 'mend');
  await page.reload();
  await lab.idle();
  await lab.step('Results');
  await expect(lab.table('Confusion matrix')).toBeVisible();
  await expect(lab.table('Runs').getByRole('row')).toHaveCount(2);
  await lab.step('Records');
  await expect(lab.table('Records').getByRole('checkbox', { name: /Use record/ })).toHaveCount(6);
  await lab.button('Storage');
  await expect(list).toHaveCount(0);
  await expect(lab.problems().getByRole('listitem')).toHaveCount(0);
});

test('only a click deletes what cannot be read', async ({ lab, page }) => {
  await lab.open();
  await lab.button('Load demo records');
  await lab.idle();
  await changeRow(page, 'records', 'damage');
  await page.reload();
  await lab.idle();
  const notice = page.getByRole('region', { name: 'Set aside' });
  await notice.getByRole('button', { name: 'Delete' }).click();
  await notice.getByRole('button', { name: 'Yes, delete' }).click();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => countRows(page, 'records')).toBe(5);
  await page.reload();
  await lab.idle();
  await lab.button('Storage');
  await expect(page.getByRole('dialog', { name: 'Storage' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Not readable by this version' })).toHaveCount(0);
});
