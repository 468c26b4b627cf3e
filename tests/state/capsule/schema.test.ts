import { describe, expect, it } from 'vitest';
import {
  byName,
  either,
  exactObject,
  flag,
  integer,
  list,
  number,
  object,
  oneOf,
  oneOfKinds,
  orElse,
  orNull,
  orUndefined,
  parse,
  text,
  textLike,
} from '../../../src/state/capsule/schema';

const thing = exactObject({
  count: integer(1, 9),
  part: number({ min: 0, max: 1 }),
  names: list(text({ max: 3 }), { max: 2 }),
  shape: oneOfKinds({ circle: { radius: number() }, point: {} }),
  isNew: orElse(flag, false),
  limit: orNull(integer(1, 9)),
  note: orUndefined(text()),
  side: oneOf('left', 'right'),
  hash: textLike(/^[0-9a-f]{2}$/, 'two digits'),
  values: byName(either(text(), number(), 'a text or a number')),
});
const right = {
  ...{ count: 1, part: 0.5, names: ['a'], shape: { kind: 'circle', radius: 1 }, isNew: true, limit: null },
  ...{ side: 'left', hash: 'a0', values: { a: 1, b: 'c' } },
};

describe('a value from a file', () => {
  it('is read if it is valid; newer settings are filled in', () => {
    expect(parse(thing, right).value).toEqual(right);
    const { isNew: _isNew, ...older } = right;
    expect(parse(thing, older).value).toEqual({ ...right, isNew: false });
  });

  it.each<[object, string]>([
    [{ count: 0 }, 'count should be a whole number from 1 to 9, but is 0'],
    [{ count: 1.5 }, 'count should be a whole number from 1 to 9, but is 1.5'],
    [{ count: undefined }, 'count should be a whole number from 1 to 9, but is missing'],
    [{ limit: undefined }, 'limit should be a whole number from 1 to 9, but is missing'],
    [{ part: 'x' }, 'part should be a number from 0 to 1, but is "x"'],
    [{ names: 'a' }, 'names should be a list of 0 to 2, but is "a"'],
    [{ names: ['a', 'b', 'c'] }, 'names should be a list of 0 to 2, but is one of 3'],
    [{ names: ['a', 5] }, 'names[1] should be a text of at most 3 characters, but is 5'],
    [{ names: [['a']] }, 'names[0] should be a text of at most 3 characters, but is a list'],
    [{ shape: { kind: 'star' } }, 'shape.kind should be "circle" or "point", but is "star"'],
    [{ shape: { kind: 'circle' } }, 'shape.radius should be a number, but is missing'],
    [
      { shape: { kind: 'point', radius: 1 } },
      'shape.radius should be left out, but is a setting that this lab does not know',
    ],
    [{ shape: [] }, 'shape should be an object, but is a list'],
    [{ shape: undefined }, 'shape should be an object, but is missing'],
    [{ side: 'up' }, 'side should be "left" or "right", but is "up"'],
    [{ hash: 'zz' }, 'hash should be two digits, but is "zz"'],
    [{ values: { a: true } }, 'values.a should be a text or a number, but is true'],
    [{ more: 1 }, 'more should be left out, but is a setting that this lab does not know'],
    [
      { ['m'.repeat(99)]: 1 },
      `${'m'.repeat(40)}… should be left out, but is a setting that this lab does not know`,
    ],
  ])('%j is rejected with path, expected and found value', (change, problem) => {
    expect(parse(thing, { ...right, ...change })).toEqual({ problem });
  });

  it('may have further fields if they affect nothing, and is reported as a whole if it is no object', () => {
    expect(parse(object({ a: flag }), { a: true, b: 1 }).value).toEqual({ a: true });
    for (const value of [[], null, 3, undefined]) {
      expect(parse(object({ a: flag }), value).problem).toMatch(/^the whole should be an object, but is /);
    }
  });
});
