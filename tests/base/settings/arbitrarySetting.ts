import fc from 'fast-check';
import type { Setting } from '../../../src/base/settings/declare';

/** Any value that a declaration allows. */
export function arbitrarySetting(setting: Setting): fc.Arbitrary<unknown> {
  switch (setting.type) {
    case 'number': {
      const { min, max } = setting;
      if (setting.integer) return fc.integer({ min, max });
      return fc.double({ min, max, noNaN: true }).map((value) => value + 0);
    }
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...(setting.options as unknown[]));
    case 'text':
      return fc.string({ unit: 'grapheme', minLength: setting.minChars, maxLength: 12 });
    case 'list': {
      const { minItems: minLength, maxItems } = setting;
      return fc.array(arbitrarySetting(setting.item), { minLength, maxLength: Math.min(maxItems, 12) });
    }
    case 'optional':
      return fc.option(arbitrarySetting(setting.item));
    case 'group':
      return fc.record(mapped(setting.fields));
    case 'variants':
      return fc.oneof(
        ...Object.entries(setting.variants).map(([kind, fields]) =>
          fc.record({ kind: fc.constant(kind), ...mapped(fields) }),
        ),
      );
  }
}

const mapped = (fields: Readonly<Record<string, Setting>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, arbitrarySetting(field)]));
