/**
 * @typedef {object} BuiltChunk
 * @property {string} fileName
 * @property {string | undefined} entry the page that begins with it
 * @property {string[]} imports files that are loaded with it
 * @property {string[]} modules
 */

/**
 * Writes `chunks.json` beside a build: which modules each chunk of the page is made of, for the tests of what is loaded when.
 *
 * @returns {import('vite').Plugin}
 */
export function listChunks() {
  return {
    name: 'list-chunks',
    apply: 'build',
    generateBundle(_options, bundle) {
      /** @type {BuiltChunk[]} */
      const chunks = Object.values(bundle).flatMap((part) => {
        if (part.type !== 'chunk') return [];
        const { fileName, imports, moduleIds: modules } = part;
        return [{ fileName, entry: (part.isEntry && part.facadeModuleId) || undefined, imports, modules }];
      });
      this.emitFile({ type: 'asset', fileName: 'chunks.json', source: JSON.stringify(chunks) });
    },
  };
}
