import { expect, type Lab, ON_WASM, type Page, test } from './lab';

/** What the page asked of the browser's notifications, and the titles that it had. */
interface Seen {
  asked: number;
  answer: NotificationPermission;
  notices: { title: string; body: string | undefined }[];
  titles: string[];
}
type Watched = typeof globalThis & { seen: Seen };

/** A browser whose user answers as the test says, before the page is loaded. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: Seen = { asked: 0, answer: 'denied', notices: [], titles: [] };
    (globalThis as Watched).seen = seen;
    class FakeNotification {
      static async requestPermission() {
        seen.asked++;
        return seen.answer;
      }
      constructor(title: string, options: NotificationOptions) {
        seen.notices.push({ title, body: options.body });
      }
      close() {}
    }
    Object.assign(globalThis, { Notification: FakeNotification });
    new MutationObserver(() => {
      if (seen.titles.at(-1) !== document.title) seen.titles.push(document.title);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}
const seen = (page: Page) => page.evaluate(() => (globalThis as Watched).seen);
const main = (page: Page) => page.getByRole('main');
const inBar = (lab: Lab, name: string) => lab.activity().getByRole('button', { name, exact: true });

test('a training goes step by step, says where it is, and how far it came when it was stopped', async ({
  lab,
  page,
}) => {
  await watch(page);
  await lab.open(ON_WASM);
  await lab.button('Load demo records');
  await lab.idle();
  await lab.shortTraining({ beats: 400, epochs: 3 });

  await test.step('Step trains the first epoch and pauses', async () => {
    await main(page).getByRole('button', { name: 'Step', exact: true }).click();
    await expect(lab.activity().getByText('Paused', { exact: false }).last()).toBeVisible();
    await expect(page).toHaveTitle('Paused – ECG lab');
    expect((await seen(page)).titles).toContainEqual(expect.stringMatching(/^\d+\s% training – ECG lab$/));
    await expect(lab.activity()).toContainText('epoch 1 of 3');
    await expect(lab.activity()).not.toContainText('left');
    await expect(inBar(lab, 'Resume')).toBeVisible();
    const left = main(page)
      .getByRole('region', { name: 'Training' })
      .locator('dl > div', { hasText: 'Time left' });
    await expect(left).toHaveText(/Time left–$/);
  });

  const answers = (epoch: number) =>
    page.getByRole('table', { name: `Answers to the validation beats (%), after epoch ${epoch}` });
  await test.step('what the network answers is a table by true class', async () => {
    const rows = answers(1)
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
    expect(await rows.count()).toBeGreaterThanOrEqual(4);
    const shares = (await rows.first().getByRole('cell').allTextContents()).slice(0, -1);
    const sum = shares.reduce((total, share) => total + Number.parseFloat(share), 0);
    expect(sum).toBeCloseTo(100, 0);
  });

  await test.step('Step goes on for one more epoch', async () => {
    await main(page).getByRole('button', { name: 'Step', exact: true }).click();
    await expect(answers(2)).toBeVisible();
    await expect(page).toHaveTitle('Paused – ECG lab');
  });

  await test.step('a run stopped there says so everywhere', async () => {
    const stopped = 'stopped after epoch 2 of 3';
    await inBar(lab, 'Stop').click();
    await expect(lab.table('Confusion matrix')).toBeVisible();
    await lab.idle();
    await expect(lab.activity()).toContainText(stopped);
    await expect(lab.table('Runs')).toContainText(stopped);
    await expect(main(page).getByRole('heading', { level: 2 })).toContainText(stopped);
    expect(await lab.row('Run summary', 'State')).toEqual([stopped]);
    await expect(page.getByText(`This run was ${stopped}`)).toBeVisible();
    const run = JSON.parse((await lab.download('Run (JSON)')).text);
    expect(run).toMatchObject({ stopped: { epoch: 2, epochs: 3, text: stopped } });
    expect(run.stamp).toContain('stopped-after-epoch-2-of-3');
    const capsule = JSON.parse((await lab.download('Run capsule (JSON)')).text);
    expect(capsule.stopped.text).toBe(stopped);
    expect((await lab.predictions())[0]!.stamp).toContain('stopped-after-epoch-2-of-3');
    await expect(page).toHaveTitle('ECG lab');
  });

  await test.step('no notification was asked for', async () => {
    expect(await seen(page)).toMatchObject({ asked: 0, notices: [] });
  });

  await test.step('a refused notification says how to allow it; an allowed one comes at the end', async () => {
    await lab.step('Train');
    await main(page).getByRole('button', { name: 'Step', exact: true }).click();
    await expect(page).toHaveTitle('Paused – ECG lab');
    await lab.button('Notify me when it ends');
    await expect(page.getByText(/refuses notifications.*settings of this site/)).toBeVisible();
    await page.evaluate(() => {
      (globalThis as Watched).seen.answer = 'granted';
    });
    await lab.button('Notify me when it ends');
    await expect(page.getByText(/You are notified when it ends/)).toBeVisible();
    await page.clock.setFixedTime(Date.now() + 90_000);
    await inBar(lab, 'Resume').click();
    await expect(page).toHaveTitle('Finished – ECG lab');
    const { asked, notices } = await seen(page);
    expect(asked).toBe(2);
    expect(notices).toEqual([
      {
        title: 'Training finished',
        body: expect.stringMatching(/hold-out, 6 records.*, after 1\smin \d+\ss$/),
      },
    ]);
    await page.keyboard.press('Shift');
    await expect(page).toHaveTitle('ECG lab');
  });
});
