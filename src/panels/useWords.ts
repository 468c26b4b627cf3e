import { type Words, words } from '../i18n';
import { useLab } from './useLab';

/** The words of the page's present language. */
export function useWords(): Words {
  return words[useLab((state) => state.language)];
}
