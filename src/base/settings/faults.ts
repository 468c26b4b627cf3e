import { isRecord } from './complete';
import type { Fields, Setting } from './declare';

/** A value that is not what its declaration allows. */
export interface SettingFault {
  /** Where it lies: `train.network.heads[0].firstKernel`. */
  path: string;
  /** The same without positions in lists and with the kind of a variant: `train.network.multihead.heads.firstKernel`. */
  setting: string;
  /** For a list of a wrong length its length. */
  value: string | number;
  /** What was wanted: a number or an integer within bounds, a list of a length, one of `options`, or something else by its type. */
  rule: 'number' | 'integer' | 'items' | 'choice' | 'flag' | 'text' | 'group';
  least?: number;
  most?: number;
  /** Separated by commas. */
  options?: string;
}

/** Everything in which a value breaks its declaration; empty where it keeps it. Fields that are not declared are passed over. */
export function faultsOf(setting: Setting, value: unknown, path: string): SettingFault[] {
  return check(setting, value, { path, setting: path });
}

interface Where {
  path: string;
  setting: string;
}

function check(setting: Setting, value: unknown, where: Where): SettingFault[] {
  const fault = (rest: Omit<SettingFault, keyof Where | 'value'>, shown = value) => [
    { ...where, value: described(shown), ...rest },
  ];
  switch (setting.type) {
    case 'number': {
      const { min: least, max: most } = setting;
      const isRight = setting.integer ? Number.isInteger(value) : Number.isFinite(value);
      const isWithin = isRight && (value as number) >= least && (value as number) <= most;
      return isWithin ? [] : fault({ rule: setting.integer ? 'integer' : 'number', least, most });
    }
    case 'flag':
      return typeof value === 'boolean' ? [] : fault({ rule: 'flag' });
    case 'choice': {
      const options: readonly unknown[] = setting.options;
      return options.includes(value) ? [] : fault({ rule: 'choice', options: options.join(', ') });
    }
    case 'text': {
      const { minChars: least, maxChars: most } = setting;
      const isWithin = typeof value === 'string' && value.length >= least && value.length <= most;
      return isWithin ? [] : fault({ rule: 'text', least, most });
    }
    case 'list': {
      const { minItems: least, maxItems: most } = setting;
      if (!Array.isArray(value)) return fault({ rule: 'items', least, most });
      if (value.length < least || value.length > most) {
        return fault({ rule: 'items', least, most }, value.length);
      }
      return value.flatMap((item, i) => check(setting.item, item, { ...where, path: `${where.path}[${i}]` }));
    }
    case 'optional':
      return value === null ? [] : check(setting.item, value, where);
    case 'group':
      return isRecord(value) ? checkFields(setting.fields, value, where) : fault({ rule: 'group' });
    case 'variants': {
      if (!isRecord(value)) return fault({ rule: 'group' });
      const kind = String(value.kind);
      const fields = Object.hasOwn(setting.variants, kind) ? setting.variants[kind] : undefined;
      const options = Object.keys(setting.variants).join(', ');
      if (!fields) return fault({ rule: 'choice', options }, value.kind);
      return checkFields(fields, value, { ...where, setting: join(where.setting, kind) });
    }
  }
}

function checkFields(fields: Fields, value: Record<string, unknown>, where: Where): SettingFault[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    check(field, value[name], { path: join(where.path, name), setting: join(where.setting, name) }),
  );
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

function described(value: unknown): string | number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string') return value.slice(0, 100);
  return Array.isArray(value) ? 'a list' : isRecord(value) ? 'an object' : String(value);
}

/** The fault in an English sentence that says what to do. @param name what the setting is called */
export function faultSentence(fault: SettingFault, name = fault.path): string {
  const { value, rule, least, most, options } = fault;
  const wanted = {
    number: `Choose ${least} to ${most}`,
    integer: `Choose a whole number from ${least} to ${most}`,
    items: `Choose ${least} to ${most} of them`,
    text: `Choose a text of ${least} to ${most} characters`,
    choice: `Choose one of ${options}`,
    flag: 'Choose yes or no',
    group: 'Choose it again',
  }[rule];
  return `${name}: ${value} is not possible. ${wanted}.`;
}
