/** What a key decides of a doubtful label: keep it, or the symbol that it shall have; undefined for other keys. */
export function decisionOfKey(event: KeyPress): 'keep' | (typeof LABEL_KEYS)[number] | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === 'Enter') return 'keep';
  return LABEL_KEYS.find((symbol) => symbol === key.toUpperCase());
}

/** Labels that have a key, as in the viewer. */
const LABEL_KEYS = ['N', 'A', 'V', 'F', 'Q'] as const;

/** The label that stands for each class. */
export const SYMBOL_OF_CLASS: readonly string[] = LABEL_KEYS;

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;
