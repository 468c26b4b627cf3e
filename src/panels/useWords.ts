import { useSyncExternalStore } from 'react';
import { onWords, type Words, wordsOf } from '../i18n';
import { en } from '../i18n/en';
import { useLab } from './useLab';

/** The words of the page's present language; English until they have come. */
export function useWords(): Words {
  const language = useLab((state) => state.language);
  const now = () => wordsOf(language);
  return useSyncExternalStore(onWords, now, now) ?? en;
}
