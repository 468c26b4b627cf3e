import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workerEntries } from '../../scripts/workerEntries.mjs';
import viteConfig from '../../vite.config';

/** A worker that shares a module with a chunk which it loads later. */
const SOURCES = {
  'index.html': '<script type="module" src="./page.js"></script>',
  'page.js': "new Worker(new URL('./entry.js', import.meta.url), { type: 'module' });",
  'entry.js': "import { shared } from './shared.js'; shared('entry'); import('./later.js');",
  'later.js': "import { shared } from './shared.js'; shared('later');",
  'shared.js': 'export function shared(name) { self.postMessage([name, Math.random()]); }',
};

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'worker-entries-'));
  mkdirSync(root, { recursive: true });
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(root, name), text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Builds the worker; names of the chunks whose text names the entry's file, the page's aside. */
async function importersOfEntry(plugins: Plugin[]): Promise<string[]> {
  await build({
    ...{ root, configFile: false, logLevel: 'silent' },
    worker: { format: 'es', plugins: () => plugins },
  });
  const folder = join(root, 'dist', 'assets');
  const files = readdirSync(folder);
  const entry = files.find((name) => name.startsWith('entry-'))!;
  const importers = files.filter((name) => readFileSync(join(folder, name), 'utf8').includes(entry));
  return importers.map((name) => name.split('-')[0]!).filter((name) => name !== 'index');
}

describe('entries of workers', () => {
  it('are imported by a chunk of theirs where the bundler has its way', async () => {
    expect(await importersOfEntry([])).toEqual(['later']);
  });

  it('are imported by none with the plugin', async () => {
    expect(await importersOfEntry([workerEntries()])).toEqual([]);
  });

  it('end the build where they are imported all the same', async () => {
    const undo: Plugin = {
      name: 'undo',
      options: (options) => ({ ...options, preserveEntrySignatures: false as const }),
    };
    await expect(importersOfEntry([workerEntries(), undo])).rejects.toThrow(
      /later-.*imports the worker's entry/,
    );
  });

  it('are kept apart in the build of the lab', async () => {
    const config = viteConfig({ mode: 'production', command: 'build' });
    const { worker } = config as { worker: { plugins: () => Plugin[] } };
    expect(worker.plugins().map(({ name }) => name)).toContain('worker-entries');
  });
});
