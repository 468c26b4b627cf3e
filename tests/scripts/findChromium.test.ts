import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { debianPackages, findChromium, usualPaths, versionOf } from '../../scripts/findChromium.mjs';

describe('usual places', () => {
  it('on Linux are the folders of PATH first, by every name', () => {
    const env = { PATH: ['/a', '/b'].join(delimiter) };
    const places = usualPaths({ platform: 'linux', env, home: '/home/x' });
    expect(places[0]).toBe(join('/a', 'google-chrome-stable'));
    expect(places).toContain(join('/b', 'chromium'));
    expect(places).toContain(join('/usr/bin', 'chromium'));
    expect(places.join()).not.toContain('headless');
  });

  it('on Linux begin with the headless shell where no window is needed', () => {
    const env = { PATH: '/a' };
    const places = usualPaths({ platform: 'linux', env, home: '/home/x', headless: true });
    expect(places[0]).toBe(join('/a', 'chromium-headless-shell'));
    expect(places).toContain(join('/usr/bin', 'chromium'));
  });

  it('on Debian is installed from the whole browser where there is no shell alone', () => {
    expect(debianPackages(true)).toEqual(['chromium-headless-shell', 'chromium']);
    expect(debianPackages(false)).toEqual(['chromium']);
  });

  it('on macOS are the applications of the machine and of the person', () => {
    const places = usualPaths({ platform: 'darwin', env: {}, home: '/Users/x' });
    expect(places[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(places).toContain('/Users/x/Applications/Chromium.app/Contents/MacOS/Chromium');
  });

  it('on Windows are the program folders the system names', () => {
    const env = { ProgramFiles: 'C:\\Program Files', LocalAppData: 'C:\\Users\\x\\AppData\\Local' };
    const places = usualPaths({ platform: 'win32', env, home: 'C:\\Users\\x' });
    expect(places).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
    expect(places.join()).not.toContain('undefined');
  });
});

describe.skipIf(process.platform === 'win32')('a browser is one that runs', () => {
  let folder: string;
  const program = (name: string, script: string) => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ecg-lab-browser-'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('asks for its version', () => {
    expect(versionOf(program('good', 'echo "Chromium 140.0.1"'))).toBe('Chromium 140.0.1');
    expect(versionOf(program('broken', 'exit 127'))).toBeUndefined();
    expect(versionOf(program('other', 'echo "Firefox 140"'))).toBeUndefined();
    expect(versionOf(join(folder, 'missing'))).toBeUndefined();
  });

  it('takes CHROMIUM_PATH before all others, and complains where it does not run', () => {
    const good = program('good', 'echo "Chromium 140.0.1"');
    vi.stubEnv('CHROMIUM_PATH', good);
    expect(findChromium({ install: false })).toEqual({
      path: good,
      how: `Chromium 140.0.1 as CHROMIUM_PATH says, ${good}.`,
    });
    vi.stubEnv('CHROMIUM_PATH', join(folder, 'missing'));
    expect(() => findChromium({ install: false })).toThrow('is not a Chrome or Chromium that runs');
  });

  it('passes over one on the PATH that does not run', () => {
    program('google-chrome-stable', 'exit 1');
    const good = program('google-chrome', 'echo "Google Chrome 140.0.1"');
    vi.stubEnv('CHROMIUM_PATH', '');
    vi.stubEnv('PATH', [folder, process.env.PATH].join(delimiter));
    expect(findChromium({ install: false }).path).toBe(good);
  });
});
