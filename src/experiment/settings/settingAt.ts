import { isRecord } from '../../base/settings/complete';
import { group, type Setting } from '../../base/settings/declare';
import { PREPARE } from '../../beats/settings';
import { TRAIN } from './trainSettings';
import type { Experiment } from './types';

/** The settings of an experiment, of both parts. */
export const SETTINGS = group({ prepare: PREPARE, train: TRAIN });

export interface FoundSetting {
  setting: Setting;
  value: unknown;
  /** The path with the kinds of variants and without positions in lists: `train.network.multihead.heads.firstKernel`. */
  name: string;
}

/**
 * The declaration and the value of the setting at a path: `train.network.heads.0.firstKernel`.
 *
 * @returns undefined if these settings have none there: of another kind, switched off, beyond the end of a list
 */
export function settingAt(
  settings: Pick<Experiment, 'prepare' | 'train'>,
  path: string,
): FoundSetting | undefined {
  let found: FoundSetting | undefined = { setting: SETTINGS, value: settings, name: '' };
  for (const step of path.split('.')) {
    found = found && inside(found, step);
  }
  return found && present(found);
}

function inside(at: FoundSetting, step: string): FoundSetting | undefined {
  const { setting, value, name } = present(at) ?? {};
  if (setting?.type === 'list') {
    const list = value as readonly unknown[];
    return Number(step) in list
      ? { setting: setting.item, value: list[Number(step)], name: name! }
      : undefined;
  }
  if (!isRecord(value) || (setting?.type !== 'group' && setting?.type !== 'variants')) return undefined;
  const kind = setting.type === 'variants' ? String(value.kind) : undefined;
  const fields = setting.type === 'group' ? setting.fields : setting.variants[kind!];
  if (!fields || !Object.hasOwn(fields, step)) return undefined;
  const names = [name, kind, step].filter(Boolean);
  return { setting: fields[step]!, value: value[step], name: names.join('.') };
}

/** What an optional setting holds; undefined if it is off. */
function present(at: FoundSetting): FoundSetting | undefined {
  if (at.setting.type !== 'optional') return at;
  return at.value === null ? undefined : { ...at, setting: at.setting.item };
}
