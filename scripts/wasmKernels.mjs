import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

/**
 * The Vite plugin that compiles AssemblyScript, for the build, for development and for the unit tests, and provides the bytes as
 * modules: `virtual:wasm-kernels` twice, once for every browser with SIMD and once with relaxed SIMD (fused multiply-add), which
 * is decided at run time; `virtual:wasm-signal` with SIMD alone, whose results are those of the TypeScript code to the last bit.
 */

/** What each module exports: base64 of WebAssembly by name, and the features that its code may use. @type {Record<string, { folder: string, builds: Record<string, string[]> }>} */
const modules = {
  'virtual:wasm-kernels': {
    folder: join(import.meta.dirname, '../src/kernels/wasm/assembly'),
    builds: { simd: ['simd'], relaxedSimd: ['simd', 'relaxed-simd'] },
  },
  'virtual:wasm-signal': {
    folder: join(import.meta.dirname, '../src/signal/wasm/assembly'),
    builds: { simd: ['simd'] },
  },
};

/** Compiled once per process and source text. @type {Map<string, Promise<string>>} */
const compiled = new Map();

/** @returns {import('vite').Plugin} */
export function wasmKernels() {
  return {
    name: 'wasm-kernels',
    // Filters keep the bundler from calling JavaScript for every other module.
    resolveId: { filter: { id: /^virtual:wasm-/ }, handler: (id) => (id in modules ? `\0${id}` : undefined) },
    load: {
      filter: { id: /^\0virtual:wasm-/ },
      async handler(id) {
        const module = modules[id.slice(1)];
        if (!module) return undefined;
        const { folder, builds } = module;
        for (const file of Object.keys(sources(folder))) this.addWatchFile(join(folder, file));
        const lines = Object.entries(builds).map(
          async ([name, features]) => `export const ${name} = '${await compileFolder(folder, features)}';\n`,
        );
        return (await Promise.all(lines)).join('');
      },
    },
  };
}

/** @param {string} folder @returns {Record<string, string>} source text by file name */
function sources(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/**
 * @param {string} folder
 * @param {string[]} features WebAssembly features that the code may use
 * @returns {Promise<string>} the module, base64
 */
function compileFolder(folder, features) {
  const files = sources(folder);
  const key = JSON.stringify([features, files]);
  let done = compiled.get(key);
  if (!done) {
    done = compile(files, features);
    compiled.set(key, done);
  }
  return done;
}

/**
 * @param {Record<string, string>} files
 * @param {string[]} features
 */
async function compile(files, features) {
  /** @type {Uint8Array | undefined} */
  let binary;
  // The code works in memory that is given to it and keeps nothing there: no runtime, no static data, no allocation.
  const options = [
    '--runtime',
    'stub',
    '--importMemory',
    '--noExportMemory',
    '--initialMemory',
    '1',
    '--noAssert',
    '-O3',
  ];
  const { error, stderr } = await asc.main(
    ['index.ts', ...options, ...features.flatMap((name) => ['--enable', name]), '--outFile', 'module.wasm'],
    {
      readFile: (name) => files[name] ?? null,
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) binary = /** @type {Uint8Array} */ (contents);
      },
      listFiles: () => [],
    },
  );
  if (error || !binary) throw new Error(`The AssemblyScript does not compile: ${error?.message}\n${stderr}`);
  return Buffer.from(binary).toString('base64');
}
