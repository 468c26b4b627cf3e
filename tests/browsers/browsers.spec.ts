import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findFirefox, findWebKit } from '../../scripts/findBrowsers.mjs';
import { serve } from '../../scripts/serve.mjs';
import { openFirefox } from './firefox';
import { shows, type Tab } from './tab';
import { openWebKit } from './webkit';

const firefox = findFirefox();
const webkit = findWebKit();

/** A way to start a browser, and whether the page then has shared memory from a server that sends the headers. */
interface Launch {
  open(): Promise<Tab>;
  shares: boolean;
}

/** A browser as most people have it, and in the ways that change how the lab trains in it. */
interface Browser {
  name: string;
  isThere: boolean;
  packages: string;
  usual: Launch;
  /** With shared memory where the usual way is without, and the other way round. */
  otherMemory: Launch & { isolated: boolean };
  /** WebGL in a worker is not there. */
  withoutWorkerWebGL(): Promise<Tab>;
}

const BROWSERS: Browser[] = [
  {
    name: 'Firefox',
    isThere: firefox !== undefined,
    packages: 'firefox-esr',
    usual: { open: () => openFirefox(firefox!.path), shares: true },
    otherMemory: { open: () => openFirefox(firefox!.path), shares: false, isolated: false },
    withoutWorkerWebGL: () => openFirefox(firefox!.path, { preferences: { 'webgl.disabled': true } }),
  },
  {
    name: 'WebKit',
    isThere: webkit !== undefined,
    packages: 'webkit2gtk-driver, xvfb',
    usual: { open: () => openWebKit(webkit!), shares: false },
    otherMemory: { open: () => openWebKit(webkit!, { sharedMemory: true }), shares: true, isolated: true },
    withoutWorkerWebGL: () => openWebKit(webkit!),
  },
];

const MATRIX = /Confusion matrix/;
const UNSTORED = /could not store|does not let this page store/;

let servers: Awaited<ReturnType<typeof serve>>[];
const addressOf = (isolated: boolean) => servers[isolated ? 0 : 1]!.address;

beforeAll(async () => {
  const folder = resolve('dist');
  const port = 0;
  servers = await Promise.all(
    [true, false].map((isolated) => serve({ folder, port, isolated, upstream: undefined })),
  );
});
afterAll(() => {
  for (const { server } of servers) {
    server.close();
    server.closeAllConnections();
  }
});

async function opened(launch: () => Promise<Tab>): Promise<Tab> {
  const tab = await launch();
  onTestFinished(() => tab.close());
  return tab;
}

const sharesMemory = (tab: Tab) =>
  tab.evaluate("crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined'");

/** Opens the most confident error; the line that names its record and time. */
async function inspectFirstError(tab: Tab): Promise<string> {
  await tab.click('button', await shows(tab, /All \d+ misclassified beats/));
  await shows(tab, /25 mm\/s · 10 mm\/mV/);
  return shows(tab, /Record demo\d+, \d+:\d+\.\d+/);
}

describe.each(BROWSERS)('$name', ({ name, isThere, packages, usual, otherMemory, withoutWorkerWebGL }) => {
  if (!isThere) {
    const missing = `${name} is not installed (Debian: ${packages}), so it is not tested.`;
    if (!process.env.CI) console.log(missing);
    it.skipIf(!process.env.CI)('is installed', () => expect.fail(missing));
  }
  const test = it.skipIf(!isThere);

  test('shows the demo from records to a misread beat, and all of it again after a reload', async () => {
    const tab = await opened(usual.open);
    console.log(`Browser: ${tab.browser}`);
    const started = performance.now();
    await tab.go(`${addressOf(true)}?demo`);
    await shows(tab, MATRIX);
    console.log(
      `?demo in ${tab.browser}: ${((performance.now() - started) / 1000).toFixed(1)} s to the matrix`,
    );
    expect(await sharesMemory(tab)).toBe(usual.shares);
    await shows(tab, /WASM SIMD × \d/);
    const beat = await inspectFirstError(tab);
    expect(await tab.text()).not.toMatch(UNSTORED);

    // The address names the beat.
    await tab.reload();
    await shows(tab, /25 mm\/s · 10 mm\/mV/);
    expect(await shows(tab, /Record demo\d+, \d+:\d+\.\d+/)).toBe(beat);
  });

  test(`trains on WebAssembly ${otherMemory.shares ? 'with' : 'without'} shared memory`, async () => {
    const tab = await opened(otherMemory.open);
    await tab.go(`${addressOf(otherMemory.isolated)}?engine=wasm`);
    await shows(tab, /Load demo records/);
    expect(await sharesMemory(tab)).toBe(otherMemory.shares);
    await tab.click('button', 'Load demo records');
    await shows(tab, /Records 6 of 6 ticked/);
    await tab.click('button', 'Train');
    await shows(tab, /Recipe/);
    await tab.fill('Epochs', '1');
    expect(await tab.evaluate('document.activeElement.value')).toBe('1');
    await tab.click('button', 'Start training');
    await shows(tab, MATRIX);
    await shows(tab, /WASM SIMD × \d/);
  });

  test('says what to do where the engine that the address asks for does not work', async () => {
    const tab = await opened(withoutWorkerWebGL);
    await tab.go(`${addressOf(true)}?demo&engine=worker-webgl`);
    await shows(tab, /WebGL in a worker does not work here: .+ take “engine=worker-webgl” out of it/);
  });
});
