/** Finds Firefox and WebKitGTK (Safari's engine, with its WebDriver) for `npm run test:browsers`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const CHECK_MS = 30_000;

/**
 * The first program with one of these names in a folder of PATH.
 *
 * @param {string[]} names
 * @param {string} [path] folders to search, as PATH has them
 * @returns {string | undefined} its full path
 */
export function findProgram(names, path = process.env.PATH ?? '') {
  const folders = path.split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

/**
 * A Firefox that runs: FIREFOX_PATH, else an installed one. WebDriver BiDi controls version 128 or newer.
 *
 * @returns {{ path: string, version: string } | undefined}
 */
export function findFirefox() {
  const installed = [
    findProgram(['firefox-esr', 'firefox']),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ];
  const requested = process.env.FIREFOX_PATH;
  for (const path of requested ? [requested] : installed) {
    if (!path || !existsSync(path)) continue;
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: CHECK_MS });
    const version = /Firefox\s+\S+/.exec(stdout ?? '')?.[0];
    if (version) return { path, version };
  }
  return undefined;
}

/**
 * WebKitGTK's driver and the virtual X server that its browser draws on (Debian's `webkit2gtk-driver`, `xvfb`).
 *
 * @returns {{ driver: string, xServer: string } | undefined}
 */
export function findWebKit() {
  const driver = findProgram(['WebKitWebDriver']);
  const xServer = findProgram(['Xvfb']);
  return driver && xServer ? { driver, xServer } : undefined;
}
