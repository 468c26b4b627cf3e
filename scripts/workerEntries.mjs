/**
 * Keeps the entry of a worker out of reach of the worker's own chunks.
 *
 * A worker's entry script is not in the module map of WebKit: a chunk that imports it makes WebKit evaluate it a second
 * time, with module state of its own and a second listener for every message (WebKitGTK 2.50; Chromium and Firefox
 * evaluate it once). A bundler puts what entry and lazy chunks share into the entry, and so makes just such imports.
 * Here it is asked to leave the entry's exports alone, upon which the shared code moves to a chunk that both import.
 *
 * @returns {import('vite').Plugin} for `worker.plugins`; ends the build where a chunk imports a worker's entry all the same
 */
export function workerEntries() {
  return {
    name: 'worker-entries',
    apply: 'build',
    // Not in `rolldownOptions`: Vite sets its own value over that.
    options: (options) => ({ ...options, preserveEntrySignatures: 'strict' }),
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const entries = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
      for (const { fileName, imports, dynamicImports } of chunks) {
        const entry = [...imports, ...dynamicImports].find((name) => entries.has(name));
        if (entry)
          this.error(`${fileName} imports the worker's entry ${entry}, which WebKit would evaluate twice.`);
      }
    },
  };
}
