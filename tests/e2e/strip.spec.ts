import { readFileSync } from 'node:fs';
import { expect, type Lab, type Page, test } from './lab';

/** The first demo record at ten seconds of paper. */
async function openStrip(lab: Lab, page: Page) {
  await lab.open();
  await lab.button('Load demo records');
  await lab.idle();
  await lab.table('Records').getByRole('row').nth(2).getByRole('button').first().click();
  const strip = page.getByRole('application', { name: /^ECG of record/ });
  await page.getByRole('button', { name: '10 s', exact: true }).click();
  await expect(page.getByText('25 mm/s · 10 mm/mV').first()).toBeVisible();
  return strip;
}

const shownIn = (page: Page) => page.getByText(/^Showing/).first();

/** Pixels of the strip's canvas that are not transparent, and a sum that changes with the picture. */
const picture = (page: Page) =>
  page.locator('[role="application"] canvas').evaluate((node) => {
    const canvas = node as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    let drawn = 0;
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3]! > 0) drawn++;
      sum = (sum * 31 + data[i]!) % 1e9;
    }
    return { drawn: drawn / (canvas.width * canvas.height), sum };
  });

test('the strip is drawn on a canvas, and a drag moves it with its numbers', async ({ lab, page }) => {
  const strip = await openStrip(lab, page);
  const before = await picture(page);
  expect(before.drawn).toBeGreaterThan(0.5);
  await expect(strip.locator('svg')).toHaveCount(0);
  const shown = (await shownIn(page).textContent())!;
  const box = (await strip.boundingBox())!;
  await page.mouse.move(box.x + 700, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 100, { steps: 5 });
  await page.mouse.up();
  await expect(shownIn(page)).not.toHaveText(shown);
  await expect.poll(async () => (await picture(page)).sum).not.toBe(before.sum);
  // Readers have the beats in words, with their RR intervals.
  const beats = page.getByRole('list', { name: 'Beats in the strip' }).getByRole('listitem');
  await expect(beats.nth(3)).toHaveAccessibleName(/^\d:\d\d\.\d\d, \S+, .*RR \d+\sms/);
  await expect(page.getByText(/RR in ms; .* mean of up to 8 RR before/)).toBeVisible();
});

test('the wheel scrolls the page, with Ctrl it zooms', async ({ lab, page }) => {
  await page.setViewportSize({ width: 1280, height: 480 });
  const strip = await openStrip(lab, page);
  await strip.scrollIntoViewIfNeeded();
  const scrolled = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('*')].reduce((sum, { scrollTop }) => sum + scrollTop, 0),
    );
  const shown = (await shownIn(page).textContent())!;
  // Between the header and the bar at the bottom, which lie over the page.
  const pointAtStrip = async () => {
    const { x, y, height } = (await strip.boundingBox())!;
    await page.mouse.move(x + 400, (Math.max(y, 64) + Math.min(y + height, 420)) / 2);
  };
  await pointAtStrip();
  const from = await scrolled();
  await page.mouse.wheel(0, from > 100 ? -100 : 100);
  await expect.poll(scrolled).not.toBe(from);
  await expect(shownIn(page)).toHaveText(shown);
  await pointAtStrip();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, 200);
  await page.keyboard.up('Control');
  await expect(shownIn(page)).not.toHaveText(shown);
});

test('time and millivolts are under the pointer; calipers measure with pointer and keys, and say what', async ({
  lab,
  page,
}) => {
  const strip = await openStrip(lab, page);
  const box = (await strip.boundingBox())!;
  const readout = page.getByRole('note', { name: 'Under the pointer' });
  await page.mouse.move(box.x + 500, box.y + 120);
  await expect(readout).toContainText(/0:0\d\.\d{3}.* −?\d\.\d\d\u202fmV/);
  await page.mouse.move(box.x + 500, box.y - 60);
  await expect(readout).toHaveText('');

  const said = page.getByRole('status', { name: 'Calipers' });
  await page.getByRole('button', { name: 'Calipers' }).click();
  await page.mouse.click(box.x + 300, box.y + 120);
  await page.mouse.move(box.x + 350, box.y + 130);
  await page.mouse.click(box.x + 400, box.y + 140);
  await expect(said).toContainText(/Second end at .*\d+\u202fms · \d+\u202fbpm · −\d\.\d\d\u202fmV/);
  const first = await said.textContent();
  await page.mouse.move(box.x + 500, box.y + 120);
  await page.mouse.down();
  await page.mouse.move(box.x + 700, box.y + 120, { steps: 3 });
  await page.mouse.up();
  await expect(said).not.toHaveText(first!);
  const dragged = await said.textContent();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(said).not.toHaveText(dragged!);
  await page.keyboard.press('Enter');
  await expect(said).toContainText('First end at');
  // Nothing moved while measuring.
  await expect(shownIn(page)).toContainText('0:00');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Calipers' })).toHaveAttribute('aria-pressed', 'false');
  await expect(said).toHaveText('');
  await page.keyboard.press('c');
  await expect(page.getByRole('button', { name: 'Calipers' })).toHaveAttribute('aria-pressed', 'true');
});

test('a strip is saved as a picture, and printed alone on its sheet', async ({ lab, page }) => {
  await openStrip(lab, page);
  const save = async (format: string) => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: `Save the strip as ${format}` }).click();
    return readFileSync(await (await download).path());
  };
  const svg = (await save('SVG')).toString();
  expect(svg).toMatch(/^<svg /);
  for (const text of ['ECG of record', '25 mm/s · 10 mm/mV', '1 mV', 'synthetic'])
    expect(svg).toContain(text);
  expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG');

  await page.evaluate(() => {
    // The dialog of a real browser waits for a person.
    window.print = () => window.dispatchEvent(new Event('beforeprint'));
  });
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('body > div > svg');
  await expect(sheet).toBeVisible();
  await expect(page.getByRole('navigation')).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('navigation')).toBeVisible();
});
