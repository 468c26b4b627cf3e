import { isSameJson } from '../canonicalJson';
import { initialKind, isRecord } from './complete';
import type { Fields, Setting } from './declare';
import { escapeItem } from './listText';

/** One step from settings to others, as `assign` takes it. */
export interface SettingChange {
  path: string;
  text: string;
}

/**
 * The changes that make one value of a setting another, in order: assigned one after the other, they give `to`. What no text
 * can express (a list of one empty text) comes out different; who needs certainty compares.
 */
export function changesBetween(setting: Setting, from: unknown, to: unknown, path = ''): SettingChange[] {
  if (isSameJson(from, to)) return [];
  if (setting.type === 'group') return inFields(setting.fields, from, to, path);
  if (setting.type !== 'variants' || !isRecord(to)) return [{ path, text: settingAsText(setting, to) }];
  const kind = String(to.kind);
  const fields = Object.hasOwn(setting.variants, kind) ? setting.variants[kind]! : {};
  if (isRecord(from) && from.kind === kind) return inFields(fields, from, to, path);
  const begun = Object.hasOwn(setting.variants, kind) ? initialKind(setting.variants, kind) : from;
  return [{ path, text: kind }, ...inFields(fields, begun, to, path)];
}

function inFields(fields: Fields, from: unknown, to: unknown, path: string): SettingChange[] {
  const part = (value: unknown, name: string) => (isRecord(value) ? value[name] : undefined);
  return Object.entries(fields).flatMap(([name, field]) =>
    changesBetween(field, part(from, name), part(to, name), path === '' ? name : `${path}.${name}`),
  );
}

/** A value as `parseText` reads it. */
function settingAsText(setting: Setting, value: unknown): string {
  switch (setting.type) {
    case 'list': {
      const { item } = setting;
      return (value as unknown[]).map((each) => escapeItem(settingAsText(item, each))).join(',');
    }
    case 'optional':
      return value === null ? 'none' : settingAsText(setting.item, value);
    case 'group':
      return Object.entries(setting.fields)
        .map(([name, field]) => settingAsText(field, (value as Record<string, unknown>)[name]))
        .join('/');
    default:
      return String(value);
  }
}
