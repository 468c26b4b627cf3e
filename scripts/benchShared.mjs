/** Shared by the benchmark scripts: the built lab in a browser, Python for comparison, tables between marks. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { buildForNode } from './buildForNode.mjs';
import { chromiumArgs } from './chromiumArgs.mjs';
import { findChromium } from './findChromium.mjs';
import { serve } from './serve.mjs';

export const BENCHMARKS_FILE = 'docs/BENCHMARKS.md';

/**
 * Serves a built lab with the isolation headers and starts Chromium.
 *
 * @param {{ folder?: string, args?: string[] }} [options] folder: of the build; args: for Chromium, by default those of the tests
 * @returns {Promise<{ address: string, browser: import('@playwright/test').Browser, close: () => Promise<void> }>}
 */
export async function openLab({ folder = 'dist', args = chromiumArgs } = {}) {
  const { server, address } = await serve({ folder, port: 0 });
  const { path } = findChromium({ log: console.log });
  const browser = await chromium.launch({ executablePath: path, args });
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { address, browser, close };
}

/**
 * The JSON that a Python script prints, or undefined if Python or its libraries are missing.
 *
 * @param {string[]} args script and its arguments
 * @param {Record<string, string>} [env]
 */
export function runPython(args, env = {}) {
  for (const python of ['python3', '/usr/bin/python3']) {
    const run = spawnSync(python, args, { encoding: 'utf8', env: { ...process.env, ...env } });
    if (run.status === 0) return JSON.parse(run.stdout);
  }
  return undefined;
}

/**
 * The introduction of a benchmark's section.
 *
 * @param {string} command
 * @param {string} [chromiumVersion] left out where no browser took part
 * @param {string} [graphics]
 */
export function measuredWords(command, chromiumVersion, graphics = 'no GPU') {
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}`;
  const browser = chromiumVersion === undefined ? '' : `, ${graphics}, Chromium ${chromiumVersion}`;
  return `Measured ${date} with \`${command}\` on ${machine}${browser}, Node ${process.version}.`;
}

/**
 * The folder of a benchmark's records: the one that is given, or the usual one. Without the records the program ends, with a sentence.
 *
 * @param {string} command
 * @param {string | undefined} given
 * @param {{ usual?: string, needs?: string[] }} [options] needs: files or folders that it must have
 */
export function dataFolder(command, given, { usual = '../shared/data/mitdb', needs = ['100.hea'] } = {}) {
  const folder = resolve(given ?? usual);
  if (needs.every((each) => existsSync(join(folder, each)))) return folder;
  console.error(`${needs.join(', ')} not found in ${folder}. Give the folder: ${command} -- FOLDER`);
  process.exit(1);
}

/**
 * What a benchmark in Node begins with: its records, and its TypeScript as modules.
 *
 * @param {string} name `npm run bench:NAME`
 * @param {string | undefined} given folder of the records
 * @param {Record<string, string>} input files by the names of their modules
 * @param {Parameters<typeof dataFolder>[2]} [options]
 * @returns {Promise<{ folder: string, modules: Record<string, string> }>} modules: their addresses, for `import()`
 */
export async function openBench(name, given, input, options) {
  const folder = dataFolder(`npm run bench:${name}`, given, options);
  return { folder, modules: await buildForNode(input, `node_modules/.bench-${name}`) };
}

/** Names of the records of a folder in WFDB format. @param {string} folder */
export function recordNames(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.hea'))
    .map((file) => file.slice(0, -4));
}

/**
 * Header, signals and reference annotations of a record.
 *
 * @param {string} folder
 * @param {string} name
 * @param {{ mayLack?: string[] }} [options] mayLack: endings of files that are empty where there are none
 * @throws if a file is missing that may not
 */
export function recordBytes(folder, name, { mayLack = [] } = {}) {
  const bytes = (/** @type {string} */ ending) => {
    const path = join(folder, `${name}.${ending}`);
    if (existsSync(path)) return new Uint8Array(readFileSync(path));
    if (mayLack.includes(ending)) return new Uint8Array(0);
    throw new Error(`${name}.${ending} is not in ${folder}. Record ${name} cannot be measured without it.`);
  };
  return { name, hea: bytes('hea'), dat: bytes('dat'), atr: bytes('atr') };
}

/** The lower of the two in the middle, if their number is even; NaN of nothing. @param {readonly number[]} values */
export const medianOf = (values) => Float64Array.from(values).sort()[(values.length - 1) >> 1] ?? Number.NaN;

/** The value below which a share of all lie, one of them; NaN of nothing. @param {readonly number[]} values @param {number} share */
export const quantileOf = (values, share) =>
  Float64Array.from(values).sort()[Math.round(share * (values.length - 1))] ?? Number.NaN;

/**
 * Writes a text between `<!-- name:start -->` and `<!-- name:end -->` of a Markdown file; a file without the marks gets them at its end.
 *
 * @param {string} name
 * @param {string} text
 * @param {string} [file]
 */
export function writeBetweenMarks(name, text, file = BENCHMARKS_FILE) {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  let old = existsSync(file) ? readFileSync(file, 'utf8') : '# Benchmarks\n';
  if (!old.includes(start)) old = `${old.trimEnd()}\n\n${start}\n${end}\n`;
  const before = old.slice(0, old.indexOf(start) + start.length);
  writeFileSync(file, `${before}\n${text}\n${old.slice(old.indexOf(end))}`);
}
