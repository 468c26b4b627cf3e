import { resolve } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { databaseOf, startUpstream, type Upstream, withLists } from '../physionet/upstream.mjs';
import { test as base, expect, Lab, needsRealRecords, type Page } from './lab';

const dist = resolve(process.env.ECG_LAB_DIST ?? 'dist');
const mitdb = resolve(process.env.ECG_LAB_SHARED ?? '../shared', 'data/mitdb');

/** What the forward and its upstream are like; each test has a server of its own. */
interface Options {
  /** Whether the server forwards; a static hosting does not. */
  forwards: boolean;
  /** How long the upstream may be silent. */
  stallMs: number;
}

/** The lab with a stand-in for physionet.org behind it, one for all tests of this file. */
const test = base.extend<Options & { net: Upstream }, { upstream: Upstream }>({
  forwards: [true, { option: true }],
  stallMs: [60_000, { option: true }],
  upstream: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const upstream = await startUpstream({
        'mitdb/1.0.0': databaseOf(mitdb, ['100', '119']),
        'many/1.0.0': withLists(
          {},
          Array.from({ length: 50_000 }, (_, i) => `p${i % 10}/p${i}/p${i}-2183`),
        ),
        'hostile/1.0.0': { RECORDS: Buffer.alloc(100_000_000, '../../../etc/passwd\n') },
        'climbing/1.0.0': withLists({}, ['../secret', '/etc/passwd', 'good']),
      });
      await use(upstream);
      await upstream.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ upstream, forwards, stallMs }, use) => {
    const { server, address } = await serve({
      folder: dist,
      port: 0,
      upstream: forwards ? upstream.url : undefined,
      stallMs,
    });
    await use(address);
    server.close();
    server.closeAllConnections();
  },
  net: async ({ upstream }, use) => {
    upstream.requests.length = 0;
    await use(upstream);
    upstream.faults.clear();
    upstream.holdsBreak = undefined;
  },
});

/** The same where the net fails on purpose: the browser notes that in its console, and only that may stand there. */
const faulty = test.extend({
  lab: async ({ page, baseURL }, use) => {
    // The waits before another try, 1 … 8 s, are those of a person's patience and not of a test's.
    await page.addInitScript(() => {
      const { setTimeout: timer } = window;
      const isWait = (ms: number) => ms >= 1000 && ms <= 8000;
      Object.assign(window, {
        setTimeout: (work: TimerHandler, ms = 0, ...given: unknown[]) =>
          timer(work, isWait(ms) ? ms / 100 : ms, ...given),
      });
    });
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      const isNet = /^Failed to load resource/.test(message.text());
      if (message.type() === 'error' && !isNet) wrong.push(`console: ${message.text()}`);
    });
    page.context().on('request', (request) => {
      if (!request.url().startsWith(baseURL!)) wrong.push(`foreign request: ${request.url()}`);
    });
    await use(new Lab(page));
    expect(wrong).toEqual([]);
  },
});

const askedFor = (net: Upstream, path: string) => net.requests.filter((request) => request.path === path);

async function list(page: Page, text?: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /Database and version/ });
  if (!(await field.isVisible())) await page.getByRole('button', { name: 'Open from PhysioNet' }).click();
  if (text !== undefined) await field.fill(text);
  await page.getByRole('button', { name: 'List records' }).click();
}

/** Holds connections that break off open until they are released. */
function hold(net: Upstream): { release(): void } {
  let release = () => {};
  net.holdsBreak = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { release };
}

async function download(page: Page, ...records: string[]): Promise<void> {
  for (const record of records) await page.getByRole('checkbox', { name: record, exact: true }).check();
  await page.getByRole('button', { name: 'Download', exact: true }).click();
}

/** Until the page has read the first half of a signal file: it throws away what it has not read when a connection breaks. */
async function showsHalf(page: Page): Promise<void> {
  await expect(page.getByText(/of 3 files, 980\skB of 1\.9\d\sMB/)).toBeVisible();
}

const recordRow = (lab: Lab, name: string) => lab.table('Records').getByRole('rowheader', { name });

test.describe('from PhysioNet', () => {
  test.beforeEach(() => needsRealRecords());

  test('records are listed, downloaded with progress, loaded like dropped ones, and kept', async ({
    lab,
    page,
    net,
  }) => {
    await lab.open();
    await list(page);
    await expect(page.getByRole('textbox', { name: /Database and version/ })).toHaveValue('mitdb/1.0.0');
    await expect(page.getByText('0 of 2 chosen')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Download', exact: true })).toBeDisabled();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await expect(page.getByText('2 of 2 chosen')).toBeVisible();
    await download(page);
    await expect(recordRow(lab, '119')).toBeVisible();
    await lab.idle();
    const row = (await lab.row('Records', '100')).join(' | ');
    for (const part of ['MLII', '360', '30:05', '2274', '2239', '33']) expect(row).toContain(part);
    await expect(lab.problems().getByRole('listitem')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'List records' })).toBeHidden();
    expect(net.requests.map(({ path }) => path).sort()).toEqual(
      [
        '100.atr',
        '100.dat',
        '100.hea',
        '119.atr',
        '119.dat',
        '119.hea',
        'ANNOTATORS',
        'RECORDS',
        'SHA256SUMS.txt',
      ].map((name) => `mitdb/1.0.0/${name}`),
    );
    expect(net.requests.every(({ headers }) => headers.cookie === undefined)).toBe(true);

    // From here on without PhysioNet: after a reload the list and the files are still here.
    net.requests.length = 0;
    await page.reload();
    await lab.idle();
    await page.getByRole('button', { name: 'Remove record 100' }).click();
    await expect(recordRow(lab, '100')).toBeHidden();
    await list(page);
    await expect(page.getByText('downloaded', { exact: true })).toHaveCount(2);
    await download(page, '100');
    await expect(recordRow(lab, '100')).toBeVisible();
    expect(net.requests).toEqual([]);

    // Until they are deleted.
    await list(page);
    await page.getByRole('button', { name: 'Delete downloaded files' }).click();
    await expect(page.getByText('downloaded', { exact: true })).toHaveCount(0);
    await expect(recordRow(lab, '100')).toBeVisible();
    await list(page);
    await expect(page.getByText('0 of 2 chosen')).toBeVisible();
    await expect.poll(() => net.requests.map(({ path }) => path)).toContain('mitdb/1.0.0/RECORDS');
  });

  test('a pasted address ticks its record, and everything works by the keyboard', async ({
    lab,
    page,
    net,
  }) => {
    await lab.open();
    await page.getByRole('button', { name: 'Open from PhysioNet' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /Database and version/ })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Open from PhysioNet' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: /Database and version/ })).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('https://physionet.org/files/mitdb/1.0.0/100.hea');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('checkbox', { name: '100' })).toBeChecked();
    await page.getByRole('checkbox', { name: '100' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('checkbox', { name: '119' })).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.getByText('2 of 2 chosen')).toBeVisible();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await expect(page.getByText('1 of 2 chosen')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(recordRow(lab, '119')).toBeVisible();
    await lab.idle();
    expect(askedFor(net, 'mitdb/1.0.0/100.hea')).toEqual([]);
  });

  test('a list of 50 000 records scrolls, filters and ticks', async ({ lab, page }) => {
    await lab.open();
    await list(page, 'many/1.0.0');
    await expect(page.getByText('0 of 50\u202f000 chosen')).toBeVisible();
    const rows = page.getByRole('list', { name: 'Records of many/1.0.0' }).getByRole('checkbox');
    expect(await rows.count()).toBeLessThan(60);
    await page.getByRole('checkbox', { name: 'p0/p0/p0-2183', exact: true }).focus();
    await page.keyboard.press('End');
    await expect(page.getByRole('checkbox', { name: 'p9/p49999/p49999-2183' })).toBeFocused();
    await page.getByRole('searchbox', { name: 'Filter records' }).fill('P4999');
    await expect(page.getByText('11 shown')).toBeVisible();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await expect(page.getByText('11 of 50\u202f000 chosen')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Filter records' }).press('Escape');
    await rows.nth(1).check();
    await rows.nth(4).click({ modifiers: ['Shift'] });
    await expect(page.getByText('15 of 50\u202f000 chosen')).toBeVisible();
    await page.getByRole('button', { name: 'None', exact: true }).click();
    await expect(page.getByText('0 of 50\u202f000 chosen')).toBeVisible();
  });

  test('names that lead out of the database are skipped and told', async ({ lab, page }) => {
    await lab.open();
    await list(page, 'climbing/1.0.0');
    await expect(page.getByText(/skipped: \.\.\/secret, \/etc\/passwd/)).toBeVisible();
    await expect(page.getByText('0 of 1 chosen')).toBeVisible();
  });

  test('Clear everything forgets the downloads too', async ({ lab, page, net }) => {
    await lab.open();
    await list(page, 'mitdb/1.0.0');
    await download(page, '100');
    await expect(recordRow(lab, '100')).toBeVisible();
    await lab.idle();
    await page.getByRole('button', { name: 'Storage', exact: true }).click();
    await page.getByRole('button', { name: 'Clear everything' }).click();
    await page.getByRole('button', { name: 'Yes, clear everything' }).click();
    await expect(page.getByRole('button', { name: 'Load demo records' })).toBeVisible();
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
    net.requests.length = 0;
    await list(page);
    await expect(page.getByText('0 of 2 chosen')).toBeVisible();
    expect(net.requests).toHaveLength(3);
  });
});

faulty.describe('from PhysioNet, where something fails', () => {
  faulty.beforeEach(() => needsRealRecords());

  faulty('a connection that drops once is taken up where it broke', async ({ lab, page, net }) => {
    net.faults.set('mitdb/1.0.0/100.dat', 'drop-once');
    const held = hold(net);
    await lab.open();
    await list(page);
    await download(page, '100');
    await showsHalf(page);
    held.release();
    await expect(recordRow(lab, '100')).toBeVisible();
    const asked = askedFor(net, 'mitdb/1.0.0/100.dat');
    expect(asked).toHaveLength(2);
    expect(asked[1]!.headers.range).toBe('bytes=975000-');
    expect(asked[1]!.headers['if-range']).toMatch(/^"/);
    expect((await lab.row('Records', '100')).join()).toContain('2274');
    await expect(lab.problems().getByRole('listitem')).toHaveCount(0);
  });

  faulty('a file that is always cut short is named, the other record comes', async ({ lab, page, net }) => {
    net.faults.set('mitdb/1.0.0/119.dat', 'cut');
    const held = hold(net);
    await lab.open();
    await list(page);
    await download(page, '100', '119');
    await expect(page.getByText(/of 6 files, 2\.9\d\sMB of 3\.9\d\sMB/)).toBeVisible();
    held.release();
    await expect(
      lab.problems().getByText(/broke off several times before mitdb\/1\.0\.0\/119\.dat/),
    ).toBeVisible();
    await expect(recordRow(lab, '100')).toBeVisible();
    await expect(recordRow(lab, '119')).toBeHidden();
    await expect(page.getByRole('checkbox', { name: '119', exact: true })).toBeChecked();
    // A second Download goes on with what is missing.
    net.faults.clear();
    net.requests.length = 0;
    await download(page);
    await expect(recordRow(lab, '119')).toBeVisible();
    expect(net.requests.map(({ path, headers }) => [path, headers.range])).toEqual([
      ['mitdb/1.0.0/119.dat', 'bytes=975000-'],
    ]);
  });

  faulty('a file that is missing, and a database that is', async ({ lab, page, net }) => {
    net.faults.set('mitdb/1.0.0/119.dat', 'missing');
    await lab.open();
    await list(page);
    await download(page, '100', '119');
    await expect(lab.problems().getByText('PhysioNet has no mitdb/1.0.0/119.dat.')).toBeVisible();
    await expect(recordRow(lab, '100')).toBeVisible();
    await list(page, 'nothing/1.0.0');
    await expect(page.getByText(/PhysioNet has no nothing\/1\.0\.0/)).toBeVisible();
    await list(page, 'https://example.org/mitdb');
    await expect(page.getByText(/names no database of PhysioNet/)).toBeVisible();
  });

  faulty(
    'a file whose checksum is a lie is thrown away, fetched once more, and named',
    async ({ lab, page, net }) => {
      const path = 'mitdb/1.0.0/SHA256SUMS.txt';
      const honest = net.files.get(path)!;
      const lie = 'f'.repeat(64);
      net.files.set(path, Buffer.from(honest.toString().replace(/^\w{64}(?= 119\.dat$)/m, lie)));
      await lab.open();
      await list(page);
      await download(page, '100', '119');
      await expect(
        lab.problems().getByText(new RegExp(`119\\.dat was received twice .*expected ${lie}`)),
      ).toBeVisible();
      await expect(recordRow(lab, '100')).toBeVisible();
      await expect(recordRow(lab, '119')).toBeHidden();
      expect(askedFor(net, 'mitdb/1.0.0/119.dat').map(({ headers }) => headers.range)).toEqual([
        undefined,
        undefined,
      ]);
      net.files.set(path, honest);
    },
  );

  faulty('a list of 100 MB is refused before it is here', async ({ lab, page }) => {
    await lab.open();
    await list(page, 'hostile/1.0.0');
    await expect(
      page.getByText(/hostile\/1\.0\.0\/RECORDS is larger than expected \(more than 16 MB\)/),
    ).toBeVisible();
  });
});

faulty.describe('from PhysioNet, where it falls silent', () => {
  faulty.beforeEach(() => needsRealRecords());
  faulty.use({ stallMs: 1000 });

  faulty('a download that stalls is stopped, and goes on after a reload', async ({ lab, page, net }) => {
    net.faults.set('mitdb/1.0.0/100.dat', 'stall');
    await lab.open();
    await list(page);
    await download(page, '100');
    const activity = page.getByRole('status', { name: 'Activity' });
    await expect(activity).toContainText('Downloading from PhysioNet');
    await showsHalf(page);
    await expect(page.getByText('The connection was lost. Trying again …')).toBeVisible();
    await expect.poll(() => askedFor(net, 'mitdb/1.0.0/100.dat').length).toBeGreaterThan(1);
    await activity.getByRole('button', { name: 'Stop' }).click();
    await lab.idle();
    await expect(lab.problems().getByRole('listitem')).toHaveCount(0);
    await expect(page.getByRole('checkbox', { name: '100', exact: true })).toBeChecked();

    net.faults.clear();
    net.requests.length = 0;
    await page.reload();
    await list(page);
    await download(page, '100');
    await expect(recordRow(lab, '100')).toBeVisible();
    expect(net.requests.map(({ path, headers }) => [path, headers.range])).toEqual([
      ['mitdb/1.0.0/100.dat', 'bytes=975000-'],
    ]);
    expect((await lab.row('Records', '100')).join()).toContain('2274');
  });

  faulty('an upstream that stays silent is named in the form', async ({ lab, page, net }) => {
    net.faults.set('mitdb/1.0.0/SHA256SUMS.txt', 'mute');
    await lab.open();
    await list(page);
    await expect(page.getByText(/PhysioNet does not answer/)).toBeVisible();
    await lab.idle();
  });
});

faulty.describe('on a static hosting', () => {
  faulty.use({ forwards: false });

  faulty('the form says plainly that files must be dropped', async ({ lab, page }) => {
    await lab.open();
    await page.getByRole('button', { name: 'Open from PhysioNet' }).click();
    await expect(page.getByText(/plain web server that cannot fetch from PhysioNet/)).toBeVisible();
    await expect(page.getByText(/mit-bih-arrhythmia-database-1\.0\.0\.zip/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'List records' })).toBeHidden();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByRole('button', { name: 'Open from PhysioNet' })).toBeFocused();
  });
});
