import { defineConfig } from '@playwright/test';
import { chromiumArgs } from './scripts/chromiumArgs.mjs';

/** Chosen free by `scripts/test.mjs`, so that two checkouts can run their tests at a time. */
const port = Number(process.env.ECG_LAB_PORT ?? 4300);
const address = `http://localhost:${port}/`;

/**
 * End-to-end tests on the build in `dist`: `npm run test:e2e` builds it, finds a browser and calls Playwright.
 * Two workers: much of a test is waiting, and no test depends on how fast anything is, or on another.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Far beyond what anything takes on a busy machine: they end what hangs, and decide nothing else.
  timeout: 45 * 60_000,
  expect: { timeout: 5 * 60_000 },
  reporter: [
    ['list'],
    ...(process.env.ECG_LAB_E2E_REPORT
      ? [['json', { outputFile: process.env.ECG_LAB_E2E_REPORT }] as const]
      : []),
  ],
  use: {
    baseURL: address,
    browserName: 'chromium',
    headless: true,
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 5 * 60_000,
    navigationTimeout: 5 * 60_000,
    // A bar that wanders without end makes the processor draw the page without end.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'off',
    video: 'off',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: chromiumArgs,
    },
  },
  webServer: {
    command: 'node scripts/serve.mjs',
    env: { PORT: String(port), HOST: '127.0.0.1' },
    url: address,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
