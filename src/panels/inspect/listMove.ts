/** The properties of a key press that determine the movement in a list. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * The target of a key in a list: arrows or j and k move by one, Page Up and Page Down by a page, Home and End to the
 * ends.
 *
 * @returns the new index inside 0…count−1 (unchanged at an end), undefined for other keys
 */
export function listMove(
  { key, ctrlKey, metaKey, altKey }: KeyPress,
  position: number,
  count: number,
  page: number,
): number | undefined {
  if (ctrlKey || metaKey || altKey || count === 0) return undefined;
  const target = targetOf(key, position, count, Math.max(1, page));
  return target === undefined ? undefined : Math.min(count - 1, Math.max(0, target));
}

function targetOf(key: string, position: number, count: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return position + 1;
    case 'ArrowUp':
    case 'k':
      return position - 1;
    case 'PageDown':
      return position + page;
    case 'PageUp':
      return position - page;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
