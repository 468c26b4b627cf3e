import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findFirefox, findProgram, findWebKit } from '../../scripts/findBrowsers.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecg-lab-browsers-'));
  vi.stubEnv('FIREFOX_PATH', '');
  vi.stubEnv('PATH', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A program that prints one line. */
function program(name: string, line = ''): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho '${line}'\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('a program', () => {
  it('is found by the first of its names that any folder has', () => {
    const late = join(folder, 'late');
    mkdirSync(late);
    writeFileSync(join(late, 'firefox-esr'), '');
    program('firefox');
    const path = ['/nowhere', folder, late].join(delimiter);
    expect(findProgram(['firefox-esr', 'firefox'], path)).toBe(join(late, 'firefox-esr'));
    expect(findProgram(['firefox'], path)).toBe(join(folder, 'firefox'));
  });

  it('is not found where no folder has it', () => {
    expect(findProgram(['firefox'], '')).toBeUndefined();
    expect(findProgram(['firefox'], folder)).toBeUndefined();
  });
});

describe.skipIf(process.platform !== 'linux')('a browser', () => {
  it('is a Firefox that says so', () => {
    const path = program('firefox', 'Mozilla Firefox 153.8.0esr');
    expect(findFirefox()).toEqual({ path, version: 'Firefox 153.8.0esr' });
  });

  it('is the Firefox that is asked for, or none', () => {
    program('firefox', 'Mozilla Firefox 153.8.0esr');
    vi.stubEnv('FIREFOX_PATH', program('other', 'Mozilla Firefox 160.0'));
    expect(findFirefox()?.version).toBe('Firefox 160.0');
    vi.stubEnv('FIREFOX_PATH', program('chrome', 'Google Chrome 150'));
    expect(findFirefox()).toBeUndefined();
  });

  it('is WebKit where driver and X server are there', () => {
    const driver = program('WebKitWebDriver');
    expect(findWebKit()).toBeUndefined();
    const xServer = program('Xvfb');
    expect(findWebKit()).toEqual({ driver, xServer });
  });
});
