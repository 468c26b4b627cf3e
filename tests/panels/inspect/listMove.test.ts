import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeyPress, listMove } from '../../../src/panels/inspect/listMove';

const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...modifiers,
});

describe('listMove', () => {
  it('moves by one, by a page and to the ends', () => {
    const from50 = (key: string) => listMove(press(key), 50, 100, 12);
    expect(['ArrowDown', 'j', 'ArrowUp', 'k'].map(from50)).toEqual([51, 51, 49, 49]);
    expect(['PageDown', 'PageUp', 'Home', 'End'].map(from50)).toEqual([62, 38, 0, 99]);
  });

  it('stops at the ends', () => {
    expect(listMove(press('ArrowUp'), 0, 100, 12)).toBe(0);
    expect(listMove(press('PageDown'), 95, 100, 12)).toBe(99);
  });

  it('ignores other keys, keys with a modifier, and an empty list', () => {
    expect(listMove(press('Tab'), 3, 10, 5)).toBeUndefined();
    expect(listMove(press('ArrowDown', { altKey: true }), 3, 10, 5)).toBeUndefined();
    expect(listMove(press('End', { ctrlKey: true }), 3, 10, 5)).toBeUndefined();
    expect(listMove(press('ArrowDown'), 0, 0, 5)).toBeUndefined();
  });

  it('never leaves the list', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'j', 'k');
    fc.assert(
      fc.property(
        keys,
        fc.integer({ min: 1, max: 60_000 }),
        fc.nat(),
        fc.nat(100),
        (key, count, at, page) => {
          const next = listMove(press(key), at % count, count, page)!;
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThan(count);
        },
      ),
    );
  });
});
