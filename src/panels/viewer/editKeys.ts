import { labelOfKey } from '../labelKeys';

/** What a key does while beats are edited. */
export type EditKey =
  | { does: 'turn'; kind: 'undo' | 'redo' }
  | { does: 'step'; direction: 1 | -1; extend: boolean }
  | { does: 'label'; symbol: string }
  | { does: 'remove' | 'place' | 'end' | 'nothing' };

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/**
 * What a key does; undefined if it is none of editing.
 *
 * @param isPlacing whether a place is awaited
 * @param isOnButton whether a button or a link has the focus: Enter presses it
 */
export function editKey(
  { key, shiftKey, ctrlKey, metaKey, altKey, repeat }: Pressed,
  { isPlacing, isOnButton }: { isPlacing: boolean; isOnButton: boolean },
): EditKey | undefined {
  if (altKey) return undefined;
  if (ctrlKey || metaKey) {
    return key.toLowerCase() === 'z' ? { does: 'turn', kind: shiftKey ? 'redo' : 'undo' } : undefined;
  }
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      return { does: 'step', direction: key === 'ArrowRight' ? 1 : -1, extend: shiftKey };
    case 'Delete':
    case 'Backspace':
      // A key that is held down edits once.
      return repeat ? { does: 'nothing' } : { does: 'remove' };
    case 'Enter':
      return isPlacing && !isOnButton ? { does: 'place' } : undefined;
    case 'Escape':
      return { does: 'end' };
  }
  const symbol = labelOfKey(key);
  if (symbol === undefined) return undefined;
  return repeat ? { does: 'nothing' } : { does: 'label', symbol };
}
