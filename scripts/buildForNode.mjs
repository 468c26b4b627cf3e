/** Sources of the lab and its tests as plain JavaScript, for scripts that run them in Node. */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { wasmKernels } from './wasmKernels.mjs';

/**
 * Builds TypeScript files with Vite, as for the page.
 *
 * @param {Record<string, string>} input file by the name of its module
 * @param {string} folder of the modules, relative to the working directory; what else lies there is kept
 * @returns {Promise<Record<string, string>>} address of every module, by its name, for `import()`
 */
export async function buildForNode(input, folder) {
  const outDir = resolve(folder);
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [wasmKernels()],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { input, output: { entryFileNames: '[name].mjs' } },
    },
  });
  return Object.fromEntries(
    Object.keys(input).map((name) => [name, pathToFileURL(join(outDir, `${name}.mjs`)).href]),
  );
}
