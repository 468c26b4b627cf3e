import type { Words } from '../i18n';
import type { Stamp } from '../state/results/stampOf';
import { leakSentence } from './leakSentence';
import { partWords } from './protocolWords';

/** What a stamp says, in a sentence. */
export function stampSentence(stamp: Stamp, words: Words): string {
  if (stamp.code !== 'published-part') return leakSentence(stamp, words);
  return words.compare.publishedPartStamp(partWords(stamp.values));
}
