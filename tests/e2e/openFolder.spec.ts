import { readFileSync } from 'node:fs';
import { expect, needsRealRecords, realRecord, test } from './lab';

test.describe('a folder', () => {
  test.beforeEach(() => needsRealRecords());

  test('is opened by the File System Access API, with the folders in it', async ({ lab, page }) => {
    const files = realRecord('100').map((path) => ({
      name: path.split('/').at(-1)!,
      base64: readFileSync(path).toString('base64'),
    }));
    await lab.open();
    // A real folder handle: the browser's own private folder stands in for the one that its dialog would give.
    await page.evaluate(async (contents) => {
      const root = await navigator.storage.getDirectory();
      const folder = await (await root.getDirectoryHandle('mitdb', { create: true })).getDirectoryHandle(
        'inner',
        {
          create: true,
        },
      );
      for (const { name, base64 } of contents) {
        const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await file.write(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
        await file.close();
      }
      Object.assign(globalThis, { showDirectoryPicker: async () => root.getDirectoryHandle('mitdb') });
    }, files);
    await lab.button('Open folder');
    await expect(lab.table('Records').getByRole('rowheader', { name: '100' })).toBeVisible();
    await lab.idle();
    expect((await lab.row('Records', '100')).join()).toContain('2274');
    await expect(page.getByTitle('Open record 100 (from mitdb/inner)')).toBeVisible();
    // Kept like any other: a reload asks for no folder.
    await page.reload();
    await lab.table('Records').getByRole('button', { name: '100', exact: true }).click();
    await expect(page.getByRole('application', { name: /ECG of record 100/ })).toBeVisible();
  });

  test('that is not chosen after all changes nothing, and without the API the input opens', async ({
    lab,
    page,
  }) => {
    await lab.open();
    await page.evaluate(() =>
      Object.assign(globalThis, {
        showDirectoryPicker: () =>
          Promise.reject(new DOMException('The user aborted a request.', 'AbortError')),
      }),
    );
    await lab.button('Open folder');
    await lab.idle();
    await expect(lab.problems().getByRole('listitem')).toHaveCount(0);
    await page.evaluate(() => Object.assign(globalThis, { showDirectoryPicker: undefined }));
    const chooser = page.waitForEvent('filechooser');
    await lab.button('Open folder');
    expect(await (await chooser).element().getAttribute('aria-label')).toBe('WFDB folder');
  });
});
