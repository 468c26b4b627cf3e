import { describe, expect, it } from 'vitest';
import { editKey } from '../../../src/panels/viewer/editKeys';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false };
const press = (key: string, held: Partial<typeof plain> = {}, where = {}) =>
  editKey({ ...plain, key, ...held }, { isPlacing: false, isOnButton: false, ...where });

describe('a key while beats are edited', () => {
  it('gives a label once, however long it is held', () => {
    expect(press('v')).toEqual({ does: 'label', symbol: 'V' });
    expect(press('N', { shiftKey: true })).toEqual({ does: 'label', symbol: 'N' });
    // Nothing else hears it: `n` would go to the next beat that is searched for.
    expect(press('n', { repeat: true })).toEqual({ does: 'nothing' });
    expect(press('Delete', { repeat: true })).toEqual({ does: 'nothing' });
    expect(press('x')).toBeUndefined();
  });

  it('Enter places what is to be placed, but presses the button that has the focus', () => {
    expect(press('Enter', {}, { isPlacing: true })).toEqual({ does: 'place' });
    expect(press('Enter', {}, { isPlacing: true, isOnButton: true })).toBeUndefined();
    expect(press('Enter')).toBeUndefined();
    // Other keys mean the same there.
    expect(press('Delete', {}, { isOnButton: true })).toEqual({ does: 'remove' });
  });

  it('steps, also when held, and extends with Shift', () => {
    expect(press('ArrowRight', { repeat: true })).toEqual({ does: 'step', direction: 1, extend: false });
    expect(press('ArrowLeft', { shiftKey: true })).toEqual({ does: 'step', direction: -1, extend: true });
  });

  it('undoes and redoes, and leaves what else has Ctrl or Alt to the browser', () => {
    expect(press('z', { ctrlKey: true })).toEqual({ does: 'turn', kind: 'undo' });
    expect(press('Z', { metaKey: true, shiftKey: true })).toEqual({ does: 'turn', kind: 'redo' });
    expect(press('a', { ctrlKey: true })).toBeUndefined();
    expect(press('v', { altKey: true })).toBeUndefined();
    expect(press('Escape')).toEqual({ does: 'end' });
  });
});
