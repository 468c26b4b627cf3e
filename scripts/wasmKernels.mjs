import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';

/**
 * The Vite plugin that compiles `src/kernels/wasm/assembly` with AssemblyScript, for the build, for development and for
 * the unit tests, and provides the bytes as the module `virtual:wasm-kernels`: twice, once for every browser with SIMD
 * and once with relaxed SIMD (fused multiply-add); which one is used is decided at run time.
 */

const NAME = 'virtual:wasm-kernels';
const folder = join(import.meta.dirname, '../src/kernels/wasm/assembly');

/** Compiled once per process and source text. @type {Map<string, Promise<string>>} */
const compiled = new Map();

/** @returns {import('vite').Plugin} */
export function wasmKernels() {
  return {
    name: 'wasm-kernels',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      for (const file of Object.keys(sources())) this.addWatchFile(join(folder, file));
      const [simd, relaxedSimd] = await Promise.all([
        compileKernels(['simd']),
        compileKernels(['simd', 'relaxed-simd']),
      ]);
      return `export const simd = '${simd}';\nexport const relaxedSimd = '${relaxedSimd}';\n`;
    },
  };
}

/** @returns {Record<string, string>} source text by file name */
function sources() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/**
 * @param {string[]} features WebAssembly features that the code may use
 * @returns {Promise<string>} the module, base64
 */
export function compileKernels(features) {
  const files = sources();
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
  // The kernels work in tfjs's own memory (imported) and keep nothing there: no runtime, no static data, no allocation.
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
    ['index.ts', ...options, ...features.flatMap((name) => ['--enable', name]), '--outFile', 'kernels.wasm'],
    {
      readFile: (name) => files[name] ?? null,
      writeFile: (name, contents) => {
        if (name.endsWith('.wasm')) binary = /** @type {Uint8Array} */ (contents);
      },
      listFiles: () => [],
    },
  );
  if (error || !binary) throw new Error(`The wasm kernels do not compile: ${error?.message}\n${stderr}`);
  return Buffer.from(binary).toString('base64');
}
