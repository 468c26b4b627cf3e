import { AssignmentError, assign } from '../../base/settings/assign';
import { changesBetween } from '../../base/settings/changes';
import { PREPARE } from '../../beats/settings';
import { commandName, PRESETS, type PresetId, presetSettings } from './presets';
import { SETTINGS } from './settingAt';
import type { Experiment } from './types';

type Settings = Pick<Experiment, 'prepare' | 'train'>;

/**
 * Settings with a recipe and then single changes applied to them, as the address of the page and the command name them.
 *
 * @param recipe `inter-patient`; only the seed stays. undefined: the settings as they are
 * @param changes `epochs=4`, `protocol=groupkfold`, `prepare.classCount=4`; `train.` and `prepare.` may be left out
 * @throws AssignmentError with a sentence, if there is no such recipe or setting, or the value is not possible
 */
export function settingsWith(
  settings: Settings,
  recipe: string | undefined,
  changes: readonly string[],
): Settings {
  const begun = recipe === undefined ? settings : withRecipe(settings, recipe);
  return changes.reduce(withChange, begun);
}

function withRecipe({ train }: Settings, name: string): Settings {
  const ids = Object.keys(PRESETS) as PresetId[];
  const id = ids.find((each) => commandName(each) === name);
  if (!id) {
    const known = ids.map(commandName).join(', ');
    throw new AssignmentError(`There is no recipe ${name}. Choose one of ${known}.`);
  }
  return presetSettings(id, train.seed);
}

function withChange(settings: Settings, change: string): Settings {
  const [path = '', ...text] = change.split('=');
  if (text.length === 0) {
    throw new AssignmentError(`${change} changes nothing. Write it as setting=value, for example epochs=4.`);
  }
  return assign(SETTINGS, settings, pathOf(path), text.join('=')) as Settings;
}

/** `epochs` → `train.epochs`; no two settings of the two parts have the same name. */
function pathOf(path: string): string {
  const [first = ''] = path.split('.');
  if (Object.hasOwn(SETTINGS.fields, first)) return path;
  return Object.hasOwn(PREPARE.fields, first) ? `prepare.${path}` : `train.${path}`;
}

/** The changes by which `settingsWith` makes some settings others, in order. */
export function settingsChanges(from: Settings, to: Settings): string[] {
  return changesBetween(SETTINGS, from, to).map(
    ({ path, text }) => `${path.replace(/^(?:train|prepare)\./, '')}=${text}`,
  );
}
