/**
 * Ensures that no chunk of a worker imports the worker's entry.
 *
 * A worker's entry script is not in the module map of WebKit: a chunk that imports it makes WebKit evaluate it a second
 * time, with separate module state and a second listener for every message (WebKitGTK 2.50; Chromium and Firefox evaluate
 * it once). A bundler puts the code shared by entry and lazy chunks into the entry, which causes exactly such imports.
 * Here it is told to keep the entry's exports as they are, so the shared code moves to a chunk that both import.
 *
 * @returns {import('vite').Plugin} for `worker.plugins`; fails the build if a chunk imports a worker's entry anyway
 */
export function workerEntries() {
  return {
    name: 'worker-entries',
    apply: 'build',
    // Not in `rolldownOptions`, where Vite sets its own value.
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
