import type { Leak } from '../experiment/plan/types';
import type { Words } from '../i18n';

/** A finding of the leak check in the language of the page. */
export function leakSentence(leak: Leak, words: Words): string {
  const sentences = words.leaks as Partial<Record<Leak['code'], (values: Leak['values']) => string>>;
  return sentences[leak.code]?.(leak.values) ?? leak.message;
}
