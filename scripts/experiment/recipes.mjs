/** The recipes and the settings, as the lab itself declares them. */
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/**
 * A module of the lab, in Node.
 *
 * @param {string} path in `src`
 */
export async function labModule(path) {
  const { module } = await runnerImport(resolve(root, 'src', path), {
    root,
    configFile: false,
    logLevel: 'error',
  });
  return /** @type {Record<string, any>} */ (module);
}

/** Names of all recipes on the page, by their names in the command. @returns {Promise<Record<string, string>>} */
export async function loadRecipes() {
  const [{ PRESETS, commandName }, { presets }] = await Promise.all([
    labModule('experiment/settings/presets.ts'),
    labModule('i18n/en/presets.ts'),
  ]);
  return Object.fromEntries(Object.keys(PRESETS).map((id) => [commandName(id), presets.names[id]]));
}

/** Protocols that have a name in the command. @returns {Promise<import('./options.mjs').Protocols>} */
export async function loadProtocols() {
  const { NAMED_PROTOCOLS, protocolChanges } = await labModule('experiment/protocols/named.ts');
  return Object.fromEntries(
    Object.entries(NAMED_PROTOCOLS).map(([name, { training = [], test = [] }]) => {
      return [name, { changes: protocolChanges(name), items: [...new Set([...training, ...test])] }];
    }),
  );
}

/**
 * Says before a browser is started whether the changes can be.
 *
 * @param {string} recipe
 * @param {string[]} changes
 * @throws Error with a sentence where they cannot
 */
export async function checkChanges(recipe, changes) {
  const [{ settingsWith }, { defaultPrepareSettings }, { defaultTrainSettings }] = await Promise.all([
    labModule('experiment/settings/settingsWith.ts'),
    labModule('beats/defaults.ts'),
    labModule('experiment/settings/defaults.ts'),
  ]);
  settingsWith({ prepare: defaultPrepareSettings, train: defaultTrainSettings }, recipe, changes);
}
