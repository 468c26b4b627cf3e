/** @typedef {{ type: string, isEntry?: boolean, facadeModuleId?: string | null, imports?: string[] }} Output */

/**
 * Code that is loaded later names the chunks that it needs, so that they are fetched at once. Those of the first load are there already, and
 * naming them would make the first load itself longer.
 *
 * @returns the plugin that notes the chunks of the page, and what takes them out of such lists (Vite's `modulePreload.resolveDependencies`)
 */
export function loadedAtFirst() {
  /** @type {Set<string>} */
  const first = new Set();
  return {
    plugin: {
      name: 'loaded-at-first',
      apply: /** @type {const} */ ('build'),
      generateBundle: {
        order: /** @type {const} */ ('pre'),
        /** @param {unknown} _options @param {Record<string, Output>} bundle */
        handler(_options, bundle) {
          first.clear();
          /** @param {string} name */
          const note = (name) => {
            if (first.has(name)) return;
            first.add(name);
            for (const needed of bundle[name]?.imports ?? []) note(needed);
          };
          for (const [name, { isEntry, facadeModuleId }] of Object.entries(bundle)) {
            if (isEntry && facadeModuleId?.endsWith('/index.html')) note(name);
          }
        },
      },
    },
    /** @type {(file: string, needed: string[], host: { hostType: 'html' | 'js' }) => string[]} */
    resolveDependencies: (_file, needed, { hostType }) =>
      hostType === 'js' ? needed.filter((name) => !first.has(name)) : needed,
  };
}
