import { LABEL_KEYS, labelOfKey } from '../labelKeys';

/** What a key decides of a doubtful label: keep it, or the symbol that it shall have; undefined for other keys. */
export function decisionOfKey(event: KeyPress): 'keep' | ReturnType<typeof labelOfKey> {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === 'Enter') return 'keep';
  return labelOfKey(key);
}

/** The label that stands for each class. */
export const SYMBOL_OF_CLASS: readonly string[] = LABEL_KEYS;

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;
