import { expect, it } from 'vitest';
import { decisionOfKey, SYMBOL_OF_CLASS } from '../../../src/panels/inspect/doubtKeys';

const press = (key: string, more: object = {}) =>
  decisionOfKey({ ...{ key, ctrlKey: false, metaKey: false, altKey: false }, ...more });

it('Enter keeps a label, a letter changes it, and everything else is for the list', () => {
  expect(press('Enter')).toBe('keep');
  expect([...'NAVFQ'].map((key) => press(key))).toEqual([...'NAVFQ']);
  expect(press('v')).toBe('V');
  for (const key of ['j', 'k', 'ArrowDown', 'Home', 'S', ' ', 'Escape']) expect(press(key)).toBeUndefined();
  for (const held of ['ctrlKey', 'metaKey', 'altKey']) expect(press('v', { [held]: true })).toBeUndefined();
});

it('every class has the label of a key', () => {
  expect(SYMBOL_OF_CLASS.map((symbol) => press(symbol))).toEqual(SYMBOL_OF_CLASS);
  expect(SYMBOL_OF_CLASS).toHaveLength(5);
});
