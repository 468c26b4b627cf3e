import { useSyncExternalStore } from 'react';
import { onWords, type PageWords, pageWordsOf, type Words, wordsOf } from '../i18n';
import { useLab } from './useLab';

/**
 * All words in the current language, for components loaded by `laterPanel`; English until those of another language
 * are loaded.
 */
export function useWords(): Words {
  const language = useLab((state) => state.language);
  const now = () => wordsOf(language) ?? wordsOf('en');
  const words = useSyncExternalStore(onWords, now, now);
  if (!words) throw new Error('This should not happen: a panel was loaded before its words.');
  return words;
}

/** The words of the page and its first step in the current language, which are always loaded. */
export function usePageWords(): PageWords {
  const language = useLab((state) => state.language);
  const now = () => pageWordsOf(language);
  return useSyncExternalStore(onWords, now, now);
}
