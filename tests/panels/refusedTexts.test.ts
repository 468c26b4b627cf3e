import { expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../src/beats/defaults';
import { defaultTrainSettings } from '../../src/experiment/settings/defaults';
import { refusedSentence } from '../../src/panels/refusedTexts';
import { refusedTexts } from '../../src/state/refusedTexts';
import { words } from '../words';

const sentence = (path: string, text: string, over: unknown) => {
  const sources = { prepareSettings: defaultPrepareSettings, trainSettings: defaultTrainSettings };
  const [refused] = refusedTexts({ ...sources, drafts: { [path]: { text, over } } });
  return [words.en, words.zh].map((each) => refusedSentence(refused!, each).replace(/\u202f/g, ' '));
};

it.each([
  ['train.epochs', '-5', 8, 'Epochs: -5 is not possible. From 1 to 10 000, please.'],
  ['train.epochs', ' ', 8, 'Epochs is empty. Please type a number.'],
  ['train.epochs', '2.5', 8, 'Epochs: 2.5 is not possible. Please type a whole number.'],
  ['train.validationFraction', '120', 0.1, /: 120 is not possible\. From 0.* to 95.*, please\.$/],
  ['prepare.window.beforeSec', 'x', 0.4, /^Before R: x is not possible\. Please type a number\.$/],
  ['train.network.dense.0', '0', 256, /^Dense layers.*: 0 is not possible\. From 1 to 4 096, please\.$/],
])('what is wrong with %s = %j is said as its field says it, with its name', (path, text, over, expected) => {
  const [english, chinese] = sentence(path, text, over);
  expect(english).toMatch(expected instanceof RegExp ? expected : new RegExp(`^${expected}$`));
  expect(chinese).not.toMatch(/is not possible|please/);
});
