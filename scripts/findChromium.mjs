/**
 * Finds a Chrome or Chromium that runs, or installs one. In this order: CHROMIUM_PATH, what is installed on the machine, what
 * Playwright downloaded before; then Debian's package if running as root on Debian, else Playwright's download.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
/** The same browser without a window's code: opened with much less of the processor, and it tests the same engine. */
const SHELL = 'chromium-headless-shell';
const CHECK_MS = 30_000;
const INSTALL_MS = 8 * 60_000;

/**
 * The usual paths of browsers on this system, most usual first.
 *
 * @param {{ platform: string, env: Record<string, string | undefined>, home: string, headless?: boolean }} machine
 *   headless: Linux's headless shell comes first
 * @returns {string[]}
 */
export function usualPaths({ platform, env, home, headless = false }) {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Google Chrome for Testing'].map(
      (name) => `${name}.app/Contents/MacOS/${name}`,
    );
    return ['/Applications', `${home}/Applications`].flatMap((folder) =>
      apps.map((app) => `${folder}/${app}`),
    );
  }
  if (platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LocalAppData];
    return folders
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
        `${folder}\\Chromium\\Application\\chrome.exe`,
      ]);
  }
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const folders = [...new Set([...onPath, '/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'])];
  const names = headless ? [SHELL, ...NAMES] : NAMES;
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * The version that the browser reports, or undefined if it does not run. On Windows chrome.exe opens a window instead of
 * answering, so its existence has to suffice.
 *
 * @param {string} path
 * @returns {string | undefined}
 */
export function versionOf(path) {
  if (!existsSync(path)) return undefined;
  if (process.platform === 'win32') return 'version not asked on Windows';
  const result = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: CHECK_MS });
  const text = `${result.stdout ?? ''}`.trim();
  return result.status === 0 && /chrom/i.test(text) ? text : undefined;
}

/** @returns {string | undefined} */
function playwrightPath() {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Whether this is root on Debian itself (Ubuntu's package of that name is not a browser but a pointer to a snap). */
function canInstallFromDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {string | undefined} what went wrong
 */
function run(command, args) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    timeout: INSTALL_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status === 0) return undefined;
  if (result.error) return result.error.message;
  const lines = `${result.stderr ?? ''}\n${result.stdout ?? ''}`.split('\n').map((line) => line.trim());
  const candidates = lines.filter((line) => line && !line.startsWith('at '));
  return (
    candidates.find((line) => /^(E:|error|failed)/i.test(line)) ?? candidates.at(-1) ?? `${command} failed`
  );
}

/** Debian's packages of a browser, the first one that there is. Older Debians have none of the shell alone. @param {boolean} headless */
export const debianPackages = (headless) => (headless ? [SHELL, 'chromium'] : ['chromium']);

/**
 * The ways to install a browser, each with its path afterwards.
 *
 * @param {boolean} headless
 */
function installers(headless) {
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
  const debian = debianPackages(headless).map((name) => ({
    name: `Debian's package ${name}`,
    install: () =>
      run('apt-get', ['update', '-q']) ??
      run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name]),
    path: () => `/usr/bin/${name}`,
  }));
  const download = {
    name: "Playwright's download",
    install: () => run(process.execPath, [cli, 'install', 'chromium']),
    path: playwrightPath,
  };
  return canInstallFromDebian() ? [...debian, download] : [download];
}

/**
 * A browser that runs.
 *
 * @param {{ install?: boolean, headless?: boolean, log?: (line: string) => void }} [options] headless: rather one that
 *   cannot open a window
 * @returns {{ path: string, how: string }} how: one sentence on where it came from
 */
export function findChromium({ install = true, headless = false, log = () => {} } = {}) {
  const requested = process.env.CHROMIUM_PATH;
  if (requested) {
    const version = versionOf(requested);
    if (!version)
      throw new Error(
        `CHROMIUM_PATH=${requested} is not a Chrome or Chromium that runs; correct or unset it.`,
      );
    return { path: requested, how: `${version} as CHROMIUM_PATH says, ${requested}.` };
  }
  for (const path of usualPaths({
    platform: process.platform,
    env: process.env,
    home: homedir(),
    headless,
  })) {
    const version = versionOf(path);
    if (version) return { path, how: `${version}, found installed at ${path}.` };
  }
  const own = playwrightPath();
  const ownVersion = own ? versionOf(own) : undefined;
  if (own && ownVersion)
    return { path: own, how: `${ownVersion}, downloaded by Playwright before, at ${own}.` };

  const failures = [];
  for (const installer of install ? installers(headless) : []) {
    log(`No Chrome or Chromium found, installing ${installer.name} …`);
    const problem = installer.install();
    const path = installer.path();
    const version = path && !problem ? versionOf(path) : undefined;
    if (path && version)
      return { path, how: `${version}, just installed from ${installer.name}, at ${path}.` };
    failures.push(`${installer.name}: ${problem ?? 'installed, but it does not run'}`);
  }
  throw new Error(
    ['No Chrome or Chromium found.', ...failures, 'Install Chrome, or name one with CHROMIUM_PATH=…'].join(
      '\n',
    ),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(`Browser: ${findChromium({ log: console.log }).how}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
