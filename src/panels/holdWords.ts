import { problemSentence, type Words } from '../i18n';
import type { HoldReason } from '../state/train/startHold';
import { refusedSentence } from './refusedTexts';

/** Why Prepare or Start is held back, in the language of the page. */
export function holdSentence(reason: HoldReason, words: Words): string {
  const { held } = words.train;
  switch (reason.kind) {
    case 'refused':
      return refusedSentence(reason.refused, words);
    case 'problem':
      return problemSentence(words.problems, { ...reason.problem, file: '' });
    case 'network': {
      const { code, message, values } = reason.problem;
      const sentence = code ? words.network.problems[code](values) : message;
      return `${words.network.noNetwork}: ${sentence}`;
    }
    case 'faults':
      return reason.count === 1 ? held.fault : held.faults;
    case 'restoring':
      return held.restoring;
    case 'preparing':
      return held.preparing;
    case 'labelling':
      return held.labelling;
  }
}
