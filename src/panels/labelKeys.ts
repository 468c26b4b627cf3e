/** Labels that have a key of their own, one for each class. */
export const LABEL_KEYS = ['N', 'A', 'V', 'F', 'Q'] as const;

/** The label that a letter stands for, in upper or lower case; undefined for other keys. */
export function labelOfKey(key: string): (typeof LABEL_KEYS)[number] | undefined {
  return LABEL_KEYS.find((symbol) => symbol === key.toUpperCase());
}
