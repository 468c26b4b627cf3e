import { en } from './en';
import type { ProblemValues, ProblemWords } from './problemWords';
import type { Words } from './words';

export type { Words } from './words';

/** English comes with the page; another language when it is asked for. */
const loaded: { en: Words; zh?: Words } = { en };
const waiting = new Set<() => void>();

/** The words of a language, undefined until they have come. */
export function wordsOf(language: keyof typeof loaded): Words | undefined {
  return loaded[language];
}

/** Fetches the words of a language; without a way to the server they stay out, and a later call tries again. */
export async function loadWords(language: keyof typeof loaded): Promise<void> {
  if (loaded[language]) return;
  const { zh } = await import('./zh');
  loaded.zh = zh;
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
