import { initialKind, isRecord } from './complete';
import type { Setting } from './declare';
import { faultSentence, faultsOf } from './faults';
import { splitItems, unescapeItem } from './listText';

/** What cannot be assigned, in a sentence. */
export class AssignmentError extends Error {}

/**
 * Settings with one changed, by its place and a text: `network.dense`, `64,32`. A kind is chosen by its name (`protocol`, `groupkfold`)
 * and begins as it is declared; lists are separated by commas; `none` is a setting that is off.
 *
 * @param value of the setting, as it is now; not changed
 * @throws AssignmentError where there is no such setting, or it cannot be so
 */
export function assign(setting: Setting, value: unknown, path: string, text: string): unknown {
  const changed = assignAt(setting, value, path.split('.'), text, path);
  const fault = faultsOf(setting, changed, '').find(({ path: at }) => isWithin(at, path));
  if (fault) throw new AssignmentError(faultSentence(fault));
  return changed;
}

const isWithin = (path: string, outer: string) =>
  path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);

function assignAt(setting: Setting, value: unknown, names: string[], text: string, path: string): unknown {
  const [name, ...rest] = names;
  if (name === undefined) return parseText(setting, text, path);
  const fields = fieldsOf(setting, value);
  const field = fields && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field || !isRecord(value)) {
    const known = fields ? ` Choose one of ${Object.keys(fields).join(', ')}.` : '';
    throw new AssignmentError(`There is no setting ${path}.${known}`);
  }
  return { ...value, [name]: assignAt(field, value[name], rest, text, path) };
}

/** The fields of a group, or of the kind that is chosen. */
function fieldsOf(setting: Setting, value: unknown): Readonly<Record<string, Setting>> | undefined {
  if (setting.type === 'group') return setting.fields;
  return setting.type === 'variants' && isRecord(value) ? setting.variants[String(value.kind)] : undefined;
}

/** A value as a person writes it; what is no value of the setting is given back as it is, to be found wrong (see `faultsOf`). */
export function parseText(setting: Setting, text: string, path: string): unknown {
  switch (setting.type) {
    case 'number':
      return text.trim() === '' ? text : Number(text);
    case 'flag':
      return FLAGS[text] ?? text;
    case 'choice':
      return (setting.options as readonly unknown[]).find((option) => String(option) === text) ?? text;
    case 'text':
      return text;
    case 'list':
      return splitItems(text).map((item) => parseItem(setting.item, unescapeItem(item), path));
    case 'optional':
      return text === 'none' ? null : parseText(setting.item, text, path);
    case 'variants':
      return Object.hasOwn(setting.variants, text) ? initialKind(setting.variants, text) : { kind: text };
    case 'group':
      throw new AssignmentError(
        `${path} holds several settings. Choose one: ${Object.keys(setting.fields).join(', ')}.`,
      );
  }
}

/** An item of a list; of a group its values in order: `4/6`. */
function parseItem(setting: Setting, text: string, path: string): unknown {
  if (setting.type !== 'group') return parseText(setting, text, path);
  const values = text.split('/');
  const names = Object.keys(setting.fields);
  if (values.length !== names.length) {
    throw new AssignmentError(`${path}: ${text} is not possible. Write ${names.join('/')}.`);
  }
  return Object.fromEntries(
    names.map((name, i) => [name, parseText(setting.fields[name]!, values[i]!, path)]),
  );
}

const FLAGS: Record<string, boolean | undefined> = { true: true, yes: true, false: false, no: false };
