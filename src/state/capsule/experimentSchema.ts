import type { Setting } from '../../base/settings/declare';
import { PREPARE } from '../../beats/settings';
import { CLASS_NAMES, type EarlierPlace } from '../../beats/types';
import { TRAIN } from '../../experiment/settings/trainSettings';
import type { Experiment } from '../../experiment/settings/types';
import {
  exactObject,
  flag,
  integer,
  list,
  number,
  oneOf,
  oneOfKinds,
  orElse,
  orNull,
  orUndefined,
  type Schema,
  text,
  textLike,
} from './schema';

/**
 * The schema of a declared setting in a capsule: only fields that are newer than the first capsules may be missing,
 * and there may be none that this lab does not know, since the result may depend on it.
 */
function schemaOf(setting: Setting): Schema {
  const schema = requiredSchema(setting);
  const isLater = setting.type !== 'group' && setting.type !== 'variants' && setting.before !== undefined;
  return isLater ? orElse(schema, setting.before) : schema;
}

function requiredSchema(setting: Setting): Schema {
  switch (setting.type) {
    case 'number': {
      const { min, max } = setting;
      return setting.integer ? integer(min, max) : number({ min, max });
    }
    case 'flag':
      return flag;
    case 'choice':
      return oneOf<string | number>(...setting.options);
    case 'text': {
      const { minChars: min, maxChars: max } = setting;
      return text({ min, max, wanted: `a text of ${min} to ${max} characters` });
    }
    case 'list':
      return list(schemaOf(setting.item), { min: setting.minItems, max: setting.maxItems });
    case 'optional':
      return orNull(schemaOf(setting.item));
    case 'group':
      return exactObject(schemasOf(setting.fields));
    case 'variants': {
      const kinds = Object.entries(setting.variants).map(([kind, fields]) => [kind, schemasOf(fields)]);
      return oneOfKinds(Object.fromEntries(kinds), setting.before);
    }
  }
}

const schemasOf = (fields: Readonly<Record<string, Setting>>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));

const name = text({ min: 1, wanted: 'a name' });

export const sha256 = textLike(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 hexadecimal digits');

const record = exactObject<Experiment['records'][number]>({
  name,
  synthetic: flag,
  files: list(exactObject({ name, sha256 }), { min: 1 }),
  database: orUndefined(text({ min: 1, max: 40, wanted: 'the name of a database' })) as Schema<string>,
});

/** Where beats were others; classes are rows of every matrix. */
const place = exactObject<EarlierPlace>({
  record: name,
  sample: integer(0, 2 ** 31),
  labels: list(integer(0, CLASS_NAMES.length - 1), { max: 100 }),
});

export const prepareSchema = schemaOf(PREPARE) as Schema<Experiment['prepare']>;
export const trainSchema = schemaOf(TRAIN) as Schema<Experiment['train']>;

/** The experiment of a capsule, which always contains all settings. */
export const experimentSchema = exactObject<Experiment>({
  version: oneOf(2),
  records: list(record, { min: 1 }),
  classMap: oneOf('aami'),
  prepare: prepareSchema,
  train: trainSchema,
  earlier: orUndefined(list(place, { max: 1e6 })) as Schema<EarlierPlace[]>,
});
