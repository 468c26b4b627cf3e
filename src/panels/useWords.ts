import { useSyncExternalStore } from 'react';
import { onWords, type PageWords, pageWordsOf, type Words, wordsOf } from '../i18n';
import { useLab } from './useLab';

/**
 * All words in the page's present language, for whatever is loaded by `laterPanel`; English until those of another language have come.
 */
export function useWords(): Words {
  const language = useLab((state) => state.language);
  const now = () => wordsOf(language) ?? wordsOf('en');
  const words = useSyncExternalStore(onWords, now, now);
  if (!words) throw new Error('This should not happen: a panel was loaded before its words.');
  return words;
}

/** The words of the page and its first step in the present language, which are there at once. */
export function usePageWords(): PageWords {
  const language = useLab((state) => state.language);
  const now = () => pageWordsOf(language);
  return useSyncExternalStore(onWords, now, now);
}
