import { pageWords } from './en/page';
import type { ProblemValues, ProblemWords } from './problemWords';
import type { Words } from './words';

export type { Words } from './words';

/** What the page and its first step say. */
export type PageWords = Pick<Words, keyof typeof pageWords>;

/** The English words of the page come with it; those of later steps, and another language, when they are asked for. */
const loaded: { en?: Words; zh?: Words } = {};
const waiting = new Set<() => void>();

/** The words of a language, undefined until they have come. */
export function wordsOf(language: keyof typeof loaded): Words | undefined {
  return loaded[language];
}

/** The page's own words in a language; English until they have come. */
export function pageWordsOf(language: keyof typeof loaded): PageWords {
  return loaded[language] ?? pageWords;
}

/** Fetches the words of a language; without a way to the server they stay out, and a later call tries again. */
export async function loadWords(language: keyof typeof loaded): Promise<void> {
  if (loaded[language]) return;
  if (language === 'en') loaded.en = (await import('./en')).en;
  else loaded.zh = (await import('./zh')).zh;
  for (const tell of waiting) tell();
}

/** Calls back when words have come, until the returned function is called. */
export function onWords(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/** A problem's sentence in the language of `sentences`; the English one where that language has none for its code. */
export function problemSentence(
  sentences: ProblemWords,
  problem: { code: string; message: string; values: ProblemValues; file: string },
): string {
  return sentences[problem.code]?.(problem.values, problem.file) ?? problem.message;
}
