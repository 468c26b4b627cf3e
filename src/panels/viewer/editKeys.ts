/** Labels that have a key of their own. */
const LABEL_KEYS = ['N', 'A', 'V', 'F', 'Q'];

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
      return { does: 'remove' };
    case 'Enter':
      return isPlacing && !isOnButton ? { does: 'place' } : undefined;
    case 'Escape':
      return { does: 'end' };
  }
  const symbol = key.toUpperCase();
  if (!LABEL_KEYS.includes(symbol)) return undefined;
  // A key that is held down labels once.
  return repeat ? { does: 'nothing' } : { does: 'label', symbol };
}
