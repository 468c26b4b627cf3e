import { pageWords } from './en/page';
import type { ProblemValues, ProblemWords } from './problemWords';
import type { Words } from './words';

export type { Words } from './words';

/** The words of the page and its first step. */
export type PageWords = Pick<Words, keyof typeof pageWords>;

/** The English words of the page are part of it; those of later steps, and of other languages, are loaded on demand. */
const loaded: { en?: Words; zh?: Words } = {};
const listeners = new Set<() => void>();

/** The words of a language, undefined until they are loaded. */
export function wordsOf(language: keyof typeof loaded): Words | undefined {
  return loaded[language];
}

/** The words of the page in a language; English until they are loaded. */
export function pageWordsOf(language: keyof typeof loaded): PageWords {
  return loaded[language] ?? pageWords;
}

/** Loads the words of a language; after a failure, a later call tries again. */
export async function loadWords(language: keyof typeof loaded): Promise<void> {
  if (loaded[language]) return;
  if (language === 'en') loaded.en = (await import('./en')).en;
  else loaded.zh = (await import('./zh')).zh;
  for (const notify of listeners) notify();
}

/** Calls back whenever words are loaded, until the returned function is called. */
export function onWords(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

/**
 * The sentence of a problem in the language of `sentences`, or its English message if the language has none for its
 * code.
 */
export function problemSentence(
  sentences: ProblemWords,
  problem: { code: string; message: string; values: ProblemValues; file: string },
): string {
  return sentences[problem.code]?.(problem.values, problem.file) ?? problem.message;
}
