import { describe, expect, it } from 'vitest';
import { complete, initialOf, initialVariant } from '../../../src/base/settings/complete';
import {
  choice,
  flag,
  group,
  integer,
  list,
  number,
  optional,
  text,
  type ValueOf,
  variants,
} from '../../../src/base/settings/declare';
import { faultSentence, faultsOf } from '../../../src/base/settings/faults';

const SHAPE = variants({ circle: { radius: number({ initial: 1, min: 0, max: 5 }) }, point: {} }, 'circle');
const THING = group({
  size: integer({ initial: 3, min: 1, max: 9 }),
  isNew: flag(true, { before: false }),
  colour: choice(['red', 'blue'], { initial: 'blue' }),
  name: text({ initial: 'x', minChars: 1 }),
  shape: SHAPE,
  limit: optional(integer({ initial: 5, min: 1, max: 9 })),
  parts: list(group({ width: integer({ initial: 1, min: 1, max: 9 }) }), {
    initial: [{ width: 2 }],
    minItems: 1,
    maxItems: 2,
  }),
});
const initial: ValueOf<typeof THING> = {
  size: 3,
  isNew: true,
  colour: 'blue',
  name: 'x',
  shape: { kind: 'circle', radius: 1 },
  limit: null,
  parts: [{ width: 2 }],
};

describe('declared settings', () => {
  it('begin with their initial values, in the order of the declaration, each time with lists of their own', () => {
    expect(JSON.stringify(initialOf(THING))).toBe(JSON.stringify(initial));
    expect(initialOf(THING).parts).not.toBe(initialOf(THING).parts);
    expect(initialVariant(SHAPE.variants, 'point')).toEqual({ kind: 'point' });
  });

  it('of an older file get what the lab did then, and lose nothing that is there', () => {
    expect(complete(THING, undefined)).toEqual({ ...initial, isNew: false });
    expect(complete(THING, { size: 99, isNew: undefined, more: 1, shape: { kind: 'circle' } })).toEqual({
      ...initial,
      size: 99,
      isNew: false,
      more: 1,
    });
    const whole = { ...initial, shape: { kind: 'point' } } as const;
    expect(complete(THING, whole)).toEqual(whole);
    expect(complete(THING, { shape: { kind: 'star', tips: 5 } }).shape).toEqual({ kind: 'star', tips: 5 });
    expect(complete(THING, null)).toEqual({ ...initial, isNew: false });
  });
});

describe('faults of settings', () => {
  const faults = (change: object) =>
    faultsOf(THING, { ...initial, ...change }, 'it').map(({ path, rule, value }) => [path, rule, value]);

  it.each<[object, [string, string, string | number][]]>([
    [{}, []],
    [{ limit: 9, shape: { kind: 'point' } }, []],
    [{ size: 2.5 }, [['it.size', 'integer', 2.5]]],
    [{ size: '3' }, [['it.size', 'integer', '3']]],
    [{ size: Number.NaN }, [['it.size', 'integer', 'NaN']]],
    [{ isNew: 1 }, [['it.isNew', 'flag', 1]]],
    [{ colour: 'green' }, [['it.colour', 'choice', 'green']]],
    [{ name: '' }, [['it.name', 'text', '']]],
    [{ shape: { kind: 'circle', radius: 6 } }, [['it.shape.radius', 'number', 6]]],
    [{ shape: { kind: 'star' } }, [['it.shape', 'choice', 'star']]],
    [{ shape: null }, [['it.shape', 'group', 'null']]],
    [{ limit: 0 }, [['it.limit', 'integer', 0]]],
    [{ parts: [] }, [['it.parts', 'items', 0]]],
    [{ parts: [{ width: 1 }, { width: 0 }] }, [['it.parts[1].width', 'integer', 0]]],
    [{ parts: undefined }, [['it.parts', 'items', 'undefined']]],
  ])('of %o', (change, expected) => {
    expect(faults(change)).toEqual(expected);
  });

  it('name the setting without positions and with its kind, and say what to choose', () => {
    const [fault] = faultsOf(THING, { ...initial, shape: { kind: 'circle', radius: -1 } }, 'it');
    expect(fault!.setting).toBe('it.shape.circle.radius');
    expect(faultSentence(fault!)).toBe('it.shape.radius: -1 is not possible. Choose 0 to 5.');
    expect(faultSentence(fault!, 'Radius')).toBe('Radius: -1 is not possible. Choose 0 to 5.');
  });
});
